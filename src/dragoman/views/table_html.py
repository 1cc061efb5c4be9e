"""The answer to a query as an HTML table for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from dragoman.views.marked_html import FAINT, framed, words
from dragoman.views.table import cell

ROWS = 50
CHARACTERS = 300  # of a cell
CELL = "padding:.2em .6em;vertical-align:top"


def table_html(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """The first ``ROWS`` rows and how many more there are; numbers stand to the right, every text is escaped."""
    sides = [side(row[place] for row in rows[:ROWS]) for place in range(len(columns))]
    named = zip(columns, sides, strict=True)
    head = "".join(f'<th style="{CELL};text-align:{at}">{words(one)}</th>' for one, at in named)
    body = "".join(f"<tr>{''.join(map(one_cell, row, sides))}</tr>" for row in rows[:ROWS])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return framed(f'<div style="overflow-x:auto">{table}</div><div style="{FAINT}">{told(len(rows))}</div>')


def side(values: Iterable[Any]) -> str:
    """Where the values of a column stand: numbers are compared by their last digits."""
    known = [one for one in values if one is not None]
    return "right" if known and all(is_number(one) for one in known) else "left"


def is_number(value: Any) -> bool:
    """Whether a value is a number; yes and no are none."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def one_cell(value: Any, at: str) -> str:
    """A value, cut off where it is long."""
    text = cell(value)
    shown = text if len(text) <= CHARACTERS else f"{text[:CHARACTERS]} …"
    return f'<td dir="auto" style="{CELL};text-align:{at}">{words(shown)}</td>'


def told(number: int) -> str:
    """How many rows there are, and how many are not shown."""
    count = "1 row" if number == 1 else f"{number:,} rows"
    return f"{count}, of which the first {ROWS} are shown" if number > ROWS else count
