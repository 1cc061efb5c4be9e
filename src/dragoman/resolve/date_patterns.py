"""Finding date expressions in a sentence's text: patterns in order, the more specific ones first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.resolve.date_words import date_words
from dragoman.resolve.numerals import alternation, number_pattern

YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"
DAY = r"(?P<day>[012]?\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|(?:st|nd|rd|th)\w)"
END = r"(?P<end>[012]?\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
PART = r"(?:(?:the )?(?P<part>early|late|mid|beginning of|start of|end of)[- ](?:the )?)?"
UNIT = r"(?P<unit>day|week|month|year|decade)s?"
# A point belongs to a short name of a month, not to a long one.
POINT = r"(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.|(?<=sept)\.)?"
HOURS = r"(?: (?:morning|afternoon|evening|night)\b)?"
WAY = r"(?:earlier|later|early|late)"
TO = r" ?(?:-|–|—|to|through|until) ?"


@dataclass(frozen=True, slots=True)
class Hit:
    """A date expression as found: ``kind`` names its pattern; ``start`` and ``end`` count in the sentence's text."""

    kind: str
    start: int
    end: int
    match: re.Match[str]


@cache
def gate() -> re.Pattern[str]:
    """What nearly every sentence with a date holds, and few others do."""
    words = [*date_words()["months"], *date_words()["weekdays"], *date_words()["seasons"]]
    units = "day|night|morning|evening|week|month|year|quarter|decade|today|yesterday|tomorrow"
    return re.compile(rf"(?i)\d|{units}|christmas|\b(?:{alternation(words)})\b")


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of expression and their patterns; where two overlap, the earlier in this list holds."""
    words = date_words()
    month = rf"(?P<month>{alternation(words['months'])})\b{POINT}"
    weekday = rf"(?P<weekday>{alternation(words['weekdays'])})\b"
    season = rf"(?P<season>{alternation(words['seasons'])}|fall)\b"
    side = rf"(?P<side>{alternation([*words['words']['last'], *words['words']['next'], 'this'])})"
    amount = rf"(?P<amount>{number_pattern()}|a couple of|an?)"
    quarter = r"(?P<quarter>first|second|third|fourth)[ -]quarter"
    sources = {
        "iso": r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        "slash": r"(?<![\d/.])(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>[12]\d{3})(?![\d/])",
        "named": rf"\b(?P<name>{alternation(words['named'])})(?:,? {YEAR})?",
        "month_day_range": rf"\b{month} {DAY}(?:{TO}| and ){END}(?!:\d)(?:,? {YEAR})?",
        "day_range_month": rf"\b{DAY}(?:{TO}| and ){END} (?:of )?{month}(?:,? {YEAR})?",
        "month_day": rf"\b{month} (?:the )?{DAY}(?:,? (?:of )?{YEAR})?",
        "day_month": rf"(?<![\d.,$€£])\b{DAY} (?:of )?{month}(?:,? {YEAR})?",
        "month_year": rf"\b{PART}{month},? (?:of |in )?{YEAR}",
        "month_of": rf"\b{PART}{month},? (?:of )?(?P<which>last|this|next) year\b",
        "decade": r"\b(?:the )?(?:early |late |mid[- ])?(?P<decade>1[5-9]\d0|20\d0)s\b",
        "quarter": rf"\b(?:the )?{quarter}(?: of (?:(?P<which>this|last|next) year|{YEAR}))?",
        "quarter_short": rf"\bQ(?P<number>[1-4])(?: of)? {YEAR}",
        "season": rf"\b(?:(?:{side}|the|in) )?{PART}{season}(?: (?:of )?{YEAR})?",
        "ago": rf"\b(?:about |around |some |nearly |almost |over )?{amount} {UNIT} ago\b",
        "later": rf"\b{amount} {UNIT} (?P<way>later|earlier)\b",
        "ahead": rf"\bin (?:about )?{amount} {UNIT}(?: time|[’']s? time)?\b(?! of\b)",
        "recent": rf"\b(?:over|during|in|for) the (?:last|past) {amount} {UNIT}\b",
        "weekday_week": rf"\b(?:on )?{weekday},? (?:of )?(?P<which>last|this|next) week\b",
        "week_weekday": rf"\b(?:earlier |later )?(?P<which>last|this|next) week,? on {weekday}",
        "day_word": rf"\b(?:{WAY} )?(?P<word>{alternation(words['days'])})\b(?:[’'] ?s)?{HOURS}",
        "following": rf"\b(?P<word>{alternation(words['following'])})\b",
        "weekend": r"\b(?:(?P<side>last|past|this|next|coming)|the|over the|at the) weekend\b",
        "period": rf"\b(?:{WAY} )?(?P<side>last|this|next) (?P<unit>week|month|year|decade)\b",
        "coming": r"\b(?:the|this) (?P<side>coming|upcoming) (?P<unit>week|month|year)\b",
        "in_period": rf"\b(?:{WAY}|beginning|start|end|middle) (?:in|of) (?:the|this) (?P<unit>week|month|year)\b",
        "weekday": rf"\b(?:{side} )?{weekday}{HOURS}",
        "month": rf"\b(?:{side} )?{PART}{month}",
        "year": rf"(?<![\d,.$€£#/-])\b{PART}{YEAR}(?![-–]\w|/\d)",
    }
    return tuple((kind, re.compile(f"(?i){source}".replace(" ", r"\s"))) for kind, source in sources.items())


def hits(text: str) -> list[Hit]:
    """The expressions of a text in order, none overlapping."""
    if not gate().search(text):
        return []
    kept: list[Hit] = []
    for hit in all_hits(text):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def all_hits(text: str) -> Iterator[Hit]:
    """Every match of every pattern, in the order of the patterns."""
    for kind, pattern in patterns():
        for match in pattern.finditer(text):
            yield Hit(kind, match.start(), match.end(), match)
