"""Date expressions of articles: where they stand, and the day, month or year that each means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.compare import compare
from dragoman.evaluate.gold_file import DAY, text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Report, Row, Side
from dragoman.evaluate.scores import Scores
from dragoman.evaluate.spans import overlap
from dragoman.records import DateMention

CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# The gold marks the time expressions of the title, the date line and the next four lines, and of nothing below.
ANNOTATED_LINES = 6


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its characters, its words and its TIMEX3 value."""

    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDates:
    """An article, its day of publication where that is a day, its calendar dates, and its other time expressions
    (durations, sets, quarters, "recently"). Nothing is marked in ``text`` from ``annotated_end`` on."""

    id: str
    text: str
    date: str | None
    dates: tuple[Timex, ...]
    others: tuple[Timex, ...]
    annotated_end: int


def gold_dates(record: dict[str, Any]) -> GoldDates:
    """A gold record. Raises ``KeyError`` or ``ValueError`` where it is malformed."""
    found: tuple[list[Timex], list[Timex]] = ([], [])
    for timex in record["timexes"]:
        calendar = timex["type"] == "DATE" and CALENDAR.fullmatch(str(timex["value"])) is not None
        found[not calendar].append(Timex(int(timex["start"]), int(timex["end"]), timex["text"], str(timex["value"])))
    date = record.get("date")
    published = date if date and DAY.fullmatch(date) else None
    text = text_of(record)
    last = max((timex.end for kept in found for timex in kept), default=0)
    end = max(last, len("\n".join(text.split("\n")[:ANNOTATED_LINES])))
    return GoldDates(str(record.get("id", "")), text, published, tuple(found[0]), tuple(found[1]), end)


def score_dates(name: str, gold: list[GoldDates], coder: CoderLike) -> Report:
    """Read every article and compare its date expressions, values and spans."""
    span = value = Scores(0, 0, 0)
    rows: list[Row] = []
    for record in gold:
        coded = [date for date in coder.read(record.text, record.date).dates if _judged(record, date)]
        one = compare(record.id, record.text, record.dates, coded, _same, (_gold_side, _coded_side))
        span, value = span + one.found, value + one.right
        rows += one.rows
    figures = {"value right where found": value.matched / span.matched if span.matched else 0.0}
    others = sum(len(record.others) for record in gold)
    undated = sum(record.date is None for record in gold)
    notes = (
        f"{len(gold)} articles ({undated} of them without a day of publication), {span.gold} calendar dates",
        f"{others} other time expressions (durations, sets, quarters, vague ones) are left out on both sides",
        f"only the first {ANNOTATED_LINES} lines of an article are marked in this gold, and judged",
    )
    return Report(name, "dates", {"span": span, "value": value}, figures, rows=tuple(rows), notes=notes)


def _judged(record: GoldDates, date: DateMention) -> bool:
    """Whether a date stands in the marked part, and not on an expression that means no calendar date."""
    if date.reason in ("duration", "set"):
        return False
    if any(overlap(date, one) for one in record.dates):
        return True
    return date.end <= record.annotated_end and not any(overlap(date, other) for other in record.others)


def _same(wanted: Timex, found: DateMention) -> bool:
    return wanted.value == found.value


def _gold_side(date: Timex) -> Side:
    return Side(date.value, date.text)


def _coded_side(date: DateMention) -> Side:
    return Side(date.value, date.text, details={"rule": date.reason})
