"""Dates of publication in the forms that tables, pages and datelines write them, as YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAMES = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
MONTH = rf"(?P<month>{MONTH_NAMES})"
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?=$|[T\s,])")
COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<number>\d{2})(?P<day>\d{2})(?:T?\d{6}Z?)?$")
MONTH_FIRST = re.compile(rf"(?:\w+,?\s+)?{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I)
DAY_FIRST = re.compile(rf"(?:\w+,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\b", re.I)


def parse_day(text: str) -> str | None:
    """The day that a text begins with, None if it begins with none that exists."""
    text = text.strip()
    for form in (ISO, COMPACT, MONTH_FIRST, DAY_FIRST):
        match = form.match(text)
        if match:
            found = match.groupdict()
            number = found.get("number") or MONTHS.get((found.get("month") or "").lower().rstrip("."), 0)
            return make_day(int(found["year"]), int(number), int(found["day"]))
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return None


def make_day(year: int, month: int, day: int) -> str | None:
    """YYYY-MM-DD, None for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def nearest_past(month: int, day: int, reference: str | None) -> str | None:
    """The last such day of the year on or before a reference day, None without a reference."""
    if reference is None:
        return None
    year = int(reference[:4])
    found = make_day(year, month, day)
    return found if found is not None and found <= reference else make_day(year - 1, month, day)
