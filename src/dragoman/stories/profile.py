"""What a report as a whole is about, as far as it helps to know another report of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.records import Event, Place, Reading
from dragoman.stories.words import rare_names, vector, words

LEAD = 2  # sentences with which a report tells its news
BLOCKING_WORDS = 12
YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Profile:
    """A report by its words and its facts; what begins with ``lead`` is that of its title and first sentences.

    ``vector`` are its weighted words; ``days`` the full days (ISO 8601) that its lead tells of; ``countries`` all that
    it names and ``places`` all towns and regions; ``rare`` the names that hardly any report has; ``numbers`` those of
    two digits and more that are no years; ``lead_types`` the types of what its lead tells.
    """

    article_id: str
    published: str | None
    vector: dict[str, float]
    lead_vector: dict[str, float]
    days: frozenset[str]
    countries: frozenset[str]
    lead_countries: frozenset[str]
    places: frozenset[str]
    lead_places: frozenset[str]
    rare: frozenset[str]
    lead_rare: frozenset[str]
    numbers: frozenset[str]
    lead_numbers: frozenset[str]
    lead_types: frozenset[str]

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return full_day(self.published)

    def blocks(self) -> Iterator[str]:
        """The heaviest words, by which reports of one thing are looked for."""
        yield from sorted(self.vector, key=lambda one: (-self.vector[one], one))[:BLOCKING_WORDS]


def profile_of(reading: Reading) -> Profile:
    """The profile of a reading."""
    article = reading.article
    text = f"{article.title}\n\n{article.text}" if article.title else article.text
    lead = reading.sentences[min(LEAD, len(reading.sentences)) - 1].end if reading.sentences else 0
    opening = text[: len(text) - len(article.text) + lead]
    places = [place for place in reading.places if place.kind != "country"]
    told = [event for event in reading.events if event.trigger.start < lead]
    return Profile(
        article_id=article.id,
        published=article.date,
        vector=vector(text),
        lead_vector=vector(opening),
        days=frozenset(lead_days(reading, told, lead)),
        countries=frozenset(countries(reading, len(text))),
        lead_countries=frozenset(countries(reading, lead)),
        places=frozenset(place.name for place in places),
        lead_places=frozenset(names(places, lead)),
        rare=rare_names(text),
        lead_rare=rare_names(opening),
        numbers=frozenset(numbers(text)),
        lead_numbers=frozenset(numbers(opening)),
        lead_types=frozenset(event.event_type for event in told),
    )


def lead_days(reading: Reading, told: Iterable[Event], lead: int) -> Iterator[str]:
    """The days of the lead: those of its events, those that it names, else the day of publication."""
    found = [event.date for event in told if event.status == "asserted" and full_day(event.date)]
    found += [one.value for one in reading.dates if one.start < lead and full_day(one.value)]
    yield from (day for day in found if day)
    if not found and full_day(reading.article.date):
        yield reading.article.date or ""


def countries(reading: Reading, end: int) -> Iterator[str]:
    """The countries of the places and of those who are named before a character."""
    yield from (place.country for place in reading.places if place.country and place.start < end)
    yield from (entity.country for entity in reading.entities if entity.country and entity.start < end)


def names(places: Iterable[Place], lead: int) -> Iterator[str]:
    """The names of the places within the lead."""
    yield from (place.name for place in places if place.start < lead)


def numbers(text: str) -> Iterator[str]:
    """The numbers of a text that are no years."""
    yield from (word.stem for word in words(text) if word.stem[0].isdigit() and not YEAR.fullmatch(word.stem))


def full_day(value: str | None) -> date | None:
    """A day, where a date is a full one."""
    try:
        return date.fromisoformat(value) if value and len(value) == len("2000-01-01") else None
    except ValueError:
        return None
