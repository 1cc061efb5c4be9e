"""PLOVER records, a JSON object a line, with the names of the manual's chapter "JSON Data Fields" (0.7b1, 2021)."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dragoman.export.country_codes import iso2
from dragoman.export.location import Location, location
from dragoman.export.taken import Taken
from dragoman.ontology import quads, statuses
from dragoman.records import Article, Event, Participant, Reading
from dragoman.store.lines import finite
from dragoman.store.whole_text import whole_text

CODEBOOK = "PLOVER 0.7b1 (2021)"
# What the manual's size object may hold, by our kinds of figures.
SIZES = ("dead", "injured", "arrested")
FULL, MONTH = len("YYYY-MM-DD"), len("YYYY-MM")


def plover(taken: Taken) -> Iterator[str]:
    """A line for each event. What is not known is left out; ``date`` and ``source``, which PLOVER requires, are null or
    empty then."""
    for reading in taken.readings():
        for event in reading.events:
            taken.tally.rows += 1
            yield whole_text(json.dumps(finite(event_object(event, reading)), ensure_ascii=False)) + "\n"


def event_object(event: Event, reading: Reading) -> dict[str, Any]:
    """An event as PLOVER writes it. Beyond the manual's names: ``size_info`` (which a draft of it had), ``status``,
    ``cameo`` and ``confidence``."""
    first, last = days(event.date, event.date_end)
    size = {one.kind: one.value for one in reversed(event.figures) if one.kind in SIZES}
    record = {
        "id": event.event_id, "has_event": True, "date": first, "enddate": last if last != first else None,
        "source": [actor_object(one) for one in event.actors],
        "recipient": [actor_object(one) for one in event.recipients],
        "event": [event.event_type], "event_loc": place_object(location(event.place, reading.places)),
        "event_text": [event.trigger.text], "quad_code": quad_number(event.quad_category), "event_scale": event.score,
        "mode": modes(event), "context": list(event.contexts), "size_info": size, "link": event.story_id,
        "text": event.sentence, "text_info": text_object(event, reading),
        "cite_info": cite_object(event, reading.article), "coder": event.coder_version, "status": event.status,
        "cameo": event.cameo, "confidence": event.confidence,
    }  # fmt: skip
    return {key: value for key, value in record.items() if key in ("date", "source") or filled(value)}


def days(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """First and last day (YYYY-MM-DD) of dates of any precision: PLOVER's dates are full, so a month is a span."""
    if first is None:
        return None, None
    end = last or first
    if len(end) < FULL:
        month = int(end[5:7]) if len(end) == MONTH else 12
        end = date(int(end[:4]), month, calendar.monthrange(int(end[:4]), month)[1]).isoformat()
    return first + "-01-01"[len(first) - FULL :] if len(first) < FULL else first, end


def modes(event: Event) -> list[str]:
    """The mode, and PLOVER's auxiliary mode for an event that did not simply take place."""
    auxiliary = {one.code: one.name for one in statuses()}[event.status]
    return [name for name in (event.mode, auxiliary if event.status != "asserted" else None) if name]


def quad_number(category: str) -> int | None:
    """PLOVER's number of a quad category: 1 and 2 verbal and material cooperation, 3 and 4 conflict."""
    names = [one.code for one in quads()]
    return names.index(category) + 1 if category in names else None


def actor_object(one: Participant) -> dict[str, Any]:
    """A participant as PLOVER's information object for actors."""
    record = {
        "code": one.country, "sector": one.sector, "actor_text": one.text, "identifier_id": one.entity_id,
        "identifier_text": one.name, "office": one.office,
    }  # fmt: skip
    return {key: value for key, value in record.items() if filled(value)}


def place_object(where: Location) -> dict[str, Any]:
    """A place as PLOVER's location object, whose names are those of GeoNames' main table."""
    record = {
        "geonameid": where.geoname_id, "name": where.name, "latitude": where.lat, "longitude": where.lon,
        "feature code": where.feature, "country code": iso2(where.country), "cc3": where.country,
        "admin1 name": where.province,
    }  # fmt: skip
    return {key: value for key, value in record.items() if filled(value)}


def text_object(event: Event, reading: Reading) -> dict[str, Any]:
    """Where the sentence stands: its number from 0, and characters of the article."""
    span = next((one for one in reading.sentences if one.index == event.sentence_index), None)
    where = {"start": span.start, "end": span.end} if span else {}
    return {"sequence": event.sentence_index, **where}


def cite_object(event: Event, article: Article) -> dict[str, Any]:
    """Where the text was published."""
    record = {
        "citation": article.id, "url": article.url, "title": article.title, "publication": article.publisher,
        "date": article.date, "coder": event.coder_version, "codebook": CODEBOOK,
    }  # fmt: skip
    return {key: value for key, value in record.items() if filled(value)}


def filled(value: Any) -> bool:
    """Whether there is something to say."""
    return value is not None and not (isinstance(value, Sequence | dict) and len(value) == 0)
