"""Events as CSV: one row an event, what is nested as JSON and, for spreadsheets, joined."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dragoman.records import Event, Participant, Reading
from dragoman.store.lines import finite
from dragoman.store.text_writer import TextWriter
from dragoman.store.whole_text import whole_text

COLUMNS = (
    "event_id", "article_id", "sentence_index", "sentence", "event_type", "mode", "cameo", "contexts", "quad_category",
    "score", "status", "trigger_text", "trigger_start", "trigger_end",
    "actors", "actor_names", "actor_countries", "actor_sectors",
    "recipients", "recipient_names", "recipient_countries", "recipient_sectors",
    "date", "date_end", "published", "place_text", "place_name", "place_country", "lat", "lon", "geoname_id",
    "attribution", "figures", "confidence", "rule", "story_id", "coder_version", "dissent",
)  # fmt: skip
FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


def event_row(event: Event) -> list[Any]:
    """The cells of an event, in the order of ``COLUMNS``; absent is None."""
    record = event.to_dict()
    place = record["place"] or {}
    return [
        *(record[key] for key in COLUMNS[:7]), joined(event.contexts), *(record[key] for key in COLUMNS[8:11]),
        event.trigger.text, event.trigger.start, event.trigger.end,
        *side(record["actors"], event.actors), *side(record["recipients"], event.recipients),
        event.date, event.date_end, event.published,
        place.get("text"), place.get("name"), place.get("country"), place.get("lat"), place.get("lon"),
        place.get("geoname_id"), as_json(record["attribution"]), as_json(record["figures"]),
        event.confidence, event.rule, event.story_id, event.coder_version, event.dissent,
    ]  # fmt: skip


def side(records: Any, participants: Sequence[Participant]) -> list[str | None]:
    """One side of an event: as JSON, then names, countries and sectors, each joined in the same order."""
    return [
        as_json(records),
        joined(one.name for one in participants),
        joined(one.country for one in participants),
        joined(one.sector for one in participants),
    ]


def joined(values: Iterable[str | None]) -> str | None:
    """Values with ``;`` between them; an unknown one keeps its place, and a ``;`` within one becomes a comma."""
    parts = ["" if value is None else value.replace(";", ",") for value in values]
    return ";".join(parts) if any(parts) else None


def as_json(records: Any) -> str | None:
    """A list of records as JSON; an empty one is an empty cell."""
    return json.dumps(finite(records), ensure_ascii=False) if records else None


def guarded(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets a leading apostrophe."""
    if not isinstance(cell, str):
        return cell
    text = whole_text(cell)
    return "'" + text if text.startswith(FORMULA_START) and not NUMBER.fullmatch(text) else text


class FlatWriter(TextWriter):
    """Writes ``.csv``: UTF-8, a header, one row an event, ``\\n`` line ends."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        # With "\r\n" as its line end the csv module quotes cells that hold a bare carriage return; write() takes
        # the "\r" of the line end off again.
        self.rows = csv.writer(self, lineterminator="\r\n")
        self.rows.writerow(COLUMNS)

    def write(self, text: str) -> None:
        """Take one finished line from the csv module."""
        super().write(text.removesuffix("\r\n") + "\n")

    def add(self, reading: Reading) -> None:
        """Write each event of the reading as a row."""
        for event in reading.events:
            self.rows.writerow([guarded(cell) for cell in event_row(event)])
