"""Countries in other codes than ISO 3166-1 alpha-3: alpha-2, FIPS 10-4 and Correlates of War."""

from __future__ import annotations

from functools import cache

from dragoman.export.data_file import read_table

# Between the two territories that are one country in ISO's list: Gaza lies west of this longitude, the West Bank east.
GAZA_EAST = 34.7
GAZA = "GZ"


@cache
def _codes() -> dict[str, dict[str, str]]:
    return read_table("country_codes.csv")


def _code(country: str | None, kind: str) -> str | None:
    return (_codes().get(country or "", {}).get(kind)) or None


def iso2(country: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of an alpha-3 one, or None."""
    return _code(country, "iso2")


def fips(country: str | None, lon: float | None = None) -> str | None:
    """The FIPS 10-4 code, as GDELT writes places, or None; ``lon`` tells the Gaza Strip from the West Bank."""
    if country == "PSE" and lon is not None and lon < GAZA_EAST:
        return GAZA
    return _code(country, "fips")


def cow(country: str | None) -> str | None:
    """The Correlates of War number of a member of the state system, or None."""
    return _code(country, "cow")
