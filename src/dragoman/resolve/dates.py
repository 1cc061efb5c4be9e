"""When: every date expression of an article, resolved against its day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.parse import Sentence
from dragoman.records import DateMention
from dragoman.resolve import tense
from dragoman.resolve.date_context import stands
from dragoman.resolve.date_patterns import Hit, hits
from dragoman.resolve.date_value import Anchor, value_of
from dragoman.resolve.event_date import EventDate, event_date
from dragoman.resolve.found_date import FoundDate, merged
from dragoman.resolve.quoted import quoted_spans
from dragoman.resolve.when import When, iso_day, last_day

HISTORICAL_DAYS = 92
SPEECH_DAYS = 10
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![,.]\d)")

__all__ = ["EventDate", "FoundDate", "event_date", "find_dates", "is_historical"]


def find_dates(sentences: Sequence[Sentence], published: str | None) -> list[FoundDate]:
    """Every date expression of an article, in order.

    ``published`` is the day, ``YYYY-MM-DD``, that relative dates count from; without it only absolute dates
    resolve, and days of the one year that the report names, if it names one; expressions that cannot be resolved are
    left out.
    """
    reader = DateReader(iso_day(published), year=None if published else only_year(sentences))
    inside = quoted_spans(sentences)
    return [found for sentence in sentences for found in reader.read(sentence, inside.get(sentence.index, ()))]


@dataclass(slots=True)
class DateReader:
    """Reads the sentences of one article in order; ``last`` is the last day that they named, ``speech`` the last
    that they named in their own words, from which "today" in a quotation counts, ``beside`` the value before in the
    sentence being read, ``year`` the only year that an undated report names."""

    published: date | None
    last: date | None = None
    speech: date | None = None
    beside: str | None = None
    year: int | None = None
    starts: list[int] = field(default_factory=list)

    def read(self, sentence: Sentence, inside: Sequence[tuple[int, int]]) -> list[FoundDate]:
        """The dates of the next sentence; ``inside`` are the (start, end) characters that it quotes."""
        found, self.beside = hits(sentence.text), None
        if not found:
            return []
        self.starts = [token.start - sentence.start for token in sentence.tokens]
        own = [hit for hit in found if not within(hit, inside)]
        dates = [one for hit in own if (one := self.one(sentence, hit, self.published))]
        self.heard(dates)
        said = [hit for hit in found if within(hit, inside)]
        dates += [one for hit in said if (one := self.one(sentence, hit, self.speech or self.published))]
        return merged(sorted(dates, key=lambda one: one.first), sentence)

    def one(self, sentence: Sentence, hit: Hit, day: date | None) -> FoundDate | None:
        """One expression resolved, or None where it is no date or nothing tells its value."""
        first, last = self.tokens(hit)
        if not stands(hit, sentence, first, last):
            return None
        way = tense.direction(sentence, head_of(sentence, first, last))
        value = value_of(hit, Anchor(day, self.last or self.published, self.beside, way, self.year))
        if value is None:
            return None
        self.beside = value.value
        if value.precision == "day" and hit.kind not in ("ahead",):
            self.last = iso_day(value.value)
        return found_date(sentence, hit, first, last, value)

    def tokens(self, hit: Hit) -> tuple[int, int]:
        """The first and the last token of an expression."""
        first = max(bisect_right(self.starts, hit.start) - 1, 0)
        return first, max(bisect_right(self.starts, hit.end - 1) - 1, first)

    def heard(self, dates: Sequence[FoundDate]) -> None:
        """Keep the day on which the report's own words place what is said."""
        for found in dates:
            day = iso_day(found.date.value) if found.precision == "day" else None
            if day and self.published and 0 <= (self.published - day).days <= SPEECH_DAYS:
                self.speech = day


def only_year(sentences: Sequence[Sentence]) -> int | None:
    """The one year that a report names; None where it names none or several."""
    years = {int(one) for sentence in sentences for one in YEAR.findall(sentence.text)}
    return next(iter(years)) if len(years) == 1 else None


def within(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an expression stands in one of the spans."""
    return any(start <= hit.start < end for start, end in spans)


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of a run that hangs on a word outside it."""
    for token in sentence.tokens[first : last + 1]:
        if not first <= token.head <= last or token.head == token.index:
            return token.index
    return last


def found_date(sentence: Sentence, hit: Hit, first: int, last: int, value: When) -> FoundDate:
    """The record of an expression."""
    start, end = trimmed(sentence.text, hit.start, hit.end)
    text = sentence.text[start:end]
    mention = DateMention(
        text, sentence.start + start, sentence.start + end, value.value, value.value_end, hit.kind.replace("_", " ")
    )
    return FoundDate(mention, sentence.index, first, last, value.precision, head_of(sentence, first, last))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_historical(value: str | None, published: str | None) -> bool:
    """Whether a date lies more than about three months before publication; a year or month counts from its end."""
    day = iso_day(published)
    end = last_day(value) if value else None
    return day is not None and end is not None and (day - end).days > HISTORICAL_DAYS
