"""Days, ISO weeks and months as the periods of a series."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import Literal, get_args

from dragoman.errors import BoundInvalid

By = Literal["day", "week", "month"]
BY: tuple[By, ...] = get_args(By)
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
ONE_DAY = datetime.timedelta(days=1)


def start_of(day: datetime.date, by: By) -> datetime.date:
    """The first day of the period that a day lies in; a week begins on Monday (ISO 8601)."""
    if by == "week":
        return day - datetime.timedelta(days=day.weekday())
    return day.replace(day=1) if by == "month" else day


def last_of(start: datetime.date, by: By) -> datetime.date:
    """The last day of the period that begins on a day."""
    if by == "month":
        return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return start + min(datetime.timedelta(days=6), datetime.date.max - start) if by == "week" else start


def periods(first: datetime.date, last: datetime.date, by: By) -> Iterator[datetime.date]:
    """The first days of all periods from the one that holds ``first`` to the one that holds ``last``, without gaps."""
    start = start_of(first, by)
    while start <= last:
        yield start
        end = last_of(start, by)
        if end == datetime.date.max:
            return
        start = end + ONE_DAY


def label(start: datetime.date, by: By) -> str:
    """The name of a period by ISO 8601: "2021-03-25", "2021-W12", "2021-03"."""
    if by == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    return start.isoformat()[: len("2021-03")] if by == "month" else start.isoformat()


def days_of(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day of "2021", "2021-03" or "2021-03-25". Raises ``BoundInvalid`` for any other text."""
    if not DATE.fullmatch(text):
        raise BoundInvalid(date=text)
    try:
        first = datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise BoundInvalid(date=text) from error
    if len(text) == len("2021"):
        return first, first.replace(month=12, day=31)
    return first, last_of(first, "month") if len(text) == len("2021-03") else first
