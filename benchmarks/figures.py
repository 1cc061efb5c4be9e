"""Whether the quantities of short reports are read right, and belong to the right event (``figures.jsonl``, our own).

Run from the repository: ``python -m benchmarks.figures [--wrong N]``. The reports were written before the coder had
read them. A figure is right by its value (both, of a range) and its unit: the currency, "%", or the noun counted; it
is attached where an event of the type given has it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman import Article, Coder
from dragoman.records import Figure, Reading

REPORTS = Path(__file__).with_name("figures.jsonl")
DAY = "2024-03-15"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quantity of a report: its value and the upper one of a range, its unit, its kind, and the type of its event."""

    value: float
    value_end: float | None
    unit: str | None
    kind: str
    event_type: str | None

    def fits(self, found: Figure) -> bool:
        """Whether a figure has this value and unit."""
        return (self.value, self.value_end, self.unit) == (found.value, found.value_end, found.unit)


@dataclass(frozen=True, slots=True)
class Judged:
    """A wanted quantity, whether it was read right and with its kind, and whether its event has it (None where it
    belongs to none)."""

    text: str
    wanted: Wanted
    reading: Reading

    @property
    def right(self) -> bool:
        """Whether value and unit are right."""
        return any(self.wanted.fits(one) for one in self.reading.figures)

    @property
    def kind_right(self) -> bool:
        """Whether the kind is right as well."""
        return any(self.wanted.fits(one) and one.kind == self.wanted.kind for one in self.reading.figures)

    @property
    def attached(self) -> bool | None:
        """Whether an event of the type has it."""
        if self.wanted.event_type is None:
            return None
        events = [event for event in self.reading.events if event.event_type == self.wanted.event_type]
        return any(self.wanted.fits(one) for event in events for one in event.figures)


def judged() -> tuple[list[Judged], int]:
    """All wanted quantities with their readings, and how many figures were found that nobody wanted."""
    records = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]
    readings = Coder().read_all(Article(one["text"], id=one["id"], date=DAY) for one in records)
    lines, unwanted = [], 0
    for record, reading in zip(records, readings, strict=True):
        wanted = [Wanted(**one) for one in record["figures"]]
        lines += [Judged(record["text"], one, reading) for one in wanted]
        unwanted += sum(not any(one.fits(found) for one in wanted) for found in reading.figures)
    return lines, unwanted


def shares(lines: Sequence[Judged]) -> dict[str, float]:
    """The shares right, by the name of the figure."""
    count, bound = max(1, len(lines)), [one.attached for one in lines if one.attached is not None]
    return {"value and unit": sum(one.right for one in lines) / count,
            "kind as well": sum(one.kind_right for one in lines) / count,
            "at the right event": sum(bound) / max(1, len(bound))}  # fmt: skip


def figures() -> dict[str, float]:
    """What floors.toml pins."""
    return shares(judged()[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and show some of the wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of the wrong ones")
    options = parser.parse_args(arguments)
    lines, unwanted = judged()
    for name, value in shares(lines).items():
        print(f"{name:<20}{value:>8.3f}")
    print(f"{len(lines)} quantities in {len({one.text for one in lines})} reports; {unwanted} more were found")
    for line in [one for one in lines if not one.right or not one.kind_right or one.attached is False][: options.wrong]:
        found = [(one.value, one.value_end, one.unit, one.kind) for one in line.reading.figures]
        events = [(event.event_type, [one.value for one in event.figures]) for event in line.reading.events]
        print(f"  {line.text}\n    wanted {line.wanted}\n    found {found}, events {events}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
