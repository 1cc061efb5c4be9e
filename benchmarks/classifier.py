"""Pairs a second of the classifier that ships, on its own training sentences.

Run from the repository: ``python -m benchmarks.classifier [--pairs N] [--runs N] [--threads N]``. Speeds depend on the
machine and on what else it does; the median of the runs is what to quote.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from statistics import median

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.coder.pair_classifier import PairClassifier
from dragoman.coder.pair_encoding import Pair
from dragoman.marked import unmarked

TRAINING = Path(__file__).resolve().parent.parent / "training"


def pairs_of(folder: Path, most: int) -> list[Pair]:
    """At most so many marked pairs, taken evenly from all files of a folder."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    step = max(1, len(lines) // most)
    marked = [unmarked(json.loads(line)["marked"]) for line in lines[::step][:most]]
    return [Pair(one.text, one.actor, one.recipient) for one in marked]


def speeds(classifier: PairClassifier, pairs: Sequence[Pair], runs: int) -> list[float]:
    """Pairs a second of each run."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        classifier.classify(pairs)
        found.append(len(pairs) / (time.perf_counter() - start))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000, metavar="N", help="pairs at most  [default: 1000]")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="[default: 5]")
    parser.add_argument("--threads", type=int, default=2, metavar="N", help="[default: 2]")
    options = parser.parse_args(arguments)
    classifier = PairClassifier(resources.files("dragoman.coder").joinpath("weights"), options.threads)
    pairs = pairs_of(TRAINING, options.pairs)
    classifier.classify(pairs[:50])  # Memory is laid out at the first questions.
    found = speeds(classifier, pairs, options.runs)
    print(f"{len(pairs)} pairs, {options.threads} threads, {options.runs} runs: {median(found):.0f} pairs/s "
          f"(from {min(found):.0f} to {max(found):.0f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
