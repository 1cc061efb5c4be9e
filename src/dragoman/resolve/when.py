"""Calendar values: a day, month, year or span as ISO 8601, and the arithmetic between them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class When:
    """A value as records write it. ``precision`` is day, week, month, season, year, decade or span."""

    value: str
    precision: str
    value_end: str | None = None


def iso_day(value: str | None) -> date | None:
    """The day that ``YYYY-MM-DD`` names, or None for anything else."""
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def on(day: date) -> When:
    """One day."""
    return When(day.isoformat(), "day")


def in_month(year: int, month: int) -> When:
    """One month; months beyond 12 or below 1 run into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return When(f"{year:04d}-{month:02d}", "month")


def in_year(year: int) -> When:
    """One year."""
    return When(f"{year:04d}", "year")


def between(start: date, end: date, precision: str = "span") -> When:
    """From one day to another, both included."""
    return When(start.isoformat(), precision, end.isoformat())


def week_of(day: date) -> When:
    """The week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return between(monday, monday + timedelta(days=6), "week")


def months(year: int, first: int, last: int, precision: str) -> When:
    """From one month of a year to another, both included; 13 is January of the next year."""
    return When(in_month(year, first).value, precision, in_month(year, last).value)


def moved(day: date, amount: int, unit: str) -> When | None:
    """The day, month or year that lies ``amount`` units away; a week is counted in days. None off the calendar."""
    try:
        if unit in ("day", "week"):
            return on(day + timedelta(days=amount * (7 if unit == "week" else 1)))
        if unit == "month":
            return on_calendar(in_month(day.year, day.month + amount))
        return on_calendar(in_year(day.year + amount * (10 if unit == "decade" else 1)))
    except (OverflowError, ValueError):
        return None


def on_calendar(when: When) -> When | None:
    """The value where its year lies on the calendar (1 to 9999)."""
    return when if len(when.value.split("-")[0]) == 4 and when.value[:4] >= "0001" else None


def first_day(value: str) -> date | None:
    """The first day of a value of any precision."""
    if not value:
        return None
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return real_day(year, month, day)


def last_day(value: str) -> date | None:
    """The last day of a value of any precision."""
    parts = [int(part) for part in value.split("-")] if value else [0]
    if len(parts) == 3:
        return real_day(parts[0], parts[1], parts[2])
    if not parts[0]:
        return None
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return real_day(year, month, calendar.monthrange(year, month)[1])


def nearest(options: list[date], day: date, direction: int) -> date | None:
    """Which of several days a yearless date means: direction -1 past, 1 future, 0 whichever is close.

    A past reading most of a year away gives way to a future one some weeks ahead: the tense was misread.
    """
    past = max((one for one in options if one <= day), default=None)
    ahead = min((one for one in options if one >= day), default=None)
    if past is None or ahead is None:
        return past or ahead
    if direction > 0:
        return ahead
    soon, long_ago = (ahead - day).days, (day - past).days
    return ahead if (soon <= 60 and direction == 0 and soon < long_ago) or (soon <= 45 and long_ago > 300) else past
