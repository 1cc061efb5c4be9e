"""What the tables, views and columns of a store mean, as ``columns.toml`` says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DESCRIBED = """SELECT c.table_name, c.column_name, c.data_type, v.view_name IS NOT NULL
FROM duckdb_columns() c LEFT JOIN duckdb_views() v ON v.view_name = c.table_name AND NOT v.internal
WHERE NOT c.internal AND c.database_name = current_database() ORDER BY c.table_oid, c.column_index"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type in DuckDB's words, and what it holds; ``meaning`` is empty where nothing says so."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Description:
    """A table or view: what a row is, by which columns rows are told apart ('' where by none), and its columns."""

    name: str
    is_view: bool
    about: str
    key: str
    columns: tuple[Column, ...]


@cache
def meanings() -> dict[str, Any]:
    """``columns.toml``."""
    return tomllib.loads(files("dragoman.store").joinpath("columns.toml").read_text(encoding="utf-8"))


def meaning(table: str, column: str) -> str:
    """What a column holds; empty where neither its table, nor those like it, nor the common ones describe it."""
    said = meanings()
    for name in (table, *said.get(table, {}).get("like", ())):
        found = said.get(name, {}).get("columns", {}).get(column)
        if found:
            return str(found)
    return str(said["common"].get(column, ""))


def described(connection: Any) -> list[Description]:
    """All tables and views of a database, tables first, in the order of ``columns.toml``."""
    columns: dict[tuple[bool, str], list[Column]] = {}
    for table, column, kind, is_view in connection.execute(DESCRIBED).fetchall():
        columns.setdefault((is_view, table), []).append(Column(column, kind, meaning(table, column)))
    said = meanings()
    return [
        Description(name, is_view, said.get(name, {}).get("about", ""), said.get(name, {}).get("key", ""), tuple(found))
        for (is_view, name), found in sorted(columns.items(), key=lambda pair: (pair[0][0], place(pair[0][1])))
    ]


def place(table: str) -> tuple[int, str]:
    """Where a table stands in ``columns.toml``; after all others where it does not."""
    said = list(meanings())
    return said.index(table) if table in said else len(said), table
