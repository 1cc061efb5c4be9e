"""Which unit of time suits a span: as many bars as one can tell apart."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal

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
