"""Events, and the rows of any query, as a table that people read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table

from dragoman.records import Event, Participant
from dragoman.views.colours import QUAD_COLOURS

PIPE_WIDTH = 160


def console(stream: TextIO) -> Console:
    """A console on a stream; a pipe, which has no width, gets one that no table needs to be broken for."""
    return Console(file=stream, width=None if stream.isatty() else PIPE_WIDTH, highlight=False)


def print_events(events: Iterable[Event], stream: TextIO) -> None:
    """One line an event: when, who, what, to whom, where, and the words."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("date", "actor", "type", "recipient", "place", "words"):
        table.add_column(heading, overflow="fold", min_width=8)
    for event in events:
        what = event.event_type + (f" {event.mode}" if event.mode else "")
        if event.status != "asserted":
            what += f" ({event.status})"
        table.add_row(
            event.date or "",
            names(event.actors),
            f"[{QUAD_COLOURS[event.quad_category]}]{what}[/]",
            names(event.recipients),
            event.place.name if event.place else "",
            event.trigger.text,
        )
    console(stream).print(table)


def names(participants: Sequence[Participant]) -> str:
    """ "Sergey Lavrov (RUS GOV), Chung Eui-yong (KOR GOV)"."""
    return "\n".join(one.name + label(one) for one in participants)


def label(one: Participant) -> str:
    """Country and sector in brackets, as far as they are known."""
    known = " ".join(part for part in (one.country, one.sector) if part)
    return f" ({known})" if known else ""


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str, stream: TextIO) -> None:
    """The rows of a query as a table, CSV or JSON lines."""
    if form == "csv":
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows(rows)
    elif form == "jsonl":
        for row in rows:
            stream.write(json.dumps(dict(zip(columns, row, strict=True)), default=str, ensure_ascii=False) + "\n")
    else:
        table = Table(*columns, header_style="bold", box=None, padding=(0, 2, 0, 0))
        for row in rows:
            table.add_row(*("" if value is None else plain(value) for value in row))
        console(stream).print(table)


def plain(value: Any) -> str:
    """A cell as text: lists joined, nothing of it taken for markup."""
    text = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return text.replace("[", r"\[")
