"""The wanted events of a store, article by article: a stream, whatever the store's size."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dragoman.export.wanted import Wanted
from dragoman.records import Reading
from dragoman.store import Store
from dragoman.store.bulk import LISTED

PAGE = 3_000  # articles that are in memory at a time
WITH_EVENTS = """
    SELECT e.article_id FROM events e JOIN articles a ON a.article_id = e.article_id WHERE {condition}
    GROUP BY e.article_id, a.date ORDER BY a.date NULLS LAST, e.article_id"""
ALL = "SELECT article_id FROM articles ORDER BY date NULLS LAST, article_id"


def wanted_readings(store: Store, wanted: Wanted, eventless: bool = False) -> Iterator[Reading]:
    """Readings in the order of publication, each with its wanted events alone.

    Articles without any are left out, unless ``eventless`` asks for them and nothing narrows what is wanted.
    """
    condition, values = wanted.condition()
    sql = ALL if eventless and wanted.everything else WITH_EVENTS.format(condition=condition)
    for ids in pages(store.connection, sql, values, PAGE):
        chosen = None if wanted.everything else set(event_ids(store.connection, ids, wanted))
        for reading in store.readings(ids):
            yield reading if chosen is None else only(reading, chosen)


def pages(connection: Any, sql: str, values: Sequence[Any], size: int) -> Iterator[list[str]]:
    """The first column of an answer, so many rows at a time."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        while rows := cursor.fetchmany(size):
            yield [row[0] for row in rows]


def event_ids(connection: Any, articles: Sequence[str], wanted: Wanted) -> list[str]:
    """The ids of the wanted events of some articles."""
    condition, values = wanted.condition()
    sql = f"SELECT e.event_id FROM events e WHERE {condition} AND e.article_id IN ({LISTED})"
    return [row[0] for row in connection.execute(sql, [*values, json.dumps(list(articles))]).fetchall()]


def only(reading: Reading, chosen: set[str]) -> Reading:
    """A reading with no other events than these."""
    return replace(reading, events=tuple(one for one in reading.events if one.event_id in chosen))
