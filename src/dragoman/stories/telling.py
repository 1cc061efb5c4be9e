"""What one sentence tells of an event, as far as it helps to know it again elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Event, Participant
from dragoman.stories.profile import LEAD, full_day
from dragoman.stories.words import stem, vector


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an event: the countries and the entities known of it."""

    countries: frozenset[str]
    entities: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether anything is."""
        return bool(self.countries or self.entities)

    def meets(self, other: Side) -> bool:
        """Whether two sides have an entity or a country in common."""
        return bool(self.entities & other.entities or self.countries & other.countries)

    def __or__(self, other: Side) -> Side:
        return Side(self.countries | other.countries, self.entities | other.entities)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event by its facts. ``date`` is ISO 8601 of any precision; ``exact`` is whether its place is smaller than a
    country; ``words`` are the weighted words of its sentence, ``lead`` whether that is of its report's lead."""

    event_id: str
    article_id: str
    event_type: str
    mode: str | None
    status: str
    actors: Side
    recipients: Side
    date: str | None
    place: str | None
    place_country: str | None
    exact: bool
    trigger: str
    words: dict[str, float]
    lead: bool = False

    @property
    def day(self) -> datetime.date | None:
        """Its day, where a full one is known."""
        return full_day(self.date)

    @property
    def parties(self) -> Side:
        """Both sides together."""
        return self.actors | self.recipients


def telling(event: Event) -> Telling:
    """An event as a telling."""
    place = event.place
    return Telling(
        event_id=event.event_id,
        article_id=event.article_id,
        event_type=event.event_type,
        mode=event.mode,
        status=event.status,
        actors=side(event.actors),
        recipients=side(event.recipients),
        date=event.date,
        place=place.name if place else None,
        place_country=place.country if place else None,
        exact=place is not None and place.kind not in ("country", "region"),
        trigger=stem(event.trigger.text.split()[0]),
        words=vector(event.sentence),
        lead=event.sentence_index < LEAD,
    )


def side(participants: Iterable[Participant]) -> Side:
    """The participants of one side."""
    known = tuple(participants)
    return Side(
        frozenset(one.country for one in known if one.country),
        frozenset(one.entity_id for one in known if one.entity_id),
    )
