"""How time and memory grow with the input: a mixed corpus of 1,000, 3,000, … articles, coded by the command line.

Run from the repository: ``python -m benchmarks.growth [--most N] [--jobs N] [--output SUFFIX] [--check]``. Prints a
line a size, and the exponent that fits them (time ∝ articles^e, by least squares of the logarithms); ``--check`` exits
with 1 where it is above 1.05, or where the largest process of the largest run held more than a tenth more than that of
the smallest but one. Each run is a process of its own, the loading of models included.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import mixed, write

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
GOAL = 1.05
MORE_MEMORY = 1.1


@dataclass(frozen=True, slots=True)
class Run:
    """One size: seconds of the whole command, MiB of its largest process, bytes in and events out."""

    articles: int
    seconds: float
    memory: float
    size: int
    events: int


def coded(articles: int, jobs: int, suffix: str, folder: Path) -> Run:
    """Code so many articles with the command line."""
    source, output = folder / f"{articles}.jsonl", folder / f"{articles}{suffix}"
    write(source, mixed(articles))
    command = [sys.executable, "-m", "dragoman", "code", str(source), "-o", str(output), "-j", str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    # A child between us and the run, so that the memory told is that of this run's processes alone.
    told = subprocess.run([sys.executable, "-c", WATCH, *command], env=environment, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    found = json.loads(told.stdout.splitlines()[-1])
    run = Run(articles, seconds, found["memory"], source.stat().st_size, found["events"])
    source.unlink()
    output.unlink(missing_ok=True)
    return run


WATCH = """
import json, re, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stderr)
events = int(re.search(r"([\\d,]+) events", done.stderr).group(1).replace(",", ""))
print(json.dumps({"memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "events": events}))
"""


def exponent(runs: Sequence[Run]) -> float:
    """The exponent of time over articles, by least squares of the logarithms."""
    points = [(math.log(run.articles), math.log(run.seconds)) for run in runs]
    across, along = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((x - across) * (y - along) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], metavar="N", help="articles  [default: 100000]")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes  [default: 2]")
    parser.add_argument("--output", default=".jsonl", metavar="SUFFIX", help="of the output  [default: .jsonl]")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a goal is missed")
    options = parser.parse_args(arguments)
    runs: list[Run] = []
    print(f"{'articles':>9}{'MB in':>8}{'events':>9}{'seconds':>9}{'a second':>10}{'MiB':>7}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for articles in (size for size in SIZES if size <= options.most):
            run = coded(articles, options.jobs, options.output, Path(folder))
            runs.append(run)
            print(
                f"{run.articles:>9,}{run.size / 1e6:>8.1f}{run.events:>9,}{run.seconds:>9.1f}"
                f"{run.articles / run.seconds:>10.1f}{run.memory:>7.0f}", flush=True,
            )  # fmt: skip
    if len(runs) < 2:
        return 0
    grown, more = exponent(runs), runs[-1].memory / runs[min(1, len(runs) - 2)].memory
    print(f"time grows with the power {grown:.3f} of the articles (goal {GOAL} at most); memory by {more:.2f} times")
    return 1 if options.check and (grown > GOAL or more > MORE_MEMORY) else 0


if __name__ == "__main__":
    sys.exit(main())
