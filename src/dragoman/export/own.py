"""Dragoman's own formats, as `dragoman code` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.export.delimited import quoted
from dragoman.export.taken import Taken
from dragoman.store.flat import COLUMNS, event_row
from dragoman.store.lines import event_line
from dragoman.store.nested import NestedWriter


def csv_lines(taken: Taken) -> Iterator[str]:
    """A header and a line for each event."""
    rows = (event_row(event) for reading in taken.readings() for event in reading.events)
    yield from quoted(taken, COLUMNS, rows, ",")


def json_lines(taken: Taken) -> Iterator[str]:
    """The record of the public interface, a JSON object a line."""
    for reading in taken.readings():
        for event in reading.events:
            taken.tally.rows += 1
            yield event_line(event) + "\n"


def parquet(taken: Taken, target: Path) -> None:
    """The record of the public interface, nested."""
    with NestedWriter(target) as writer:
        for reading in taken.readings():
            taken.tally.rows += len(reading.events)
            writer.add(reading)
