"""Whether ``dragoman code -j 2`` survives being killed: a run, or one of its workers, at random moments.

Run from the repository: ``python -m benchmarks.kill_pool [--trials N] [--articles N] [--seed S]``. Real runs of the
command line on the mixed corpus, into a store. Every other trial kills the whole run with SIGKILL, opens the store,
which must be sound, and starts it again; the others kill one worker and let the run go on by itself. In the end the
store must hold just the rows that an undisturbed run has. Exit status 1 when a trial failed.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import mixed, write
from dragoman.store import Store

ROOT = Path(__file__).resolve().parent.parent
# Who somebody is may differ: a run that begins again knows from its beginning what the first part taught.
ROWS = {
    "articles": "SELECT article_id, date, title, text_digest FROM articles ORDER BY ALL",
    "events": "SELECT event_id, article_id, event_type, mode, date, confidence, rule FROM events ORDER BY ALL",
    "participants": "SELECT event_id, role, position, text FROM participants ORDER BY ALL",
    "quotes": "SELECT article_id, count(*) FROM quotes GROUP BY ALL ORDER BY ALL",
}


@dataclass(slots=True)
class Outcome:
    """What the trials came to."""

    runs_killed: int = 0
    workers_killed: int = 0
    missed: int = 0
    failures: int = 0


def start(source: Path, store: Path) -> subprocess.Popen[bytes]:
    """Start a run."""
    command = [sys.executable, "-m", "dragoman", "code", str(source), "-o", str(store), "-j", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def held(store: Path) -> dict[str, Any]:
    """All that a store holds that must be as it would have been."""
    with Store(store, read_only=True) as opened:
        return {name: opened.sql(query).fetchall() for name, query in ROWS.items()}


def workers_of(run: subprocess.Popen[bytes]) -> list[int]:
    """The process ids of a run's workers."""
    import psutil

    try:
        children = psutil.Process(run.pid).children(recursive=True)
        return [one.pid for one in children if any("spawn_main" in part for part in one.cmdline())]
    except psutil.Error:
        return []


def trial(source: Path, store: Path, whole: bool, moment: float, chance: random.Random, outcome: Outcome) -> None:
    """One run that is disturbed, and gone on with until it is through."""
    run = start(source, store)
    time.sleep(moment)
    if whole and run.poll() is None:
        run.send_signal(signal.SIGKILL)
        outcome.runs_killed += 1
    elif not whole and (found := workers_of(run)):
        os.kill(chance.choice(found), signal.SIGKILL)
        outcome.workers_killed += 1
    else:
        outcome.missed += 1
    run.wait()
    if whole:
        if store.exists():
            with Store(store, read_only=True) as opened:
                assert not opened.faults(), "the store is not sound"
        assert start(source, store).wait() == 0, "the second run failed"


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=20, metavar="N", help="kills  [default: 20]")
    parser.add_argument("--articles", type=int, default=300, metavar="N", help="of the corpus  [default: 300]")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the moments  [default: 1]")
    options = parser.parse_args(arguments)
    chance, outcome = random.Random(options.seed), Outcome()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        write(source, mixed(options.articles))
        began = time.perf_counter()
        assert start(source, Path(folder) / "whole.duckdb").wait() == 0, "the undisturbed run failed"
        longest = time.perf_counter() - began
        expected = held(Path(folder) / "whole.duckdb")
        print(f"undisturbed: {longest:.1f} s, {len(expected['events'])} events", flush=True)
        for number in range(options.trials):
            store = Path(folder) / f"{number}.duckdb"
            moment = chance.uniform(0.1, 1.0) * longest
            trial(source, store, number % 2 == 0, moment, chance, outcome)
            wrong = [name for name, rows in held(store).items() if rows != expected[name]]
            outcome.failures += bool(wrong)
            what = "run" if number % 2 == 0 else "worker"
            print(f"{what} killed after {moment:.1f} s: {wrong or 'whole'}", flush=True)
            store.unlink()
    print(
        f"{options.trials} trials: {outcome.runs_killed} runs and {outcome.workers_killed} workers killed, "
        f"{outcome.missed} too late; {outcome.failures} failed"
    )
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
