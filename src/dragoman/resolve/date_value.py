"""What a date expression stands for, given the day that it counts from and the tense around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.resolve import when as calendar
from dragoman.resolve.absolute_date import (
    ABSOLUTE,
    Groups,
    day_range,
    month_day,
    month_number,
    named,
    named_year,
    quarter,
    season,
    word,
)
from dragoman.resolve.date_patterns import Hit
from dragoman.resolve.date_words import date_words
from dragoman.resolve.numerals import number
from dragoman.resolve.when import When

DAYS_OF_A_YEAR = frozenset({"month_day", "day_month", "month_day_range", "day_range_month"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from: ``day`` is publication (or the day of a quotation), ``last`` the last day
    that the report named, ``beside`` the value before it in the same sentence, ``direction`` -1 where the tense is
    past, 1 where future, 0 where it does not say, ``year`` the only year that an undated report names."""

    day: date | None
    last: date | None = None
    beside: str | None = None
    direction: int = 0
    year: int | None = None


def value_of(hit: Hit, anchor: Anchor) -> When | None:
    """The value of an expression, or None where nothing tells it (a yearless date in an undated report)."""
    groups = hit.match.groupdict()
    if "year" in groups and groups["year"] and hit.kind in ABSOLUTE:
        return ABSOLUTE[hit.kind](groups, int(groups["year"]))
    if hit.kind == "decade":
        first = int(groups["decade"])
        return When(str(first), "decade", str(first + 9))
    if hit.kind in ("following", "later"):
        return from_last(hit.kind, groups, anchor)
    if hit.kind == "named" and len(named(groups)) == 10:
        return When(named(groups), "day")
    if anchor.day is None and anchor.year and hit.kind in DAYS_OF_A_YEAR:
        return ABSOLUTE[hit.kind](groups, anchor.year)
    if anchor.day is None or hit.kind not in RELATIVE:
        return None
    return RELATIVE[hit.kind](groups, anchor.day, anchor.direction)


def from_last(kind: str, groups: Groups, anchor: Anchor) -> When | None:
    """"The next day", "three years later": counted from the last day that the report named."""
    if kind == "following":
        days = int(date_words()["following"][word(groups, "word")])
        return calendar.moved(anchor.last, days, "day") if anchor.last else None
    unit, count = word(groups, "unit"), amount(groups)
    sign = 1 if word(groups, "way") == "later" else -1
    named = anchor.last or (anchor.day if sign < 0 else None)  # "a day earlier" where no day was named: than the report
    start = named if unit in ("day", "week") else calendar.first_day(anchor.beside or "")
    return calendar.moved(start, sign * count, unit) if start and count else None


def amount(groups: Groups) -> int | None:
    """How many units; None for numbers that are vague or not whole."""
    text = word(groups, "amount")
    if text in ("a", "an", "a couple of"):
        return 2 if text == "a couple of" else 1
    value = number(text)
    vague = {"dozens", "scores", "hundreds", "thousands", "millions"} & set(text.split())
    return int(value) if value is not None and value == int(value) and not vague and value < 5000 else None


def ago(groups: Groups, day: date, direction: int) -> When | None:
    """Three days ago."""
    count = amount(groups)
    return calendar.moved(day, -count, word(groups, "unit")) if count else None


def ahead(groups: Groups, day: date, direction: int) -> When | None:
    """In two weeks, where the verb looks ahead."""
    count = amount(groups)
    return calendar.moved(day, count, word(groups, "unit")) if count and direction > 0 else None


def recent(groups: Groups, day: date, direction: int) -> When | None:
    """In the last three months: a span that ends on the day."""
    count = amount(groups)
    start = calendar.moved(day, -count, word(groups, "unit")) if count else None
    first = calendar.first_day(start.value) if start else None
    if start is None or first is None or first >= day:
        return None
    return When(start.value, "span", day.isoformat()[: len(start.value)])


def day_word(groups: Groups, day: date, direction: int) -> When | None:
    """Today, yesterday, last night."""
    return calendar.moved(day, int(date_words()["days"][word(groups, "word")]), "day")


def weekday(groups: Groups, day: date, direction: int) -> When | None:
    """Friday, last Friday, next Friday."""
    side = word(groups, "side")
    behind = (day.weekday() - date_words()["weekdays"][word(groups, "weekday")]) % 7
    words = date_words()["words"]
    if side in words["next"]:
        return calendar.moved(day, (7 - behind) or 7, "day")
    if side in words["last"]:
        return calendar.moved(day, -(behind or 7), "day")
    return calendar.moved(day, (7 - behind) % 7 if direction > 0 else -behind, "day")


def weekday_of_week(groups: Groups, day: date, direction: int) -> When | None:
    """Friday of last week."""
    shift = {"last": -1, "this": 0, "next": 1}[word(groups, "which")]
    days = 7 * shift - day.weekday() + int(date_words()["weekdays"][word(groups, "weekday")])
    return calendar.moved(day, days, "day")


def weekend(groups: Groups, day: date, direction: int) -> When | None:
    """The weekend: the one just past, or under way; the one ahead where the verb looks ahead."""
    side = word(groups, "side")
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    under_way = day.weekday() >= 5
    if side in ("next", "coming") or (direction > 0 and not under_way):
        saturday += timedelta(days=7)
    elif side in ("last", "past") and under_way:
        saturday -= timedelta(days=7)
    return calendar.between(saturday, saturday + timedelta(days=1), "week")


def period(groups: Groups, day: date, direction: int) -> When | None:
    """Last week, this month, next year."""
    side = word(groups, "side") or "this"
    shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "upcoming": 1}[side]
    unit = word(groups, "unit")
    if unit == "week":
        return calendar.week_of(day + timedelta(days=7 * shift))
    if unit == "decade":
        first = (day.year // 10 + shift) * 10
        return When(str(first), "decade", str(first + 9))
    return calendar.moved(day, shift, unit)


def yearless_season(groups: Groups, day: date, direction: int) -> When | None:
    """Last summer, this autumn; a bare season says too little."""
    side = word(groups, "side")
    if not side:
        return None
    options = [found for year in range(day.year - 2, day.year + 2) if (found := season(groups, year))]
    starts = {start: found for found in options if (start := calendar.first_day(found.value))}
    if side == "this":
        return next((one for one in options if one.value[:4] == str(day.year)), None)
    if side in date_words()["words"]["next"]:
        return starts[min(start for start in starts if start > day)]
    ended = [start for start, one in starts.items() if (end := calendar.last_day(one.value_end or "")) and end < day]
    return starts[max(ended)]


def yearless_quarter(groups: Groups, day: date, direction: int) -> When | None:
    """The third quarter of this year; alone, the last one that has begun."""
    which = word(groups, "which")
    if which:
        return quarter(groups, day.year + {"last": -1, "this": 0, "next": 1}[which])
    found = quarter(groups, day.year)
    begun = found and int(found.value[5:7]) <= day.month
    return found if begun or direction > 0 else quarter(groups, day.year - 1)


def yearless_month(groups: Groups, day: date, direction: int) -> When | None:
    """In March: this year's or last year's where the tense is past, the next where it is future."""
    month, side = month_number(groups), word(groups, "side")
    words = date_words()["words"]
    if side in words["last"]:
        return calendar.in_month(day.year - (month >= day.month), month)
    if side in words["next"]:
        return calendar.in_month(day.year + (month <= day.month), month)
    if side == "this" or month == day.month:
        return calendar.in_month(day.year, month)
    ahead = direction > 0
    return calendar.in_month(day.year + (month < day.month if ahead else -(month > day.month)), month)


def month_of(groups: Groups, day: date, direction: int) -> When | None:
    """September last year."""
    return calendar.in_month(day.year + {"last": -1, "this": 0, "next": 1}[word(groups, "which")], month_number(groups))


def yearless_day(groups: Groups, day: date, direction: int) -> When | None:
    """March 25: the nearest that agrees with the tense."""
    return chosen(lambda year: month_day(groups, year), day, direction)


def yearless_range(groups: Groups, day: date, direction: int) -> When | None:
    """March 3–5, of the year that agrees with the tense."""
    return chosen(lambda year: day_range(groups, year), day, direction)


def yearless_name(groups: Groups, day: date, direction: int) -> When | None:
    """Christmas Day, the nearest that agrees with the tense."""
    return chosen(lambda year: named_year(groups, year), day, direction)


def chosen(of_year: Callable[[int], When | None], day: date, direction: int) -> When | None:
    """The value in the year that suits the tense; leap days reach back eight years."""
    years = [day.year + shift for shift in (-8, -4, -3, -2, -1, 0, 1, 2, 3, 4)]
    options = {start: one for year in years if (one := of_year(year)) and (start := calendar.iso_day(one.value))}
    best = calendar.nearest(list(options), day, direction)
    return options[best] if best else None


RELATIVE: dict[str, Callable[[Groups, date, int], When | None]] = {
    "named": yearless_name,
    "month_day_range": yearless_range,
    "day_range_month": yearless_range,
    "month_day": yearless_day,
    "day_month": yearless_day,
    "quarter": yearless_quarter,
    "season": yearless_season,
    "ago": ago,
    "ahead": ahead,
    "recent": recent,
    "weekday_week": weekday_of_week,
    "week_weekday": weekday_of_week,
    "day_word": day_word,
    "weekend": weekend,
    "period": period,
    "coming": period,
    "in_period": period,
    "weekday": weekday,
    "month": yearless_month,
    "month_of": month_of,
}
