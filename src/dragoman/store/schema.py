"""The store's schema: made in a new store, brought up to date in an older one."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from dragoman.errors import NotAStore, StoreNewer, StoreOlder
from dragoman.store.bulk import transaction

ROOM = files("dragoman.store")
NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


def schema_version(sql: str) -> int:
    """The version that a schema's first comment names."""
    found = re.search(r"SCHEMA VERSION (\d+)\.", sql)
    if found is None:
        raise ValueError("schema.sql does not name its version")
    return int(found.group(1))


def prepare(connection: Any, path: str, read_only: bool, room: Traversable = ROOM) -> None:
    """Make, check or bring up to date the schema of an open store; ``room`` holds schema.sql and migrations.

    Raises ``NotAStore`` for a database with other tables, ``StoreNewer``, and ``StoreOlder`` when only reading.
    """
    schema = room.joinpath("schema.sql").read_text(encoding="utf-8")
    known, found = schema_version(schema), stored_version(connection, path)
    if found is None and read_only:
        raise NotAStore(path=path, why="it is an empty database")
    if found is None:
        create(connection, schema, known)
    elif found > known:
        raise StoreNewer(path=path, found=found, known=known)
    elif found < known:
        if read_only:
            raise StoreOlder(path=path, found=found, known=known)
        migrate(connection, found, known, room.joinpath("migrations"))


def stored_version(connection: Any, path: str) -> int | None:
    """The schema version of a database; None where it has no tables at all."""
    tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return None
    columns = connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = 'meta'").fetchall()
    if {row[0] for row in columns} == {"key", "value"}:
        rows = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchall()
        if len(rows) == 1 and str(rows[0][0]).isdigit():
            return int(rows[0][0])
    raise NotAStore(path=path, why="it is a DuckDB database with tables of another program")


def create(connection: Any, schema: str, version: int) -> None:
    """Make all tables and views in one transaction: a store has all of them or none."""
    with transaction(connection):
        connection.execute(schema)
        connection.execute(
            "INSERT INTO meta VALUES ('schema_version', ?), ('coder_version', NULL)", [str(version)]
        )


def migrate(connection: Any, found: int, known: int, folder: Traversable) -> None:
    """Apply each migration above the store's version, in order and all or none."""
    scripts = dict(sorted((int(named.group(1)), file) for file in folder.iterdir()
                          if (named := NUMBERED.fullmatch(file.name))))  # fmt: skip
    with transaction(connection):
        for version in range(found + 1, known + 1):
            connection.execute(scripts[version].read_text(encoding="utf-8"))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [str(known)])
