"""Countries and territories: codes, names, demonyms, capitals and seats of power, from ``data/countries.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.ontology import affiliations
from dragoman.resolve.csv_file import listed, rows

# Affiliations that are no country (PLOVER): bodies of states, societies, companies, armed groups without one.
STATELESS = frozenset(one.code for one in affiliations())
COLUMNS = ("iso3", "kind", "name", "names", "demonyms", "capital", "seats")


@dataclass(frozen=True, slots=True)
class Country:
    """One country. ``kind`` is state or territory; ``seats`` are (name, sector) pairs such as (Kremlin, GOV)."""

    iso3: str
    kind: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """All countries by ISO 3166 alpha-3 code; read once."""
    return {row["iso3"]: country(row) for row in rows("countries.csv", *COLUMNS)}


def country(row: dict[str, str]) -> Country:
    """One row of the file as a country."""
    seats = tuple((name, sector) for name, _, sector in (seat.rpartition(":") for seat in listed(row["seats"])))
    names, demonyms, capitals = (listed(row[column]) for column in ("names", "demonyms", "capital"))
    return Country(row["iso3"], row["kind"], row["name"], names, demonyms, capitals, seats)


@lru_cache(maxsize=1)
def states() -> dict[str, str]:
    """Names and people of states, provinces and regions of larger countries, each with its country's code."""
    return {name: row["iso3"] for row in rows("states.csv", "iso3", "names") for name in listed(row["names"])}


def explain_country(code: str) -> tuple[str, tuple[str, ...], str] | None:
    """What is known of a code: (name, demonyms, capital), the capital empty where none is listed; None if unknown."""
    known = countries().get(code.upper())
    return (known.name, known.demonyms, known.capitals[0] if known.capitals else "") if known else None
