"""Rows back into records: the readings of articles as a store holds them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.records import (
    Article,
    Attribution,
    DateMention,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Quote,
    Reading,
    SentenceSpan,
    Sighting,
)
from dragoman.store.bulk import LISTED
from dragoman.store.rows import TABLES, Row

ORDER = {
    "articles": "article_id", "sentences": "sentence_index", "events": "trigger_start, trigger_end, event_id",
    "participants": "role, position",
}  # fmt: skip


PROFILED = ("articles", "sentences", "events", "participants", "dates", "places", "entities")  # what links look at
TOLD = ("articles", "events", "participants", "figures")  # what an event of a story is made of


def readings(connection: Any, ids: Sequence[str], tables: Collection[str] = TABLES) -> Iterator[Reading]:
    """The readings of articles, in the order of ``ids``, of the rows of some tables; what is not there is passed over.
    What the coder turned down is not kept."""
    rows = {table: by_article(connection, table, ids) if table in tables else {} for table in TABLES}
    for key in ids:
        if key in rows["articles"]:
            yield reading({table: found.get(key, []) for table, found in rows.items()})


def of_articles(table: str) -> str:
    """The condition that a row is of some articles. By its number, so that only the ids of a large table are read
    through, and not all of its columns."""
    return f"rowid IN (SELECT rowid FROM {table} WHERE article_id IN ({LISTED}))"


def by_article(connection: Any, table: str, ids: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of a table by article, in their order."""
    order = ORDER.get(table, "position")
    sql = f"SELECT * FROM {table} WHERE {of_articles(table)} ORDER BY {order}"
    cursor = connection.execute(sql, [json.dumps(list(ids))])
    columns = [column[0] for column in cursor.description]
    found: dict[str, list[Row]] = {}
    for values in cursor.fetchall():
        row = dict(zip(columns, values, strict=True))
        found.setdefault(row["article_id"], []).append(row)
    return found


def reading(rows: Mapping[str, list[Row]]) -> Reading:
    """One reading of its rows by table."""
    [article] = rows["articles"]
    sides = {(one["event_id"], one["role"]): [] for one in rows["participants"]}  # type: dict[Any, list[Participant]]
    for one in rows["participants"]:
        sides[one["event_id"], one["role"]].append(record(Participant, one))
    words = grouped(Attribution, rows["attributions"])
    figures = grouped(Figure, rows["figures"])
    return Reading(
        article=record(Article, article | {"id": article["article_id"]}),
        sentences=tuple(SentenceSpan(one["sentence_index"], one["start"], one["end"]) for one in rows["sentences"]),
        events=tuple(event(one, sides, words, figures) for one in rows["events"]),
        quotes=tuple(quote(one) for one in rows["quotes"]),
        dates=tuple(record(DateMention, one) for one in rows["dates"]),
        places=tuple(record(Place, one) for one in rows["places"]),
        figures=tuple(figures.get(None, ())),
        entities=tuple(record(Participant, one) for one in rows["entities"]),
        sightings=tuple(record(Sighting, one) for one in rows["sightings"]),
    )


def event(
    row: Row,
    sides: Mapping[Any, Sequence[Participant]],
    words: Mapping[str | None, Sequence[Attribution]],
    figures: Mapping[str | None, Sequence[Figure]],
) -> Event:
    """An event of its row and of those that belong to it."""
    key = row["event_id"]
    made = row | {
        "contexts": tuple(row["contexts"]),
        "trigger": Mention(row["trigger_text"], row["trigger_start"], row["trigger_end"]),
        "actors": tuple(sides.get((key, "actor"), ())),
        "recipients": tuple(sides.get((key, "recipient"), ())),
        "place": place(row),
        "attribution": tuple(words.get(key, ())),
        "figures": tuple(figures.get(key, ())),
    }
    found: Event = record(Event, made)
    return found


def place(row: Row) -> Place | None:
    """Where an event happened. Its words stand in the article, but the row does not say where."""
    if row["place_name"] is None:
        return None
    text = row["place_text"] or ""
    return Place(text, 0, len(text), row["place_name"], row["place_country"], row["lat"], row["lon"],
                 row["geoname_id"], row["place_kind"] or "city")  # fmt: skip


def quote(row: Row) -> Quote:
    """A quotation with its speaker and addressee."""
    people: dict[str, Participant | None] = {}
    for side in ("speaker", "addressee"):
        values = {name: row[f"{side}_{name}"] for name in Participant.__slots__}
        people[side] = Participant(**values) if values["name"] is not None else None
    found: Quote = record(Quote, row | people)
    return found


def grouped(kind: Any, rows: Iterable[Row]) -> dict[str | None, list[Any]]:
    """Records by the event that they belong to."""
    found: dict[str | None, list[Any]] = {}
    for one in rows:
        found.setdefault(one["event_id"], []).append(record(kind, one))
    return found


def record(kind: Any, row: Row) -> Any:
    """A record of those columns that are its fields."""
    return kind(**{name: row[name] for name in kind.__slots__ if name in row})
