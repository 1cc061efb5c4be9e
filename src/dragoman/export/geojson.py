"""GeoJSON (RFC 7946): the events that have coordinates, as points."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.export.delimited import joined
from dragoman.export.location import location
from dragoman.export.taken import Taken
from dragoman.records import Event, Place, Reading
from dragoman.store.lines import finite
from dragoman.store.whole_text import whole_text

PLACELESS = "events have no coordinates and are left out"


def geojson(taken: Taken) -> Iterator[str]:
    """A FeatureCollection, a feature a line. Positions are longitude and latitude, in that order (section 3.1.1)."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for reading in taken.readings():
        for event in reading.events:
            if event.place is None or event.place.lat is None or event.place.lon is None:
                taken.tally.notes[PLACELESS] += 1
                continue
            taken.tally.rows += 1
            yield between + whole_text(json.dumps(finite(feature(event, event.place, reading)), ensure_ascii=False))
            between = ",\n"
    yield "\n]}\n"


def feature(event: Event, place: Place, reading: Reading) -> dict[str, Any]:
    """An event as a feature, by its id."""
    where, article = location(place, reading.places), reading.article
    properties = {
        "event_id": event.event_id, "date": event.date, "event_type": event.event_type, "mode": event.mode,
        "cameo": event.cameo, "quad_category": event.quad_category, "score": event.score, "status": event.status,
        "contexts": joined(event.contexts), "actors": joined(one.name for one in event.actors),
        "actor_countries": joined(one.country for one in event.actors),
        "recipients": joined(one.name for one in event.recipients),
        "recipient_countries": joined(one.country for one in event.recipients),
        "place": where.name, "place_kind": where.kind, "province": where.province, "country": where.country,
        "geoname_id": where.geoname_id, "sentence": event.sentence, "publisher": article.publisher,
        "published": article.date, "title": article.title, "url": article.url, "confidence": event.confidence,
        "story_id": event.story_id,
    }  # fmt: skip
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": event.event_id, "geometry": point, "properties": properties}
