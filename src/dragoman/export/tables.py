"""The store's tables as other formats take them: their columns, and which of their rows belong to what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.export.wanted import Wanted

BATCH = 5_000  # rows that are in memory at a time
NAMES = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary ORDER BY table_name"
# By a column that a table has, in this order: the ids that are wanted. {events} stands for the condition on events.
EVENTS = "SELECT e.event_id FROM events e WHERE {events}"
KEYS = {
    "event_id": EVENTS,
    "article_id": "SELECT e.article_id FROM events e WHERE {events}",
    "story_id": "SELECT coalesce(e.story_id, e.event_id) FROM events e WHERE {events}",
}


@dataclass(frozen=True, slots=True)
class StoreTable:
    """A table: its name, and its columns with DuckDB's types."""

    name: str
    columns: dict[str, str]

    def condition(self, wanted: Wanted) -> tuple[str, list[Any]]:
        """Which of its rows belong to the wanted events, in SQL, and the values in it."""
        key = next((key for key in KEYS if key in self.columns), None)
        events, values = wanted.condition()
        if wanted.everything or key is None:
            return "true", []
        chosen = f"{key} IN ({KEYS[key].format(events=events)})"
        if key == "event_id" and "article_id" in self.columns:
            # A figure without an event is its article's.
            article = f"event_id IS NULL AND article_id IN ({KEYS['article_id'].format(events=events)})"
            return f"({chosen} OR {article})", [*values, *values]
        return chosen, values

    def rows(self, connection: Any, wanted: Wanted) -> Iterator[list[tuple[Any, ...]]]:
        """Its wanted rows, so many at a time, in the order in which they were written."""
        condition, values = self.condition(wanted)
        names = ", ".join(f'"{name}"' for name in self.columns)
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {names} FROM "{self.name}" WHERE {condition}', values)
            while rows := cursor.fetchmany(BATCH):
                yield rows

    def count(self, connection: Any, wanted: Wanted) -> int:
        """How many rows are wanted."""
        condition, values = self.condition(wanted)
        found = connection.execute(f'SELECT count(*) FROM "{self.name}" WHERE {condition}', values).fetchall()
        return int(found[0][0])


def store_table(connection: Any, name: str) -> StoreTable:
    """A table of the store by its name."""
    described = connection.execute(f'DESCRIBE "{name}"').fetchall()
    return StoreTable(name, {row[0]: row[1] for row in described})


def store_tables(connection: Any) -> list[StoreTable]:
    """All tables of the store, by name."""
    return [store_table(connection, row[0]) for row in connection.execute(NAMES).fetchall()]
