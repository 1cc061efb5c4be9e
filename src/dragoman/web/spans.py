"""Which days a page shows, and which unit of time suits them: as many bars as one can tell apart."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from dragoman.stories.periods import days_of

if TYPE_CHECKING:
    from dragoman.web.view import Visit

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
UPTO = {"day": 62, "week": 800, "month": 5600}  # days of a span
MOST = {"day": 400, "week": 2800, "month": 12_000}  # days of a span: beyond, bars are no more than lines


def unit_of(first: datetime.date, last: datetime.date) -> Unit:
    """The finest unit that makes no more than some two hundred bars."""
    days = (last - first).days + 1
    return next((unit for unit in UNITS if days <= UPTO.get(unit, days)), "year")


def bearable(asked: Unit, first: datetime.date, last: datetime.date) -> Unit:
    """The unit that was asked for, or the next coarser one in which a span can be drawn."""
    days = (last - first).days + 1
    coarser = UNITS[UNITS.index(asked) :]
    return next((unit for unit in coarser if days <= MOST.get(unit, days)), "year")


def next_start(start: datetime.date, unit: Unit) -> datetime.date:
    """The first day of the period after the one that begins on a day; at the end of time the last day that there is."""
    try:
        if unit == "year":
            return start.replace(year=start.year + 1)
        if unit == "month":
            return (start.replace(day=1) + datetime.timedelta(days=31)).replace(day=1)
        return start + datetime.timedelta(days=7 if unit == "week" else 1)
    except (OverflowError, ValueError):
        return datetime.date.max


def starts(first: datetime.date, last: datetime.date, unit: Unit) -> Iterator[datetime.date]:
    """The first days of all periods between two first days, both counted."""
    start = first
    while start <= last:
        yield start
        following = next_start(start, unit)
        if following <= start:
            return
        start = following


def span(visit: Visit) -> tuple[datetime.date, datetime.date] | None:
    """The days that are shown: those of the filter, else those of the store's articles: what reports tell of times long
    past would press all else together."""
    first, last = (day_of(visit.desk.counts[name]) for name in ("first", "last"))
    if visit.filter.since:
        first = days_of(visit.filter.since)[0]
    if visit.filter.until:
        last = days_of(visit.filter.until)[1]
    if first is None or last is None:
        [(first, last)] = visit.desk.table("SELECT min(date_day), max(date_day) FROM stories").rows
    return None if first is None or last is None else (first, max(first, last))


def day_of(text: str | None) -> datetime.date | None:
    """A day of the store, whose articles may be dated otherwise."""
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
