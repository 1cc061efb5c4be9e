"""What a store holds, for people: its tables and views, or the columns of one; and the questions that have a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.text import Text

from dragoman.store.description import Description
from dragoman.store.named import NamedQuery
from dragoman.views.console import console, indented
from dragoman.views.table import print_rows


def print_tables(tables: Sequence[Description], form: str, stream: TextIO) -> None:
    """A line a table or view: what a row of it is."""
    rows = [(one.name, "view" if one.is_view else "table", one.about) for one in tables]
    print_rows(("name", "is a", "one row"), rows, form, stream)


def print_columns(table: Description, form: str, stream: TextIO) -> None:
    """A line a column: its type and meaning; the key is marked."""
    keys = set(table.key.split(", "))
    if form == "table":
        console(stream).print(Text(f"{table.name}: {table.about}\n"))
    rows = [(one.name, one.kind, "key" if one.name in keys else "", one.meaning) for one in table.columns]
    print_rows(("column", "type", "", "meaning") if form == "table" else ("column", "type", "key", "meaning"),
               rows, form, stream)  # fmt: skip


def print_named(queries: Iterable[NamedQuery], stream: TextIO) -> None:
    """Each question with a line on what it answers, and what can be set in it."""
    shown = console(stream)
    for one in queries:
        shown.print(Text(f"@{one.name}", style="bold").append(f"  {one.about}", style="not bold"))
        for each in one.parameters:
            default = f" [{each.default}]" if each.default is not None else ""
            shown.print(indented(f"{each.name}: {each.about}{default}"))
