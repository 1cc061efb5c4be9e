"""Fuzz the readers: ``python -m fuzz [TARGET…] [--seconds N] [--keep]``.

Each target runs in a process of its own, with at most 2 GiB of memory and 20 seconds an input (machines are busy), from
its seeds and its corpus in ``fuzz/corpora``. What breaks it is written to ``fuzz/crashes``, and the exit status is 1.
``--keep`` adds to the corpus the small inputs that reach what no other does.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fuzz.targets import Target, targets

HERE = Path(__file__).resolve().parent
CORPORA, CRASHES = HERE / "corpora", HERE / "crashes"
LONGEST = 4096  # bytes of an input
MOST = 40  # inputs of a corpus
LIMITS = ("-timeout=20", "-rss_limit_mb=2048", f"-max_len={LONGEST}")
STATISTIC = re.compile(r"^stat::(\w+):\s+(\d+)", re.M)
COVERAGE = re.compile(r"\bcov: (\d+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What fuzzing a target came to."""

    target: str
    executions: int
    coverage: int
    crashes: int


def fuzzed(target: Target, seconds: int, keep: bool) -> Outcome:
    """Fuzz one target for some seconds."""
    with tempfile.TemporaryDirectory() as scratch:
        found, seeds = Path(scratch) / "found", Path(scratch) / "seeds"
        found.mkdir()
        write_seeds(target, seeds)
        corpus = CORPORA / target.name
        corpus.mkdir(parents=True, exist_ok=True)
        CRASHES.mkdir(exist_ok=True)
        before = crashes(target)
        said = process(target, [
            f"-max_total_time={seconds}", f"-artifact_prefix={CRASHES / target.name}-", "-print_final_stats=1", *LIMITS,
            str(found), str(corpus), str(seeds),
        ])  # fmt: skip
        if keep:
            merge(target, corpus, found)
    told = dict(STATISTIC.findall(said))
    reached = COVERAGE.findall(said)
    return Outcome(
        target.name, int(told.get("number_of_executed_units", 0)), int(reached[-1]) if reached else 0,
        len(crashes(target) - before),
    )  # fmt: skip


def write_seeds(target: Target, folder: Path) -> None:
    """The seeds as files."""
    folder.mkdir()
    for number, seed in enumerate(target.seeds):
        (folder / str(number)).write_bytes(seed)


def crashes(target: Target) -> set[Path]:
    """The inputs that broke a target."""
    return set(CRASHES.glob(f"{target.name}-*"))


def process(target: Target, options: Sequence[str]) -> str:
    """Run libFuzzer; what it printed."""
    root = HERE.parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root)))}
    command = [sys.executable, "-m", "fuzz.run", target.name, *options]
    done = subprocess.run(command, capture_output=True, cwd=root, env=environment, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode and "stat::" not in said:
        print(said[-3000:], file=sys.stderr)
    return said


def merge(target: Target, corpus: Path, found: Path) -> None:
    """Make a corpus of the fewest inputs of the old one and the new that reach as much; the smallest stay."""
    with tempfile.TemporaryDirectory() as scratch:
        process(target, ["-merge=1", *LIMITS, scratch, str(corpus), str(found)])
        kept = sorted(Path(scratch).iterdir(), key=lambda file: file.stat().st_size)[:MOST]
        if kept:
            shutil.rmtree(corpus)
            corpus.mkdir()
            for file in kept:
                shutil.copy(file, corpus / file.name[:16])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz and print the table."""
    known = targets()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(known)}  [default: all]")
    parser.add_argument("--seconds", type=int, default=60, metavar="N", help="for each target  [default: 60]")
    parser.add_argument("--keep", action="store_true", help="renew the corpora")
    options = parser.parse_args(arguments)
    if unknown := set(options.targets) - set(known):
        parser.error(f"no target named {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if find_spec("atheris") is None:
        print("fuzzing needs atheris: pip install 'dragoman[fuzz]'", file=sys.stderr)
        return 2
    print(f"{'target':<14}{'seconds':>9}{'executions':>12}{'coverage':>10}{'crashes':>9}", flush=True)
    broken = 0
    for name in options.targets or known:
        one = fuzzed(known[name], options.seconds, options.keep)
        broken += one.crashes
        print(f"{name:<14}{options.seconds:>9}{one.executions:>12,}{one.coverage:>10,}{one.crashes:>9}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
