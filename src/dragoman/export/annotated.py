"""An article with its marked spans and the links between them: what labelling tools show and people correct."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from dragoman.records import Article, DateMention, Event, Participant, Place, Reading

# The labels of spans beside the event types, which label triggers, and the kinds of links from a trigger.
PARTICIPANT, PLACE, DATE = "PARTICIPANT", "PLACE", "DATE"
ACTOR, RECIPIENT, AT, ON = "actor", "recipient", "place", "date"
OTHER_LABELS = (PARTICIPANT, PLACE, DATE)
LINKS = (ACTOR, RECIPIENT, AT, ON)
# What is told of a span beside its label. A trigger has mode, status and date, and the place where no span is linked.
DETAILS = ("mode", "status", "country", "sector", "date", "place")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the article, from ``start`` to ``end`` in characters. ``details`` holds some of ``DETAILS``."""

    id: str
    start: int
    end: int
    label: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """From a trigger's id to another span's; ``kind`` is one of ``LINKS``."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, its sentences (start, end), spans and links. ``confidence`` is the least of its events', None without
    any; ``version`` is the coder's, None where a person marked it."""

    article: Article
    sentences: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    confidence: float | None = None
    version: str | None = None


def annotated(reading: Reading) -> Annotated:
    """A reading as spans and links. All places and dates of the article are marked, of its people who takes part."""
    page = Page(reading)
    for event in reading.events:
        page.add(event)
    events = reading.events
    return Annotated(
        reading.article,
        tuple((one.start, one.end) for one in reading.sentences),
        tuple(sorted(page.spans.values(), key=lambda one: (one.start, one.end, one.id))),
        tuple(page.links),
        min((one.confidence for one in events), default=None),
        events[0].coder_version if events else None,
    )


class Page:
    """The spans and links of one reading, as its events are added."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.links: list[Link] = []
        self.spans: dict[str, Span] = {}
        for place in reading.places:
            self.mark(f"p{place.start}-{place.end}", place, PLACE, {"country": place.country, "place": place.name})
        for date in reading.dates:
            self.mark(f"d{date.start}-{date.end}", date, DATE, {"date": date.value})

    def mark(self, key: str, where: Spanned, label: str, details: dict[str, str | None]) -> str:
        """Keep a span, one for each key; returns the key."""
        told = {name: value for name, value in details.items() if value is not None}
        self.spans.setdefault(key, Span(key, where.start, where.end, label, told))
        return key

    def add(self, event: Event) -> None:
        """Mark an event's trigger and those who take part, and link them."""
        place, date = nearest_place(event, self.reading.places), nearest_date(event, self.reading.dates)
        details = {"mode": event.mode, "status": event.status, "date": event.date}
        if event.place is not None and place is None:
            details |= {"place": event.place.name, "country": event.place.country}
        source = self.mark(f"e{event.event_id}", event.trigger, event.event_type, details)
        for kind, side in ((ACTOR, event.actors), (RECIPIENT, event.recipients)):
            for one in side:
                self.links.append(Link(source, self.party(one), kind))
        if place is not None:
            self.links.append(Link(source, f"p{place.start}-{place.end}", AT))
        if date is not None:
            self.links.append(Link(source, f"d{date.start}-{date.end}", ON))

    def party(self, one: Participant) -> str:
        """Mark a participant; the same words may stand for several ("the two countries")."""
        key = f"a{one.start}-{one.end}-{one.country or ''}-{one.sector or ''}"
        return self.mark(key, one, PARTICIPANT, {"country": one.country, "sector": one.sector})


class Spanned(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Spanned)


def nearest(event: Event, found: Iterable[S]) -> S | None:
    """What stands nearest to an event's trigger."""
    return min(found, key=lambda one: (abs(one.start - event.trigger.start), one.start), default=None)


def nearest_place(event: Event, places: Sequence[Place]) -> Place | None:
    """The mention of an event's place: of the words that it was read from, else of the place at all."""
    if event.place is None:
        return None
    same = [one for one in places if (one.name, one.country) == (event.place.name, event.place.country)]
    return nearest(event, [one for one in same if one.text == event.place.text] or same)


def nearest_date(event: Event, dates: Sequence[DateMention]) -> DateMention | None:
    """The nearest mention of an event's date."""
    return nearest(event, [one for one in dates if event.date is not None and one.value == event.date])
