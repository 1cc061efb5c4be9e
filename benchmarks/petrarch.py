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


def main(arguments: Sequence[str] | None = None) -> int:
    """Code, compare, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of those not found")
    options = parser.parse_args(arguments)
    if not GOLD.is_file() or not all(path.is_file() for path in DICTIONARIES):
        print(f"skipped: {GOLD} or the dictionaries are not there")
        return 0
    known = [actor for path in DICTIONARIES for actor in read_petrarch(path).actors]
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    kept = [one for one in records if one["expected"] and not one["config"] and not one["error"]]
    failures: list[str] = []
    coder = Coder(actors=known)
    articles = [Article(one["text"], id=f"{place}", date=day(one["date"])) for place, one in enumerate(kept)]
    readings = {reading.article.id: reading for reading in
                coder.read_all(articles, lambda article, error: failures.append(f"{article.id}: {error!r}"))}
    tally = {"pairs": 0, "source and target": 0, "CAMEO root": 0, "all three": 0}
    for place, one in enumerate(kept):
        reading = readings.get(str(place))
        events = reading.events if reading else ()
        for expected in one["expected"]:
            judge(expected, events, tally, one, options.wrong)
    print(f"{len(kept)} sentences, {tally['pairs']} expected events, {len(failures)} exceptions")
    for name in ("source and target", "CAMEO root", "all three"):
        print(f"{name:<20}{tally[name] / max(1, tally['pairs']):>8.3f}")
    return 1 if failures else 0


def judge(
    expected: Sequence[str | None], events: Sequence[Event], tally: dict[str, int], record: dict[str, Any], most: int
) -> None:
    """Count one expected event; print it where its sides are not found."""
    source, target, cameo = expected
    right = [any(fits(source, one) and fits(target, other) for one, other in sides(event)) for event in events]
    roots = [(event.cameo or "")[:2] == (cameo or "")[:2] for event in events]
    tally["pairs"] += 1
    tally["source and target"] += any(right)
    tally["CAMEO root"] += any(roots)
    tally["all three"] += any(one and other for one, other in zip(right, roots, strict=True))
    if not any(right) and tally["pairs"] - tally["source and target"] <= most:
        ours = [(event.cameo, [code(p) for p in event.actors], [code(p) for p in event.recipients]) for event in events]
        print(f"  {record['id']}: {expected} read as {ours}: {record['text'][:160]}")


if __name__ == "__main__":
    sys.exit(main())
