"""Who held which office when, as the data files have it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.resolve.csv_file import rows


@dataclass(frozen=True, slots=True)
class Tenure:
    """A term of office; ``since`` and ``until`` are YYYY-MM, ``until`` empty where it lasts."""

    country: str
    office: str
    since: str
    until: str


@lru_cache(maxsize=1)
def tenures() -> dict[str, tuple[Tenure, ...]]:
    """The terms of each leader by name, in their order; read once."""
    found: dict[str, list[Tenure]] = {}
    for row in rows("leaders.csv", "name", "aliases", "country", "office", "from", "until"):
        found.setdefault(row["name"], []).append(Tenure(row["country"], row["office"], row["from"], row["until"]))
    return {name: tuple(sorted(terms, key=lambda one: one.since)) for name, terms in found.items()}
