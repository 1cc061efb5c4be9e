"""Rows into tables and out of them, many at a time: a column is one array, a table one statement."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from dragoman.store.rows import LINKED, TABLES, Row
from dragoman.store.whole_text import whole_text

# A parameter that is a JSON array of strings, as rows.
LISTED = """SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))"""


class TableInserter:
    """Inserts rows into one table, whose column types it asks of the table: ``schema.sql`` alone states them."""

    def __init__(self, connection: Any, table: str) -> None:
        self.connection = connection
        described = connection.execute(f"DESCRIBE {table}").fetchall()
        self.types: dict[str, str] = {row[0]: row[1] for row in described}
        names = ", ".join(f'"{name}"' for name in self.types)
        # JSON arrays take 100,000 rows a second in every DuckDB; executemany and parameters that are lists take a
        # hundredth of that in some.
        arrays = ", ".join(f"unnest(from_json(?::JSON, '{structure(kind)}'))" for kind in self.types.values())
        self.statement = f"INSERT INTO {table} ({names}) SELECT {arrays}"

    def insert(self, rows: Sequence[Row]) -> None:
        """Insert rows that have a value for every column."""
        if rows:
            self.connection.execute(self.statement, [column(name, rows) for name in self.types])


def column(name: str, rows: Sequence[Row]) -> str:
    """One column of the rows as a JSON array; days and times as ISO 8601."""
    return whole_text(json.dumps([row[name] for row in rows], ensure_ascii=False, allow_nan=False, default=str))


def structure(kind: str) -> str:
    """A column type as DuckDB's from_json wants the type of an array of such values."""
    nested = [kind.removesuffix("[]")] if kind.endswith("[]") else kind
    return json.dumps([nested])


def insert_all(inserters: Mapping[str, TableInserter], readings: Sequence[Mapping[str, list[Row]]]) -> None:
    """Insert the rows of many readings, table by table."""
    for table in TABLES:
        inserters[table].insert([row for reading in readings for row in reading[table]])


def delete_articles(connection: Any, ids: Sequence[str]) -> None:
    """Delete every row of these articles, and note the stories that they told."""
    if ids:
        stale = f"SELECT DISTINCT story_id FROM events WHERE story_id IS NOT NULL AND article_id IN ({LISTED})"
        connection.execute(f"INSERT INTO stale_stories {stale}", [json.dumps(ids)])
    for table in (*TABLES, *LINKED) if ids else ():
        connection.execute(f"DELETE FROM {table} WHERE article_id IN ({LISTED})", [json.dumps(ids)])


@contextmanager
def transaction(connection: Any) -> Iterator[None]:
    """All or nothing: commit at the end, roll back on any exception, an interruption included."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A failed commit, or a full disk, has ended the transaction already.
        with suppress(Exception):
            connection.execute("ROLLBACK")
        raise
