"""A reading as rows of the store's tables: plain dictionaries, keyed by column."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.records import Article, Event, Figure, Participant, Place, Quote, Reading, stable_id
from dragoman.store.voicing import voicing

Row = dict[str, Any]
TABLES = (
    "articles", "sentences", "events", "participants", "attributions", "quotes", "figures", "dates", "places",
    "entities", "sightings",
)  # fmt: skip
LINKED = ("reports", "blocks")  # rows of an article that linking adds


def text_digest(article: Article) -> str:
    """Sixteen hexadecimal digits for what is known of an article: another text or date has other ones."""
    return stable_id(article.text, article.date, article.publisher, article.title, article.url)


def reading_rows(reading: Reading, coder_version: str | None, coded_at: datetime.datetime) -> dict[str, list[Row]]:
    """All rows of one reading by table. ``coder_version`` is for an article without events; ``coded_at`` is UTC."""
    key = reading.article.id
    events = distinct(reading.events)
    return {
        "articles": [article_row(reading, coder_version, coded_at)],
        "sentences": [sentence_row(reading.article, span.index, span.start, span.end) for span in reading.sentences],
        "events": [event_row(event, key) for event in events],
        "participants": [row for event in events for row in participant_rows(event, reading)],
        "attributions": [row for event in events for row in attribution_rows(event, key)],
        "quotes": [quote_row(quote) | place_in(key, index) for index, quote in enumerate(reading.quotes)],
        "figures": [*figure_rows(reading.figures, key, None),
                    *(row for event in events for row in figure_rows(event.figures, key, event.event_id))],
        "dates": [plain(one) | place_in(key, index) for index, one in enumerate(reading.dates)],
        "places": [place_row(one) | place_in(key, index) for index, one in enumerate(reading.places)],
        "entities": [plain(one) | place_in(key, index) for index, one in enumerate(reading.entities)],
        "sightings": [plain(one) | place_in(key, index) | {"date": reading.article.date}
                      for index, one in enumerate(reading.sightings)],
    }  # fmt: skip


def distinct(events: Sequence[Event]) -> list[Event]:
    """Events without repetitions: the same id is the same event, and the id is the table's key."""
    return list({event.event_id: event for event in reversed(events)}.values())[::-1]


def reading_version(reading: Reading, coder_version: str | None) -> str | None:
    """The coder that made a reading: its events say so, else the version that the store was opened with."""
    return reading.events[0].coder_version if reading.events else coder_version


def place_in(article_id: str, position: int) -> Row:
    """The columns that say where a row belongs."""
    return {"article_id": article_id, "position": position}


def plain(record: Any) -> Row:
    """The fields of a flat record as columns of the same names."""
    return {name: getattr(record, name) for name in type(record).__slots__}


def article_row(reading: Reading, coder_version: str | None, coded_at: datetime.datetime) -> Row:
    """The row of ``articles``."""
    row = plain(reading.article)
    return {"article_id": row.pop("id"), **row, "text_digest": text_digest(reading.article),
            "coder_version": reading_version(reading, coder_version), "coded_at": coded_at,
            "coverage_id": None}  # fmt: skip


def sentence_row(article: Article, index: int, start: int, end: int) -> Row:
    """A row of ``sentences``."""
    return {"article_id": article.id, "sentence_index": index, "start": start, "end": end,
            "text": article.text[start:end]}  # fmt: skip


def event_row(event: Event, article_id: str) -> Row:
    """A row of ``events``."""
    return {
        "event_id": event.event_id, "article_id": article_id, "sentence_index": event.sentence_index,
        "sentence": event.sentence, "event_type": event.event_type, "mode": event.mode, "cameo": event.cameo,
        "contexts": list(event.contexts), "quad_category": event.quad_category, "score": number(event.score),
        "status": event.status, "trigger_text": event.trigger.text, "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end, "date": event.date, "date_end": event.date_end, "date_day": day(event.date),
        "published": event.published, **place_columns(event.place), "confidence": number(event.confidence),
        "rule": event.rule, "story_id": event.story_id, "coder_version": event.coder_version,
        "dissent": event.dissent, "date_reason": event.date_reason, "place_reason": event.place_reason,
        **side_columns("actor", event.actors), **side_columns("recipient", event.recipients),
        "attribution": [one.name for one in event.attribution],
    }  # fmt: skip


def side_columns(role: str, participants: Sequence[Participant]) -> Row:
    """One side of an event or story as three columns, alike long; what is not known is empty."""
    return {
        f"{role}s": [one.name for one in participants],
        f"{role}_countries": [one.country or "" for one in participants],
        f"{role}_sectors": [one.sector or "" for one in participants],
    }


def place_columns(place: Place | None) -> Row:
    """Where an event happened, as columns of ``events``."""
    if place is None:
        return dict.fromkeys(("place_text", "place_name", "place_country", "lat", "lon", "geoname_id",
                              "place_kind"))  # fmt: skip
    return {"place_text": place.text, "place_name": place.name, "place_country": place.country,
            "lat": number(place.lat), "lon": number(place.lon), "geoname_id": place.geoname_id,
            "place_kind": place.kind}  # fmt: skip


def participant_rows(event: Event, reading: Reading) -> Iterator[Row]:
    """The rows of ``participants`` that belong to an event."""
    sides: Iterable[tuple[str, Sequence[Participant]]] = (("actor", event.actors), ("recipient", event.recipients))
    for role, participants in sides:
        for position, one in enumerate(participants):
            quote = voicing(event, one, reading) if role == "actor" else None
            yield {"event_id": event.event_id, "role": role, **place_in(reading.article.id, position), **plain(one),
                   "quote": quote}  # fmt: skip


def attribution_rows(event: Event, article_id: str) -> Iterator[Row]:
    """The rows of ``attributions`` that belong to an event."""
    for position, one in enumerate(event.attribution):
        yield {"event_id": event.event_id, **place_in(article_id, position), **plain(one)}


def quote_row(quote: Quote) -> Row:
    """A row of ``quotes``, its speaker and addressee as columns."""
    row = plain(quote)
    persons = {side: row.pop(side) for side in ("speaker", "addressee")}
    fields = Participant.__slots__
    return row | {f"{side}_{name}": getattr(one, name, None) for side, one in persons.items() for name in fields}


def figure_rows(figures: Sequence[Figure], article_id: str, event_id: str | None) -> Iterator[Row]:
    """The rows of ``figures`` of an event, or of the article itself."""
    for position, one in enumerate(figures):
        row = plain(one) | {"value": number(one.value), "value_end": number(one.value_end)}
        yield {"event_id": event_id, **place_in(article_id, position), **row}


def place_row(place: Place) -> Row:
    """A row of ``places``."""
    return plain(place) | {"lat": number(place.lat), "lon": number(place.lon)}


def number(value: float | None) -> float | None:
    """A number as a float, so that a column has one type; what is not finite is not known."""
    return None if value is None or not math.isfinite(value) else float(value)


def day(date: str | None) -> datetime.date | None:
    """The day of a full date; None for a month, a year, or a day that no calendar has."""
    try:
        found = datetime.date.fromisoformat(date or "")
    except ValueError:
        return None
    # Python reads "20240506" and "2024-W19-1", too, which are not how dates are written here.
    return found if found.isoformat() == date else None
