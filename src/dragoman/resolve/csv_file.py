"""The knowledge files of this room: CSV with a header, after comment lines that say where they come from."""

from __future__ import annotations

import csv
from importlib import resources

from dragoman.errors import KnowledgeInvalid


def rows(name: str, *columns: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>`` as dicts. Raises ``KnowledgeInvalid`` where a column or a cell is missing."""
    text = resources.files("dragoman.resolve").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    table = list(csv.DictReader(lines))
    for number, row in enumerate(table, 1):
        missing = [column for column in columns if row.get(column) is None]
        if missing or None in row:
            fault = f"lacks {', '.join(missing)}" if missing else "has too many cells"
            raise KnowledgeInvalid(file=name, why=f"row {number} ({next(iter(row.values()))}) {fault}")
    return table


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that ``|`` joins."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
