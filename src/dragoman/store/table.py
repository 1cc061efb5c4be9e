"""The answer to a query as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, and rows of as many values each."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
