"""PETRARCH's unit sentences, coded with PETRARCH's own validation dictionaries: whom and what of them is found.

Run from the repository: ``python -m benchmarks.petrarch [--wrong N]``. Reads ../shared/gold/petrarch-unit.jsonl and
the two dictionaries in ../shared/reference, and is skipped where they are not. The actors are of invented countries,
so all that is known of them comes through the importer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman import Article, Coder
from dragoman.records import Event, Participant
from dragoman.resolve.cameo_affiliation import affiliation
from dragoman.resolve.petrarch_dictionary import read_petrarch

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GOLD = SHARED / "gold" / "petrarch-unit.jsonl"
DICTIONARIES = [SHARED / "reference" / f"PETR.Validate.{kind}.txt" for kind in ("actors", "agents")]
Code = tuple[str | None, str | None]


def day(date: str | None) -> str | None:
    """YYYYMMDD as YYYY-MM-DD."""
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if date and len(date) == 8 and date.isdigit() else None


def sides(event: Event) -> set[tuple[Code, Code]]:
    """All (source, target) of an event, as country and sector; in an act of equals each is the other's target."""
    actors, recipients = [code(one) for one in event.actors], [code(one) for one in event.recipients]
    if not recipients:
        alone: set[tuple[Code, Code]] = {(one, (None, None)) for one in actors}
        return alone | {(one, other) for one in actors for other in actors if one != other}
    return {(one, other) for one in actors or [(None, None)] for other in recipients}


def code(participant: Participant) -> Code:
    """A participant's country and sector."""
    return participant.country, participant.sector


def fits(expected: str | None, found: Code) -> bool:
    """Whether a code of the dictionaries agrees: the country, and the role where the code has one."""
    if expected is None or expected.startswith("---"):
        return True
    country, sector = affiliation(expected)
    return country == found[0] and (sector in (None, found[1]) or len(expected) <= 3)


@dataclass(frozen=True, slots=True)
class Judged:
    """An expected event, what was read of its sentence, and whether one event has its two sides, its root, or both."""

    record: dict[str, Any]
    expected: Sequence[str | None]
    events: tuple[Event, ...]
    pair: bool
    root: bool
    both: bool


def judged(record: dict[str, Any], expected: Sequence[str | None], events: tuple[Event, ...]) -> Judged:
    """One expected (source, target, CAMEO) beside the events read."""
    source, target, cameo = expected
    right = [any(fits(source, one) and fits(target, other) for one, other in sides(event)) for event in events]
    roots = [(event.cameo or "")[:2] == (cameo or "")[:2] for event in events]
    both = any(one and other for one, other in zip(right, roots, strict=True))
    return Judged(record, expected, events, any(right), any(roots), both)


def coded() -> tuple[list[Judged], list[str]]:
    """All expected events of plain sentences judged, and the exceptions that were raised."""
    known = [actor for path in DICTIONARIES for actor in read_petrarch(path).actors]
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    kept = [one for one in records if one["expected"] and not one["config"] and not one["error"]]
    failures: list[str] = []
    articles = [Article(one["text"], id=f"{place}", date=day(one["date"])) for place, one in enumerate(kept)]
    read = Coder(actors=known).read_all(articles, lambda article, error: failures.append(f"{article.id}: {error!r}"))
    readings = {reading.article.id: reading.events for reading in read}
    return [judged(one, expected, readings.get(str(place), ())) for place, one in enumerate(kept)
            for expected in one["expected"]], failures  # fmt: skip


def shares(lines: Sequence[Judged]) -> dict[str, float]:
    """The shares right, by the name of the figure."""
    count = max(1, len(lines))
    return {"source and target": sum(one.pair for one in lines) / count,
            "CAMEO root": sum(one.root for one in lines) / count,
            "all three": sum(one.both for one in lines) / count}  # fmt: skip


def figures() -> dict[str, float]:
    """What floors.toml pins; none where the files are not there."""
    return shares(coded()[0]) if present() else {}


def present() -> bool:
    """Whether the sentences and both dictionaries are there."""
    return GOLD.is_file() and all(path.is_file() for path in DICTIONARIES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Code, compare, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of those not found")
    options = parser.parse_args(arguments)
    if not present():
        print(f"skipped: {GOLD} or the dictionaries are not there")
        return 0
    lines, failures = coded()
    for line in [one for one in lines if not one.pair][: options.wrong]:
        ours = [(event.cameo, *([code(one) for one in side] for side in (event.actors, event.recipients)))
                for event in line.events]  # fmt: skip
        print(f"  {line.record['id']}: {line.expected} read as {ours}: {line.record['text'][:240]}")
    print(f"{len(lines)} expected events, {len(failures)} exceptions")
    for name, value in shares(lines).items():
        print(f"{name:<20}{value:>8.3f}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
