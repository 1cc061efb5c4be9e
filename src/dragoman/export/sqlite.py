"""An SQLite database with all tables of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dragoman.errors import DiskFull, OutputUnwritable
from dragoman.export.tables import StoreTable, store_tables
from dragoman.export.taken import Taken
from dragoman.store.failures import NOTHING_WRITTEN
from dragoman.store.partial import Partial

# SQLite's whole numbers have 63 bits and a sign: those of 64 are text. Lists are JSON, days and times ISO 8601.
TYPES = {
    "INTEGER": "INTEGER", "BIGINT": "INTEGER", "BOOLEAN": "INTEGER", "SMALLINT": "INTEGER", "UINTEGER": "INTEGER",
    "DOUBLE": "REAL", "FLOAT": "REAL",
}  # fmt: skip
INDEXED = (
    "article_id", "event_id", "story_id", "date", "date_day", "event_type", "country", "place_country", "entity_id",
)  # fmt: skip
UNIQUE = {"articles": "article_id", "events": "event_id", "stories": "story_id", "actors": "actor_id"}
FULL = "SQLITE_FULL"


def sqlite(taken: Taken, target: Path) -> None:
    """Write the database; every table is there, with the rows that belong to the wanted events."""
    output = Partial(target)
    try:
        with sqlite_failures(str(target)), closing(sqlite3.connect(output.path)) as database:
            # The file appears whole or not at all: a journal would only guard what nobody sees.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            for table in store_tables(taken.store.connection):
                fill(database, table, taken)
            database.commit()
        output.keep()
    except BaseException:
        output.discard()
        raise


def fill(database: sqlite3.Connection, table: StoreTable, taken: Taken) -> None:
    """Make one table, its rows and its indexes."""
    columns = ", ".join(f'"{name}" {TYPES.get(kind, "TEXT")}' for name, kind in table.columns.items())
    database.execute(f'CREATE TABLE "{table.name}" ({columns})')
    holes = ", ".join("?" for _ in table.columns)
    for rows in table.rows(taken.store.connection, taken.wanted):
        cells = ([cell(value) for value in row] for row in rows)
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({holes})', cells)
        taken.tally.rows += len(rows)
        if table.name == "events":
            taken.count(len(rows))
    for name in INDEXED:
        if name in table.columns:
            unique = "UNIQUE " if UNIQUE.get(table.name) == name else ""
            database.execute(f'CREATE {unique}INDEX "{table.name}_{name}" ON "{table.name}" ("{name}")')


def cell(value: Any) -> Any:
    """A value as SQLite holds it."""
    if value is None or isinstance(value, str | float | bytes):
        return value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, int):
        return int(value) if abs(value) < 2**63 else str(value)
    return value.isoformat(" ") if hasattr(value, "hour") else str(value)


@contextmanager
def sqlite_failures(path: str) -> Iterator[None]:
    """Raise what SQLite says about the output as one of our errors."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == FULL:
            raise DiskFull(path=path, kept=NOTHING_WRITTEN) from error
        raise OutputUnwritable(path=path, why=str(error)) from error
