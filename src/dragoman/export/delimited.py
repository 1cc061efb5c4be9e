"""Rows as lines of text with tabs or commas between the cells."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dragoman.export.taken import Taken
from dragoman.store.flat import guarded
from dragoman.store.whole_text import whole_text

Row = Sequence[Any]


class Line:
    """The last line that the csv module wrote, its end made a line feed."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        """Take one finished line."""
        self.text = text.removesuffix("\r\n") + "\n"


def quoted(taken: Taken, columns: Sequence[str], rows: Iterable[Row], delimiter: str) -> Iterator[str]:
    """Lines in which a cell with a delimiter, a line end or a quotation mark stands in quotation marks (RFC 4180).

    Text that a spreadsheet would take for a formula gets a leading apostrophe, save where ``taken.verbatim``.
    """
    line = Line()
    # With "\r\n" as its line end the csv module quotes cells that hold a bare carriage return.
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")

    def written(row: Row) -> str:
        writer.writerow(row)
        return line.text

    yield from written_lines(taken, columns, rows, written)


def bare(taken: Taken, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Lines with tabs between the cells and no quoting, as data sets are that have none: white space in a cell becomes
    a blank, and a quotation mark an apostrophe, because readers take one at a cell's beginning for quoting."""

    def written(row: Row) -> str:
        return "\t".join("" if cell is None else plain(str(cell)) for cell in row) + "\n"

    yield from written_lines(taken, columns, rows, written)


def plain(cell: str) -> str:
    """A cell that no tab, line end or quotation mark breaks; NUL, which ends a cell for some readers, goes."""
    return " ".join(cell.replace("\0", " ").split()).replace('"', "'")


def written_lines(
    taken: Taken, columns: Sequence[str], rows: Iterable[Row], written: Callable[[Row], str]
) -> Iterator[str]:
    """The header, where it is asked for, and a line for each row."""
    if taken.header:
        yield written(columns)
    for row in rows:
        taken.tally.rows += 1
        yield written([safe(taken, cell) for cell in row])


def safe(taken: Taken, cell: Any) -> Any:
    """A cell that UTF-8 can hold and, where it is asked for, no spreadsheet computes."""
    if not isinstance(cell, str):
        return cell
    if taken.verbatim:
        return whole_text(cell)
    kept = guarded(cell)
    taken.tally.notes["cells got a leading apostrophe, so that no spreadsheet computes them (--verbatim: none)"] += (
        kept != whole_text(cell)
    )
    return kept


def joined(values: Iterable[str | None], between: str = ";") -> str | None:
    """Values with a semicolon between them; an unknown one keeps its place, and one within a value becomes a comma."""
    parts = ["" if value is None else value.replace(between, ",") for value in values]
    return between.join(parts) if any(parts) else None
