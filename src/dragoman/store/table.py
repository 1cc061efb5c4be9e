"""The answer to a query as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, and rows of as many values each. ``kinds`` are the types of the columns in DuckDB's words."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    kinds: tuple[str, ...] = field(default=(), compare=False)
