"""Events, and the rows of any query, as a table that people read, or one below the other where none fits."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.records import Event, Participant
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.console import console, fits, indented

HEADINGS = ("date", "actor", "type", "recipient", "place", "words")


def print_events(events: Iterable[Event], stream: TextIO) -> None:
    """One line an event: when, who, what, to whom, where, and the words; a few lines each where one is too long."""
    shown, listed = console(stream), list(events)
    table = plain_table(HEADINGS)
    for event in listed:
        table.add_row(
            event.date or "",
            Text(names(event.actors)),
            kind(event),
            Text(names(event.recipients)),
            Text(event.place.name if event.place else ""),
            Text(event.trigger.text),
        )
    if fits(table, shown):
        shown.print(table)
    else:
        for event in listed:
            print_event(event, shown)


def print_event(event: Event, shown: Console) -> None:
    """One event below its day, type and place: who, to whom, and the words."""
    where = event.place.name if event.place else None
    shown.print(kind(event).append("".join(f" · {part}" for part in (event.date, where) if part)))
    sides = [names(one).replace("\n", ", ") for one in (event.actors, event.recipients) if one]
    shown.print(indented(" → ".join(sides) + f" · “{event.trigger.text}”" if sides else f"“{event.trigger.text}”"))


def kind(event: Event) -> Text:
    """ "CONSULT visit", with its status where that is not asserted, in the colour of its quad category."""
    status = f" ({event.status})" if event.status != "asserted" else ""
    return Text("", end="").append(type_and_mode(event) + status, style=QUAD_COLOURS[event.quad_category])


def type_and_mode(event: Event) -> str:
    """ "CONSULT visit"."""
    return event.event_type + (f" {event.mode}" if event.mode else "")


def names(participants: Sequence[Participant]) -> str:
    """One participant a line: "Sergey Lavrov (RUS GOV)"."""
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
        print_table(columns, rows, console(stream))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], shown: Console) -> None:
    """Rows as a table; where one cannot be that wide, each row as a list of its columns."""
    table = plain_table(columns)
    for row in rows:
        table.add_row(*(Text(cell(value)) for value in row))
    if fits(table, shown):
        shown.print(table)
        return
    for number, row in enumerate(rows):
        listed = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        listed.add_column(style="bold", overflow="fold")
        listed.add_column(overflow="fold")
        for name, value in zip(columns, row, strict=True):
            listed.add_row(Text(name), Text(cell(value)))
        shown.print(*([""] if number else []), listed, sep="\n")


def plain_table(headings: Sequence[str]) -> Table:
    """An empty table without lines, whose cells are folded and never clipped."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table


def cell(value: Any) -> str:
    """A value as text: nothing for null, lists joined."""
    if value is None:
        return ""
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
