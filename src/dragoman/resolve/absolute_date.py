"""Dates that name their year: what each kind of expression stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dragoman.resolve import when as calendar
from dragoman.resolve.date_words import date_words
from dragoman.resolve.when import When

Groups = dict[str, str | None]


def word(groups: Groups, name: str) -> str:
    """A group in lower case with single spaces, empty when it did not take part."""
    return " ".join((groups.get(name) or "").lower().split())


def month_number(groups: Groups) -> int:
    """1 to 12."""
    return int(date_words()["months"][word(groups, "month")])


def named(groups: Groups) -> str:
    """The value of a named day: ISO, or MM-DD for a day of every year."""
    names = {name.lower(): value for name, value in date_words()["named"].items()}
    return str(names[word(groups, "name").replace("’", "'")])


def span_of(first: date | None, last: date | None) -> When | None:
    """A span of days, where both exist and stand in order."""
    return calendar.between(first, last) if first and last and first < last else None


def day_of(day: date | None) -> When | None:
    """A day, where it exists."""
    return calendar.on(day) if day else None


def iso(groups: Groups, year: int) -> When | None:
    """2021-03-25."""
    return day_of(calendar.real_day(year, int(groups["month"] or 0), int(groups["day"] or 0)))


def slash(groups: Groups, year: int) -> When | None:
    """25/03/2021 or 3/25/2021, where only one reading is a day; with points the day comes first."""
    first, second = int(groups["a"] or 0), int(groups["b"] or 0)
    day_first = calendar.real_day(year, second, first)
    month_first = None if groups["mark"] == "." else calendar.real_day(year, first, second)
    if day_first and month_first and day_first != month_first:
        return None
    return day_of(day_first or month_first)


def month_day(groups: Groups, year: int) -> When | None:
    """March 25, 2021."""
    return day_of(calendar.real_day(year, month_number(groups), int(groups["day"] or 0)))


def day_range(groups: Groups, year: int) -> When | None:
    """March 3–5, 2021."""
    month = month_number(groups)
    first = calendar.real_day(year, month, int(groups["day"] or 0))
    return span_of(first, calendar.real_day(year, month, int(groups["end"] or 0)))


def named_year(groups: Groups, year: int) -> When | None:
    """Christmas Day 2020."""
    month, day = named(groups).split("-")[-2:]
    return day_of(calendar.real_day(year, int(month), int(day)))


def season(groups: Groups, year: int) -> When | None:
    """The summer of 2019."""
    name = word(groups, "season").replace("fall", "autumn")
    first, last = date_words()["seasons"][name]
    return calendar.months(year, first, last, "season")


def quarter(groups: Groups, year: int) -> When | None:
    """The third quarter of 2019, Q3 2019."""
    name = word(groups, "quarter")
    place = ["first", "second", "third", "fourth"].index(name) if name else int(groups["number"] or 1) - 1
    return calendar.months(year, place * 3 + 1, place * 3 + 3, "season")


ABSOLUTE: dict[str, Callable[[Groups, int], When | None]] = {
    "iso": iso,
    "slash": slash,
    "named": named_year,
    "month_day_range": day_range,
    "day_range_month": day_range,
    "month_day": month_day,
    "day_month": month_day,
    "month_year": lambda groups, year: calendar.in_month(year, month_number(groups)),
    "quarter": quarter,
    "quarter_short": quarter,
    "season": season,
    "year": lambda groups, year: calendar.in_year(year),
}
