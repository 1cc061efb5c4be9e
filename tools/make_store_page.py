"""Writes docs/store.md: what each table, view and column of a store holds, and the queries that have a name.

Run from the repository: ``python -m tools.make_store_page``. Types come of ``store/schema.sql``, meanings of
``store/columns.toml``, queries of ``store/queries.toml``. ``--check`` writes nothing, and fails where the page is not
what these files make of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from dragoman.store import Store
from dragoman.store.description import Description
from dragoman.store.named import NamedQuery, named_queries

PAGE = Path(__file__).resolve().parent.parent / "docs" / "store.md"
HEAD = """# The store

A store is one DuckDB file. `dragoman code INPUT -o events.duckdb` makes it and adds to it; any DuckDB reads it.
`dragoman query events.duckdb --schema events` prints what stands here, `dragoman query events.duckdb "SELECT …"` asks.

- Offsets (`start`, `end`) count characters of `articles.text` from 0: `text[start:end]` in Python, and
  `substr(text, start + 1, "end" - start)` in SQL.
- `events` has a row for every telling, `stories` a row for what happened, however many tell of it. Count stories to
  know how much happened, events to know how much was said.
- Days are text, ISO 8601, as exact as they are known (`2021`, `2021-03`, `2021-03-25`); `date_day` is a DATE where the
  day is.
- Keys are kept unique by the program, and proved by `dragoman check`; the database states none.

This page is made: `python -m tools.make_store_page`.
"""
QUERIES = """## Queries with a name

`dragoman query STORE @NAME --set KEY=VALUE`; in Python `Store(path, read_only=True).named("NAME", KEY=…)`.
"""


def page() -> str:
    """The page as its file has it."""
    with Store(":memory:") as store:
        tables = store.describe()
    parts = [HEAD, *summary(tables), *(section(one) for one in tables), QUERIES, *map(query, named_queries().values())]
    return "\n".join(parts)


def summary(tables: Sequence[Description]) -> Iterator[str]:
    """The tables and the views, a line each."""
    for title, is_view in (("Tables", False), ("Views", True)):
        lines = [f"| [{one.name}](#{one.name}) | {cell(one.about)} |" for one in tables if one.is_view is is_view]
        yield "\n".join([f"## {title}", "", "| name | holds |", "|---|---|", *lines, ""])


def section(table: Description) -> str:
    """One table with its columns."""
    key = f" The key is {', '.join(f'`{name}`' for name in table.key.split(', '))}." if table.key else ""
    lines = [f"| `{one.name}` | {one.kind} | {cell(one.meaning)} |" for one in table.columns]
    head = [f"### {table.name}", f"{table.about}{key}", "", "| column | type | holds |", "|---|---|---|"]
    return "\n".join([*head, *lines, ""])


def query(one: NamedQuery) -> str:
    """A named query, its parameters and its SQL."""
    lines = [f"### @{one.name}", f"{one.about}.", ""]
    lines += [f"- `{each.name}` ({each.kind}{default(each.default)}): {each.about}" for each in one.parameters]
    return "\n".join([*lines, *([""] if one.parameters else []), "```sql", one.sql, "```", ""])


def default(value: object) -> str:
    """What a parameter is where it is not set."""
    return "" if value is None else f", {value}"


def cell(text: str) -> str:
    """Text in a table of Markdown."""
    return text.replace("|", "\\|")


def main(arguments: Iterable[str] | None = None) -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail where the page is out of date; write nothing")
    options = parser.parse_args(None if arguments is None else list(arguments))
    made = page()
    if options.check:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
