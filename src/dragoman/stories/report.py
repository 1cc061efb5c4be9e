"""A report as the linker keeps it: its profile, its signature, and its events as tellings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.records import Reading
from dragoman.stories.copies import bands, signature
from dragoman.stories.profile import Profile, profile_of
from dragoman.stories.telling import Side, Telling, telling

WINDOW = 7  # days between two reports of one thing
UNDATED = 0
RECENT = 30  # days before or after publication of an event by which reports are looked for


@dataclass(frozen=True, slots=True)
class Block:
    """A key under which a report is looked for, and the days (as ordinals) on which it must lie."""

    key: str
    day: int
    window: int


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a report for linking it to others."""

    profile: Profile
    tellings: tuple[Telling, ...]
    signature: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id of its article."""
        return self.profile.article_id

    @property
    def order(self) -> tuple[str, str]:
        """By what reports are sorted: the day of publication, then the id."""
        return self.profile.published or "9999", self.id

    def blocks(self) -> Iterator[Block]:
        """The keys of which two reports share one if they can have anything in common."""
        published = self.profile.day.toordinal() if self.profile.day else UNDATED
        window = WINDOW if published else 0
        for key in (*self.profile.blocks(), *bands(self.signature)):
            yield Block(key, published, window)
        for day in self.profile.days:
            for country in self.profile.countries:
                yield Block(f"{day} {country}", published, window)
        for one in self.tellings:
            # Of what lies long back nobody tells again within a week; its day would have all of a store looked through.
            if one.day is not None and (not published or abs(one.day.toordinal() - published) <= RECENT):
                for country in one.parties.countries:
                    yield Block(f"{one.event_type} {country}", one.day.toordinal(), 0)

    def to_json(self) -> str:
        """The report as text."""
        return json.dumps(asdict(self), default=sorted, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """A report of its text."""
        raw = json.loads(text)
        return cls(read_profile(raw["profile"]), tuple(map(read_telling, raw["tellings"])), tuple(raw["signature"]))


def report_of(reading: Reading) -> Report:
    """A reading as a report."""
    tellings = tuple(telling(event) for event in reading.events)
    return Report(profile_of(reading), tellings, signature(reading.article.text))


def read_profile(raw: dict[str, Any]) -> Profile:
    """A profile of its plain fields."""
    fields: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in raw.items()
    }
    return Profile(**fields)


def read_telling(raw: dict[str, Any]) -> Telling:
    """A telling of its plain fields."""
    sides = {name: Side(frozenset(raw[name]["countries"]), frozenset(raw[name]["entities"]))
             for name in ("actors", "recipients")}  # fmt: skip
    return Telling(**(raw | sides))
