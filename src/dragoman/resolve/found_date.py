"""A date expression in its sentence, and the joining of neighbours that make one date or one span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.parse import Sentence
from dragoman.records import DateMention
from dragoman.resolve import tense
from dragoman.resolve.when import iso_day

JOINED = re.compile(r"^(?:,|,? \(|,? on)?\s*(?:the\s)?$")
TO = re.compile(r"^\s*(?:to|through|until|till|-|–|—)\s*$", re.IGNORECASE)
YEAR = re.compile(r"\b\d{4}\b")
AND = re.compile(r"^\s+and\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date mention and where it stands: ``first`` and ``last`` are its tokens, ``head`` the one of them that
    hangs on the rest of the sentence. ``precision`` is day, week, month, season, year, decade or span."""

    date: DateMention
    sentence_index: int
    first: int
    last: int
    precision: str
    head: int


def merged(dates: Sequence[FoundDate], sentence: Sentence) -> list[FoundDate]:
    """Dates of one sentence with neighbours joined: "Thursday, March 25" is one day, "from May to July" one span."""
    kept: list[FoundDate] = []
    for found in dates:
        joined = join(kept[-1], found, sentence) if kept else None
        if joined is not None:
            kept[-1] = joined
        else:
            kept.append(found)
    return kept


def join(left: FoundDate, right: FoundDate, sentence: Sentence) -> FoundDate | None:
    """Two neighbouring dates as one, or None where they are two."""
    gap = sentence.text[left.date.end - sentence.start : right.date.start - sentence.start]
    opening = sentence.tokens[left.first - 1].lower if left.first else ""
    is_range = TO.match(gap) or (AND.match(gap) and opening == "between")
    if is_range and left.date.value_end is None and right.date.value_end is None:
        return ranged(left, right, sentence, opening)
    if JOINED.match(gap) and same_day(left, right):
        absolute = right if left.date.reason == "weekday" else left
        return spanning(left, right, sentence, absolute.date.value, None, absolute.precision, absolute.date.reason)
    return None


def same_day(left: FoundDate, right: FoundDate) -> bool:
    """Whether a weekday stands beside the date that it explains."""
    kinds = {left.date.reason, right.date.reason}
    days = left.precision == right.precision == "day"
    if not days or "weekday" not in kinds or not kinds & {"month day", "day month", "iso", "slash", "day word"}:
        return False
    weekday, other = (left, right) if left.date.reason == "weekday" else (right, left)
    named, day = iso_day(weekday.date.value), iso_day(other.date.value)
    return named is not None and day is not None and named.weekday() == day.weekday()


def ranged(left: FoundDate, right: FoundDate, sentence: Sentence, opening: str) -> FoundDate | None:
    """A span between two dates of the same precision, in order."""
    spelled = opening in ("from", "between", "("), left.date.reason == right.date.reason
    start, end = in_year_of(left, right), right.date.value
    if left.date.reason == right.date.reason == "weekday" and start > end:
        start, end = in_one_week(start, end, tense.direction(sentence, left.head) > 0)
    if not any(spelled) or left.precision != right.precision or start >= end:
        return None
    return spanning(left, right, sentence, start, end, "span", "range")


def in_one_week(start: str, end: str, ahead: bool) -> tuple[str, str]:
    """Two weekdays found in the wrong order, put into it: the end moves ahead or the start moves back."""
    first, last, week = iso_day(start), iso_day(end), timedelta(days=7)
    if first is None or last is None:
        return start, end
    return (start, (last + week).isoformat()) if ahead else ((first - week).isoformat(), end)


def in_year_of(left: FoundDate, right: FoundDate) -> str:
    """The left value; where only the right one names its year, as in "March 3 to April 5, 2020", in that year."""
    months = {"month", "month day", "day month"}
    if left.date.reason not in months or not YEAR.search(right.date.text) or YEAR.search(left.date.text):
        return left.date.value
    year, rest = int(right.date.value[:4]), left.date.value[4:]
    return f"{year - (rest > right.date.value[4:]):04d}{rest}"


def spanning(
    left: FoundDate, right: FoundDate, sentence: Sentence, value: str, end: str | None, precision: str, reason: str
) -> FoundDate:
    """One record over the words of two."""
    text = sentence.text[left.date.start - sentence.start : right.date.end - sentence.start]
    date = DateMention(text, left.date.start, right.date.end, value, end, reason)
    return replace(left, date=date, last=right.last, precision=precision)
