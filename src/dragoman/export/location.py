"""Where an event happened, as columns: town, province, country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.records import Place

# GeoNames' feature codes, as far as a kind of place tells one.
FEATURES = {"city": "PPL", "country": "PCLI"}


@dataclass(frozen=True, slots=True)
class Location:
    """A place in parts, None where not known; ``country`` is ISO 3166-1 alpha-3, ``lat`` and ``lon`` are degrees.

    ``kind`` is city, region, country or feature, and empty where there is no place.
    """

    name: str | None = None
    raw: str | None = None
    city: str | None = None
    province: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geoname_id: int | None = None
    kind: str = ""

    @property
    def feature(self) -> str | None:
        """GeoNames' feature code, where the kind tells it."""
        return FEATURES.get(self.kind)


def location(place: Place | None, named: Iterable[Place] = ()) -> Location:
    """The parts of a place; the province of a town is looked up among the places that the article names."""
    if place is None:
        return Location()
    division = place.division or next((one.division for one in named if one.division and alike(one, place)), None)
    return Location(
        name=place.name,
        raw=place.text or None,
        city=place.name if place.kind == "city" else None,
        province=place.name if place.kind == "region" and place.country else division,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geoname_id=place.geoname_id,
        kind=place.kind,
    )


def alike(one: Place, other: Place) -> bool:
    """Whether two mentions are of one place."""
    if one.geoname_id is not None and other.geoname_id is not None:
        return one.geoname_id == other.geoname_id
    return (one.name, one.country) == (other.name, other.country)
