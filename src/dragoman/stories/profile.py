"""What a report as a whole is about, as far as it helps to know another report of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.records import Event, Place, Reading
from dragoman.stories.words import rare_names, vector, words

LEAD = 2  # sentences with which a report tells its news
BLOCKING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """A report by its words and its facts.

    ``vector`` are its weighted words; ``days`` the full days (ISO 8601) that its lead tells of; ``countries`` all that
    it names and ``places`` all towns and regions; ``lead_places`` those of its lead; ``rare`` the names that hardly
    any report has and ``lead_rare`` those of its lead; ``numbers`` those of two digits and more.
    """

    article_id: str
    published: str | None
    vector: dict[str, float]
    days: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    lead_places: frozenset[str]
    rare: frozenset[str]
    lead_rare: frozenset[str]
    numbers: frozenset[str]

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
    start = len(text) - len(article.text)
    places = [place for place in reading.places if place.kind != "country"]
    told = [event for event in reading.events if event.trigger.start < lead and event.status == "asserted"]
    return Profile(
        article_id=article.id,
        published=article.date,
        vector=vector(text),
        days=frozenset(lead_days(reading, told, lead)),
        countries=frozenset(countries(reading)),
        places=frozenset(place.name for place in places),
        lead_places=frozenset(names(places, lead)),
        rare=rare_names(text),
        lead_rare=rare_names(text[: start + lead]),
        numbers=frozenset(word.stem for word in words(text) if word.stem[0].isdigit()),
    )


def lead_days(reading: Reading, told: Iterable[Event], lead: int) -> Iterator[str]:
    """The days of the lead: those of its events, those that it names, else the day of publication."""
    found = [event.date for event in told if full_day(event.date)]
    found += [one.value for one in reading.dates if one.start < lead and full_day(one.value)]
    yield from (day for day in found if day)
    if not found and full_day(reading.article.date):
        yield reading.article.date or ""


def countries(reading: Reading) -> Iterator[str]:
    """The countries of a report's places and participants."""
    yield from (place.country for place in reading.places if place.country)
    yield from (entity.country for entity in reading.entities if entity.country)


def names(places: Iterable[Place], lead: int) -> Iterator[str]:
    """The names of the places within the lead."""
    yield from (place.name for place in places if place.start < lead)


def full_day(value: str | None) -> date | None:
    """A day, where a date is a full one."""
    try:
        return date.fromisoformat(value) if value and len(value) == len("2000-01-01") else None
    except ValueError:
        return None
