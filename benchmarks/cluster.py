"""The cluster pipeline on this machine: how fast beside a pool of processes, and whether it survives lost workers.

Run from the repository: ``python -m benchmarks.cluster [--articles N] [--runs N] [--trials N] [--check]``. Speed is of
whole runs on the mixed corpus, workers' start included, in turns of pool and cluster with two workers each. In each
trial one worker's process, chosen by chance, is killed at a moment chosen by chance; the articles written must be those
of the input, each once. ``--check`` exits with 1 where the cluster is more than 15 % slower or a trial fails.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import mixed, write
from dragoman.cluster.output import ARTICLES, EVENTS, Output
from dragoman.cluster.run import Settings, code_cluster, connected

ROOT = Path(__file__).resolve().parent.parent
FILES = 8
WORKERS = 2
GOAL = 0.85


def in_files(folder: Path, articles: int) -> None:
    """The corpus in some files."""
    for number in range(FILES):
        write(folder / f"{number}.jsonl", islice(mixed(articles), number, None, FILES))


def by_pool(source: Path, scratch: Path) -> float:
    """Seconds that ``dragoman code -j 2`` takes, as a function of this process."""
    from dragoman.batch import How, code_files

    start = time.perf_counter()
    code_files([source], str(scratch / f"{time.time_ns()}.parquet"), {}, how=How(WORKERS))
    return time.perf_counter() - start


def by_cluster(source: Path, scratch: Path) -> float:
    """Seconds that the cluster takes; Ray itself is running already."""
    start = time.perf_counter()
    code_cluster([str(source)], str(scratch / f"out-{time.time_ns()}"), Settings(workers=WORKERS))
    return time.perf_counter() - start


def workers() -> list[int]:
    """The process ids of the actors that code."""
    import psutil

    mine = psutil.Process().children(recursive=True)
    return [one.pid for one in mine if any("MapWorker" in part for part in one.cmdline())]


def trial(
    source: Path, scratch: Path, expected: Counter[str], chance: random.Random, longest: float
) -> tuple[bool, bool]:
    """One run whose worker is killed: whether one was, before the run was over, and whether it wrote all once."""
    out = scratch / f"trial-{time.time_ns()}"
    killed: list[int] = []

    def kill() -> None:
        time.sleep(chance.uniform(0.2, 0.7) * longest)
        found = workers()
        if found:
            killed.append(chance.choice(found))
            os.kill(killed[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    code_cluster([str(source)], str(out), Settings(workers=WORKERS))
    thread.join()
    output = Output(str(out))
    articles = Counter(row["article_id"] for path in output.files(ARTICLES) for row in output.read(path))
    events = Counter(row["event_id"] for path in output.files(EVENTS) for row in output.read(path))
    wrong = "" if articles == expected else "articles lost or doubled; "
    wrong += "events doubled; " if any(count > 1 for count in events.values()) else ""
    print(f"killed {killed[0] if killed else 'nobody: it was over'}: {wrong or 'whole'}", flush=True)
    return bool(killed), not wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000, metavar="N", help="of the corpus  [default: 2000]")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="turns  [default: 3]")
    parser.add_argument("--trials", type=int, default=20, metavar="N", help="kills  [default: 20]")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the kills  [default: 1]")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a goal is missed")
    options = parser.parse_args(arguments)
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    chance, failed, share = random.Random(options.seed), 0, 1.0
    with tempfile.TemporaryDirectory() as folder, connected(None, WORKERS):
        scratch, source, small = Path(folder), Path(folder) / "in", Path(folder) / "small"
        source.mkdir()
        small.mkdir()
        if options.runs:
            in_files(source, options.articles)
            turns = [(by_pool(source, scratch), by_cluster(source, scratch)) for _ in range(options.runs)]
            share = median(pool / ray for pool, ray in turns)
            print(f"pool {median(one for one, _ in turns):.1f} s, cluster {median(two for _, two in turns):.1f} s")
            print(f"cluster's speed ÷ pool's, median of {len(turns)}: {share:.2f} (goal {GOAL} at least)", flush=True)
        if options.trials:
            in_files(small, 400)
            expected = Counter(one.id for one in mixed(400))
            longest = by_cluster(small, scratch)
            kills = 0
            while kills < options.trials:
                killed, whole = trial(small, scratch, expected, chance, longest)
                kills += killed
                failed += not whole
            print(f"{kills} runs with a worker killed, {failed} failed")
    return 1 if failed or (options.check and share < GOAL) else 0


if __name__ == "__main__":
    sys.exit(main())
