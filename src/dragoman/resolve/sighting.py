"""What an article's own words say of somebody, as a store will remember it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Manner, Sighting
from dragoman.resolve.found import Found

TELLING = ("title", "apposition", "nationality adjective", "of a country", "possessor", "body in the name")


def tells(found: Found) -> bool:
    """Whether an article's own words say of somebody with a full name whose he is and what."""
    own = found.reason in TELLING or found.reason.endswith("in the phrase")
    full = len(found.name.split()) > 1
    return found.named and full and own and found.manner in ("person", "body") and bool(found.country and found.sector)


def sighting(found: Found, sentence: int) -> Sighting:
    """What a phrase tells, to be remembered."""
    manner: Manner = "person" if found.manner == "person" else "body"
    return Sighting(found.name, manner, found.country or "", found.sector, found.office, sentence, found.reason)


def told_once(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """What an article tells of its people and bodies, each affiliation once, where it is told first."""
    first: dict[tuple[str | None, ...], Sighting] = {}
    for one in sightings:
        first.setdefault((one.name, one.country, one.sector, one.office), one)
    return tuple(first.values())
