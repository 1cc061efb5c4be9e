"""Measured quality beside its pinned floors: exit status 1 when a figure has fallen below its floor.

Run from the repository: ``python -m benchmarks.quality [--gold FOLDER]``. Skips, with a reason, where there is no gold.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.evaluate import CoderLike, Report, evaluate

FLOORS = Path(__file__).with_name("floors.toml")
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure and its floor, either of a ``gold`` file's report or of a ``benchmark`` beside this file.

    Of a report, ``level`` names one of its scores, of which the F1 or another ``measure`` counts, or ``figure`` one of
    its figures; ``own`` gold lies beside this file and is ours. Of a benchmark, ``figure`` is one that it gives."""

    name: str
    floor: float
    gold: str | None = None
    benchmark: str | None = None
    level: str | None = None
    figure: str | None = None
    measure: Literal["f1", "precision", "recall"] = "f1"
    own: bool = False

    def measured(self, report: Report) -> float:
        """The figure, a share from 0 to 1. Raises ``KeyError`` where the report has no such figure."""
        if self.level is not None:
            return float(getattr(report.levels[self.level], self.measure))
        return report.figures[str(self.figure)]


@dataclass(frozen=True, slots=True)
class Line:
    """A measured figure beside its floor."""

    name: str
    measured: float
    floor: float

    @property
    def holds(self) -> bool:
        """Whether the figure is at its floor or above it."""
        return self.measured >= self.floor


def read_floors(path: Path = FLOORS) -> list[Floor]:
    """The pinned floors."""
    return [Floor(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["floor"]]


def measure(floors: Sequence[Floor], gold: Path, coder: CoderLike) -> Iterator[Line]:
    """Each floor's figure; every gold file is coded once, and one that is not there is passed over."""
    reports: dict[str, Report] = {}
    for floor in floors:
        if floor.gold is None:
            continue
        path = (FLOORS.parent if floor.own else gold) / floor.gold
        if not path.is_file():
            continue
        if floor.gold not in reports:
            reports[floor.gold] = evaluate(path, coder)
        yield Line(floor.name, floor.measured(reports[floor.gold]), floor.floor)


def measure_benchmarks(floors: Sequence[Floor]) -> Iterator[Line]:
    """The figures of the benchmarks beside this file; one without its data gives none and is passed over."""
    found: dict[str, dict[str, float]] = {}
    for floor in floors:
        if floor.benchmark is None:
            continue
        if floor.benchmark not in found:
            found[floor.benchmark] = import_module(f"benchmarks.{floor.benchmark}").figures()
        if str(floor.figure) in found[floor.benchmark]:
            yield Line(floor.name, found[floor.benchmark][str(floor.figure)], floor.floor)


def show(lines: Sequence[Line]) -> None:
    """Print the table."""
    print(f"{'figure':<28}{'measured':>10}{'floor':>8}")
    for line in lines:
        print(f"{line.name:<28}{line.measured:>10.3f}{line.floor:>8.3f}{'' if line.holds else '  below its floor'}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER", help="the folder of gold files")
    gold = parser.parse_args(arguments).gold
    if not gold.is_dir():
        print("there are no gold files beside the repository (shared/gold): only its own are measured")
    from dragoman import Coder

    floors = read_floors()
    lines = [*measure(floors, gold, Coder()), *measure_benchmarks(floors)]
    show(lines)
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
