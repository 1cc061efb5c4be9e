"""What is judged, out of the store: the reading of an event's article, for any thread of a program."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dragoman.errors import EventMissing
from dragoman.records import Reading

if TYPE_CHECKING:
    from dragoman.store import Store

IDS = "SELECT event_id FROM events WHERE list_contains($ids, event_id)"
ARTICLE = "SELECT article_id FROM events WHERE event_id = $id"


def reading_of_event(store: Store, event_id: str) -> Reading:
    """The reading of the article that an event stands in; the store is open for reading only. Raises
    ``EventMissing``."""
    found = store.query(ARTICLE, {"id": event_id}).rows
    reading = reading_of_article(store, str(found[0][0])) if found else None
    if reading is None:
        raise EventMissing(path=store.path, event=event_id)
    return reading


def reading_of_article(store: Store, article_id: str) -> Reading | None:
    """The reading of an article as the store has it, or None."""
    from dragoman.store.failures import store_failures
    from dragoman.store.readings import readings

    # A cursor of its own: threads that ask at once do not take each other's rows.
    with store_failures(store.path), store.connection.cursor() as cursor:
        return next(readings(cursor, [article_id]), None)


def still_there(store: Store, ids: Collection[str]) -> set[str]:
    """Those of some events that the store still has."""
    return {str(row[0]) for row in store.query(IDS, {"ids": list(ids)}).rows} if ids else set()
