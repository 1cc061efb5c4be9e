"""The stories of a store with all their wanted tellings: a stream, whatever the store's size."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dragoman.export.location import Location, location
from dragoman.export.reading_stream import pages
from dragoman.export.wanted import Wanted
from dragoman.records import Participant, Place
from dragoman.store import Store
from dragoman.store.bulk import LISTED
from dragoman.store.readings import record
from dragoman.store.rows import Row
from dragoman.store.stories import rows

PAGE = 12_000  # stories that are in memory at a time
STORY = "coalesce(e.story_id, e.event_id)"
STORIES = f"""
    SELECT {STORY} AS story FROM events e JOIN articles a ON a.article_id = e.article_id WHERE {{condition}}
    GROUP BY ALL ORDER BY min(a.date) NULLS LAST, story"""
TELLINGS = f"""
    SELECT {STORY} AS story, e.*, a.publisher, a.title, a.url, a.coded_at, a.date AS told, length(a.text) AS size
    FROM events e JOIN articles a ON a.article_id = e.article_id WHERE {{condition}} AND {STORY} IN ({LISTED})
    ORDER BY story, a.date NULLS LAST, e.article_id, e.trigger_start, e.event_id"""
PARTICIPANTS = f"SELECT * FROM participants WHERE event_id IN ({LISTED}) ORDER BY position"
PLACES = f"SELECT * FROM places WHERE division IS NOT NULL AND article_id IN ({LISTED}) ORDER BY position"


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of a story, and its report. ``start`` is the trigger's and ``size`` the text's length in
    characters; ``published`` is a day or None; ``coded_at`` is UTC."""

    event_id: str
    article_id: str
    sentence_index: int
    start: int
    confidence: float | None
    published: str | None
    publisher: str | None
    title: str | None
    url: str | None
    coded_at: datetime.datetime
    size: int
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class ToldStory:
    """One event as most of its reports have it, and every wanted telling by publication, the first one first."""

    story_id: str
    event_type: str
    mode: str | None
    cameo: str | None
    status: str
    date: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    location: Location
    tellings: tuple[Telling, ...]


def wanted_stories(store: Store, wanted: Wanted) -> Iterator[ToldStory]:
    """Stories by their first report, of the wanted events alone. What is not linked yet is a story of its own."""
    condition, values = wanted.condition()
    for ids in pages(store.connection, STORIES.format(condition=condition), values, PAGE):
        known = {row["story_id"]: row for row in listed(store.connection, "SELECT * FROM stories WHERE story_id", ids)}
        tellings = rows(store.connection, TELLINGS.format(condition=condition), *values, json.dumps(ids))
        told = {key: list(found) for key, found in groupby(tellings, key=lambda row: row["story"])}
        sides, places = beside(store.connection, tellings)
        for key in ids:
            yield told_story(key, known.get(key), told[key], sides, places)


def listed(connection: Any, select: str, ids: Sequence[str]) -> list[Row]:
    """Rows whose column at the end of ``select`` is among the ids."""
    return rows(connection, f"{select} IN ({LISTED})", json.dumps(list(ids)))


def beside(connection: Any, tellings: Sequence[Row]) -> tuple[dict[str, list[Row]], dict[str, list[Place]]]:
    """Participants by event, and the places with a province by article."""
    sides: dict[str, list[Row]] = {}
    for row in rows(connection, PARTICIPANTS, json.dumps([one["event_id"] for one in tellings])):
        sides.setdefault(row["event_id"], []).append(row)
    places: dict[str, list[Place]] = {}
    for row in rows(connection, PLACES, json.dumps(sorted({one["article_id"] for one in tellings}))):
        places.setdefault(row["article_id"], []).append(record(Place, row))
    return sides, places


def told_story(
    key: str,
    known: Row | None,
    told: Sequence[Row],
    sides: Mapping[str, Sequence[Row]],
    places: Mapping[str, Sequence[Place]],
) -> ToldStory:
    """A story of its row, or where it has none of its first telling."""
    first = told[0]
    row = known or first
    in_row = {role: of_row(known, role) if known else of_role(sides, first, role) for role in ("actor", "recipient")}
    return ToldStory(
        story_id=key,
        event_type=row["event_type"],
        mode=row["mode"],
        cameo=row["cameo"],
        status=row["status"],
        date=row["date"],
        actors=in_row["actor"],
        recipients=in_row["recipient"],
        location=where(row, told, places),
        tellings=tuple(telling(one, sides) for one in told),
    )


def of_row(row: Row, role: str) -> tuple[Participant, ...]:
    """One side of a story; where its words stand is its tellings' to say."""
    columns = (row[f"{role}s"], row[f"{role}_countries"], row[f"{role}_sectors"])
    return tuple(
        Participant(name, 0, 0, name, country or None, sector or None)
        for name, country, sector in zip(*columns, strict=True)
    )


def of_role(sides: Mapping[str, Sequence[Row]], told: Row, role: str) -> tuple[Participant, ...]:
    """One side of a telling."""
    return tuple(record(Participant, one) for one in sides.get(told["event_id"], ()) if one["role"] == role)


def where(row: Row, told: Sequence[Row], places: Mapping[str, Sequence[Place]]) -> Location:
    """Where a story happened; its kind of place and province are those of a telling that has the place."""
    if row["place_name"] is None:
        return Location()
    here = row["place_name"], row["place_country"]
    same = [one for one in told if (one["place_name"], one["place_country"]) == here]
    kind = next((one["place_kind"] for one in same if one["place_kind"]), "city")
    text = next((one["place_text"] for one in same if one["place_text"]), "")
    place = Place(text, 0, len(text), *here, row["lat"], row["lon"], row["geoname_id"], kind)
    return location(place, [one for telling in same for one in places.get(telling["article_id"], ())])


def telling(row: Row, sides: Mapping[str, Sequence[Row]]) -> Telling:
    """One telling of its row."""
    return Telling(
        row["event_id"], row["article_id"], row["sentence_index"], row["trigger_start"], row["confidence"], row["told"],
        row["publisher"], row["title"], row["url"], row["coded_at"], row["size"],
        tuple(record(Participant, one) for one in sides.get(row["event_id"], ())),
    )  # fmt: skip
