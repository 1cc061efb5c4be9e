"""Leaders who have died: what is told of them after that is told of their time in office."""

from __future__ import annotations

from functools import lru_cache

from dragoman.resolve.csv_file import rows


@lru_cache(maxsize=1)
def deaths() -> dict[str, str]:
    """Month of death, YYYY-MM, by name, from ``data/deaths.csv``; read once."""
    return {row["name"]: row["died"] for row in rows("deaths.csv", "name", "died")}


def died_before(name: str, date: str | None) -> bool:
    """Whether a leader had died before a day."""
    died = deaths().get(name)
    return bool(died and date and died < date[:7])
