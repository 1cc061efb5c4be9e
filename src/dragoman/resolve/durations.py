"""How long and how often: lengths of time ("two-day", "six months") and sets ("every Friday", "weekly").

Values are those of TIMEX3 (ISO-TimeML): a duration is P2D, PT48H, PXY where its number is vague; a set is the span
after which it comes again (P1W), or a weekday or month of every week or year (XXXX-WXX-5, XXXX-03).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.parse import Sentence
from dragoman.records import DateMention
from dragoman.resolve.date_words import date_words
from dragoman.resolve.numerals import alternation, figure_words, number, number_pattern

UNITS = "second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie"
RUNNING = "(?:consecutive|straight|full|whole|more)"
VAGUE = ("several", "some", "a few", "few", "many", "recent", "a couple of")
# What makes a length of time a date, which find_dates reads, or an age.
ELSEWHERE = re.compile(r"\s+(?:ago|later|earlier|hence|old)\b|-old\b", re.IGNORECASE)
AGED = re.compile(r"\b(?:aged?|in)\s+$", re.IGNORECASE)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The expressions, the more specific first."""
    words = date_words()
    day, month = alternation(words["weekdays"]), alternation(words["months"])
    often, amount = alternation(words["often"]), rf"(?:{number_pattern()}|{alternation(VAGUE)}|an?|half an?)"
    sources = {
        "every day of": rf"\b(?:every|each) (?P<weekday>{day})(?: (?:morning|afternoon|evening|night))?\b",
        "every month of": rf"\b(?:every|each) (?P<month>{month})\b",
        "every": rf"\b(?:every|each)(?: (?P<amount>{number_pattern()}|other))? (?P<unit>{UNITS})s?\b",
        "a time": rf"\b(?:once|twice|{number_pattern()} times) (?:an?|per|every) (?P<unit>{UNITS})\b",
        "often": rf"\b(?P<often>{often})\b",
        "length": rf"(?<![\w.,$€£-])(?P<amount>{amount})[ -]+(?:{RUNNING} )?(?P<unit>{UNITS})s?\b",
        "vague": r"\b(?P<unit>minute|hour|day|week|month|year|decade|centurie)s\b(?= of\b)",
    }
    return tuple((kind, re.compile(f"(?i){source}".replace(" ", r"\s"))) for kind, source in sources.items())


def find_durations(sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> list[DateMention]:
    """The lengths of time and sets of an article, in order, none within one of its ``dates`` (in order, too)."""
    found: list[DateMention] = []
    starts = [date.start for date in dates]
    for sentence in sentences:
        taken = list(dates[max(0, bisect_left(starts, sentence.start) - 1) : bisect_left(starts, sentence.end)])
        here: list[DateMention] = []
        for mention in in_sentence(sentence):
            if not any(mention.start < other.end and other.start < mention.end for other in (*taken, *here)):
                here.append(mention)
        found += sorted(here, key=lambda one: one.start)
    return found


def in_sentence(sentence: Sentence) -> Iterator[DateMention]:
    """The expressions of a sentence, by pattern; a later one may overlap an earlier."""
    for kind, pattern in patterns():
        for match in pattern.finditer(sentence.text):
            value = value_of(kind, match, sentence.text)
            if value is not None:
                start, end = sentence.start + match.start(), sentence.start + match.end()
                reason = "duration" if kind in ("length", "vague") else "set"
                yield DateMention(match.group(), start, end, value, None, reason)


def value_of(kind: str, match: re.Match[str], text: str) -> str | None:
    """The value of an expression; None where it belongs to a date or an age."""
    words = date_words()
    if kind == "every day of":
        return f"XXXX-WXX-{words['weekdays'][match['weekday'].lower()] + 1}"
    if kind == "every month of":
        return f"XXXX-{words['months'][match['month'].lower()]:02d}"
    if kind == "often":
        return str(words["often"][match["often"].lower()])
    if kind in ("length", "vague") and (ELSEWHERE.match(text, match.end()) or AGED.search(text[: match.start()])):
        return None
    if kind == "vague":
        return period("X", match["unit"])
    amount = match["amount"] if "amount" in match.re.groupindex else None
    return period(count_of(amount), match["unit"])


def count_of(amount: str | None) -> str:
    """How many units: X where that is vague, one where nothing is said."""
    plain = " ".join((amount or "one").lower().split())
    if plain in ("a", "an"):
        return "1"
    if plain in ("half a", "half an"):
        return "0.5"
    if plain == "other":
        return "2"
    value = None if plain in VAGUE or plain in figure_words()["vague"] else number(plain)
    return "X" if value is None else f"{value:g}"


def period(count: str, unit: str) -> str:
    """A span as ISO 8601: P3M, PT12H, P2W, P10Y for a decade."""
    unit = {"fortnight": "week", "quarter": "month", "decade": "year", "century": "year", "centurie": "year"}.get(
        name := unit.lower(), name
    )
    times = {"fortnight": 2, "quarter": 3, "decade": 10, "century": 100, "centurie": 100}.get(name, 1)
    if count != "X" and times > 1:
        count = f"{float(count) * times:g}"
    clock = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{clock}{count}{unit[0].upper()}"
