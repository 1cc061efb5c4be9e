"""An Excel workbook: events, participants, stories, and what their codes mean."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from dragoman.errors import ExtraMissing, SheetFull
from dragoman.export.codebook import codebook_rows
from dragoman.export.delimited import joined
from dragoman.export.location import location
from dragoman.export.tables import store_table
from dragoman.export.taken import Taken
from dragoman.records import Event, Reading
from dragoman.store.failures import file_failures
from dragoman.store.partial import Partial
from dragoman.store.rows import day

MOST_ROWS = 1_048_576  # of a sheet, the header among them
MOST_UNITS = 32_767  # of a cell, in UTF-16 units
ELLIPSIS = "…"
FIRST_YEAR = 1900  # the first that a date of Excel can have
# XML 1.0 has no way to write these.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CUT = f"cells were longer than {MOST_UNITS:,} characters, Excel's limit, and are cut off (they end in {ELLIPSIS})"
REPLACED = "cells held control characters, which Excel files cannot; each is U+FFFD there"
EVENTS = (
    "event_id", "date", "day", "date_end", "event_type", "mode", "cameo", "contexts", "quad_category", "score",
    "status", "trigger", "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries",
    "recipient_sectors", "place", "place_country", "province", "lat", "lon", "attribution", "sentence", "publisher",
    "published", "title", "url", "confidence", "rule", "story_id", "article_id", "sentence_index", "coder_version",
)  # fmt: skip
PARTICIPANTS = ("event_id", "role", "position", "text", "name", "country", "sector", "office", "entity_id")


def xlsx(taken: Taken, target: Path) -> None:
    """Write the workbook, row by row. Text is text, never a formula.

    Raises ``SheetFull``, before anything is written, where a sheet cannot hold the rows; ``ExtraMissing``.
    """
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError as error:
        raise ExtraMissing(name="openpyxl", extra="excel") from error
    check_sizes(taken, target)
    output, book = Partial(target), Workbook(write_only=True)
    try:
        write_sheets(taken, book)
        with file_failures(str(target)):
            book.save(output.path)
        output.keep()
    except BaseException:
        output.discard()
        # Sheets that stay open complain when they are collected.
        for sheet in book.worksheets:
            with suppress(Exception):
                sheet.close()
        raise


def check_sizes(taken: Taken, target: Path) -> None:
    """Raise ``SheetFull`` where a table has more rows than a sheet."""
    for name in ("events", "participants", "stories"):
        rows = store_table(taken.store.connection, name).count(taken.store.connection, taken.wanted)
        if rows >= MOST_ROWS:
            raise SheetFull(path=target, rows=rows, table=name, most=MOST_ROWS - 1)


def write_sheets(taken: Taken, book: Any) -> None:
    """Fill the four sheets."""
    events, participants = Sheet(taken, book, "events", EVENTS), Sheet(taken, book, "participants", PARTICIPANTS)
    for reading in taken.readings():
        for event in reading.events:
            events.add(event_cells(event, reading))
            for row in participant_cells(event):
                participants.add(row)
    stories = store_table(taken.store.connection, "stories")
    sheet = Sheet(taken, book, "stories", tuple(stories.columns))
    for rows in stories.rows(taken.store.connection, taken.wanted):
        for values in rows:
            sheet.add([joined(value) if isinstance(value, list) else value for value in values])
    codes = Sheet(taken, book, "codebook", ("kind", "code", "name", "meaning"))
    for meaning in codebook_rows(taken.names):
        codes.add(meaning)


class Sheet:
    """A sheet that takes rows. Its header stays in sight, and its columns can be filtered."""

    def __init__(self, taken: Taken, book: Any, name: str, columns: Sequence[str]) -> None:
        self.taken, self.sheet = taken, book.create_sheet(name)
        self.sheet.freeze_panes = "A2"
        self.sheet.append(list(self.cells(columns)))

    def add(self, row: Iterable[Any]) -> None:
        """Append a row."""
        self.taken.tally.rows += 1
        self.sheet.append(list(self.cells(row)))

    def cells(self, row: Iterable[Any]) -> Iterator[Any]:
        """Values as cells: text as text, whatever it looks like, so that Excel computes nothing of it."""
        from openpyxl.cell import WriteOnlyCell

        for value in row:
            if not isinstance(value, str):
                yield value
                continue
            cell = WriteOnlyCell(self.sheet, value=self.fitting(value))
            cell.data_type = "s"
            yield cell

    def fitting(self, text: str) -> str:
        """Text that a cell can hold; what is changed for it is counted."""
        fit = NO_XML.sub("\ufffd", text)
        self.taken.tally.notes[REPLACED] += fit != text
        short = cut(fit)
        self.taken.tally.notes[CUT] += short != fit
        return short


def cut(text: str) -> str:
    """Text of no more UTF-16 units than a cell holds."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_UNITS:
        return text
    return units[: 2 * (MOST_UNITS - 1)].decode("utf-16-le", "ignore") + ELLIPSIS


def event_cells(event: Event, reading: Reading) -> list[Any]:
    """An event in the order of ``EVENTS``; several participants stand in one cell, joined by semicolons."""
    where, article = location(event.place, reading.places), reading.article
    return [
        event.event_id, event.date, sheet_day(event.date), event.date_end, event.event_type, event.mode, event.cameo,
        joined(event.contexts), event.quad_category, event.score, event.status, event.trigger.text,
        *(joined(getattr(one, name) for one in side)
          for side in (event.actors, event.recipients) for name in ("name", "country", "sector")),
        where.name, where.country, where.province, where.lat, where.lon,
        joined(one.name for one in event.attribution), event.sentence, article.publisher, article.date, article.title,
        article.url, event.confidence, event.rule, event.story_id, event.article_id, event.sentence_index,
        event.coder_version,
    ]  # fmt: skip


def participant_cells(event: Event) -> Iterator[list[Any]]:
    """The participants of an event, each in the order of ``PARTICIPANTS``."""
    for role, side in (("actor", event.actors), ("recipient", event.recipients)):
        for position, one in enumerate(side):
            yield [event.event_id, role, position, *(getattr(one, name) for name in PARTICIPANTS[3:])]


def sheet_day(date: str | None) -> datetime.date | None:
    """A full date as a date of Excel, which has none before 1900."""
    found = day(date)
    return found if found is not None and found.year >= FIRST_YEAR else None
