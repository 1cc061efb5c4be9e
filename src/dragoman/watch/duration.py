"""Lengths of time as people write them: 90s, 15m, 2h, 1d."""

from __future__ import annotations

import re

from dragoman.errors import DurationInvalid

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
FORM = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")


def seconds_of(text: str) -> float:
    """The seconds of a length of time. Raises ``DurationInvalid`` for any other form."""
    found = FORM.fullmatch(text.strip().lower())
    if found is None:
        raise DurationInvalid(text=text)
    return float(found[1]) * UNITS[found[2]]


def in_words(seconds: float) -> str:
    """A length of time in its largest unit that leaves a whole number of at least one: 900 is 15m, 125 is 2m."""
    for unit, size in reversed(UNITS.items()):
        if seconds >= size:
            return f"{int(seconds // size)}{unit}"
    return "0s"
