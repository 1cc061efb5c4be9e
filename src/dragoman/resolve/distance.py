"""Acts dated by another act: "two days AFTER THE ATTACK, the army arrested …", "a week BEFORE IT SIGNED the treaty"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dragoman.parse import Sentence, Token
from dragoman.records import Act
from dragoman.resolve.date_words import date_words
from dragoman.resolve.dates import is_historical
from dragoman.resolve.event_date import EventDate
from dragoman.resolve.numerals import number, number_pattern
from dragoman.resolve.same_event import Told
from dragoman.resolve.when import iso_day

DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "year": 12, "decade": 120}
REASON = "own sentence: counted from another act"
STEM = 5  # letters that "bombing" and "bombed" share


@cache
def pattern() -> re.Pattern[str]:
    """A length of time with "after" or "before", or "the eve of"."""
    unit = "|".join((*DAYS, *MONTHS))
    return re.compile(
        rf"(?i)\b(?:(?P<amount>{number_pattern()}|an?|the) (?P<unit>{unit})s? (?P<side>after|before|prior to|following)"
        r"|the (?P<eve>eve) of)\b"
    )


def counted(told: Sequence[Told], acts: Sequence[Act], sentences: Sequence[Sentence]) -> list[Told]:
    """The told acts in their order, those without a day of their own dated by their distance to one that has it.

    ``acts`` are the acts as worded, in the same order.
    """
    found = list(told)
    for one, other, days, months in distances(acts, sentences):
        if found[one].own_date is None and found[other].own_day:
            found[one] = moved(found[one], found[other].own_day or "", days, months)
        elif found[other].own_date is None and found[one].own_day:
            found[other] = moved(found[other], found[one].own_day or "", -days, -months)
    return found


def distances(acts: Sequence[Act], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int, int]]:
    """(act, other act, days, months) as places in ``acts``: how much later than the other the first is."""
    for index in sorted({act.sentence_index for act in acts}):
        sentence = sentences[index]
        for match in pattern().finditer(sentence.text):
            days, months = length(match)
            link = linking(sentence, match)
            if link is not None and (days or months):
                one, other = governing(sentence, link, acts), governed(sentence, link, acts)
                if one is not None and other is not None and one != other:
                    yield one, other, days, months


def length(match: re.Match[str]) -> tuple[int, int]:
    """A match as (days, months), below zero for what is before."""
    if match["eve"]:
        return -1, 0
    amount, unit = match["amount"].lower(), match["unit"].lower()
    count = 1 if amount in ("a", "an", "the") else number(amount)
    if count is None or count != int(count) or not 0 < count < 1000:
        return 0, 0
    sign = -1 if match["side"].lower() in ("before", "prior to") else 1
    return sign * int(count) * DAYS.get(unit, 0), sign * int(count) * MONTHS.get(unit, 0)


def linking(sentence: Sentence, match: re.Match[str]) -> Token | None:
    """The token of "after", "before", "to" or "of" with which a match ends."""
    return sentence.token_at(sentence.start + match.end() - 1)


def governing(sentence: Sentence, link: Token, acts: Sequence[Act]) -> int | None:
    """The act that is told with the length of time: the nearest whose words stand above the link."""
    verb = sentence.tokens[link.head] if link.dep == "mark" else link
    here = {token: place for place, act in enumerate(acts) if act.sentence_index == sentence.index
            for token in (act.head, *act.tokens)}  # fmt: skip
    for above in sentence.ancestors(verb.index):
        if above.index in here:
            return here[above.index]
    return None


def governed(sentence: Sentence, link: Token, acts: Sequence[Act]) -> int | None:
    """The act that the time is counted from: one told below the link, or told before and named again."""
    heads = [sentence.tokens[link.head]] if link.dep == "mark" else list(sentence.children(link.index, "pobj", "pcomp"))
    for head in heads:
        for place, act in enumerate(acts):
            if act.sentence_index == sentence.index and head.index in (act.head, *act.tokens):
                return place
        return named_again(sentence, head, acts)
    return None


def named_again(sentence: Sentence, noun: Token, acts: Sequence[Act]) -> int | None:
    """The last act before a sentence that a noun with "the" takes up: by its stem, or a word for its type."""
    if noun.pos != "NOUN" or not any(child.lower in ("the", "that", "this") for child in sentence.children(noun.index)):
        return None
    for place in range(len(acts) - 1, -1, -1):
        act = acts[place]
        if act.sentence_index < sentence.index:
            alike = act.trigger.text.lower()[:STEM] == noun.lemma.lower()[:STEM]
            if alike or noun.lemma.lower() in date_words()["told_by"].get(act.event_type, ()):
                return place
    return None


def moved(told: Told, day: str, days: int, months: int) -> Told:
    """A told act on a day so far from another; only its month where months were counted."""
    start = iso_day(day)
    value = shifted(start, days, months) if start else None
    if value is None:
        return told
    past = told.event.status == "asserted" and is_historical(value, told.event.published)
    status = "historical" if past else told.event.status
    event = replace(told.event, date=value, date_end=None, date_reason=REASON, status=status)
    return Told(event, EventDate(value, None, REASON))


def shifted(start: date, days: int, months: int) -> str | None:
    """A day or, counted in months, a month; years alone give a year. None beyond the calendar."""
    try:
        if not months:
            return (start + timedelta(days=days)).isoformat()
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return f"{date(year, 1, 1).year:04d}" if months % 12 == 0 else f"{date(year, month + 1, 1):%Y-%m}"
    except (OverflowError, ValueError):
        return None
