"""Places of articles: where their names stand, and where on Earth they are."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from dragoman.evaluate.compare import compare
from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Report, Row, Side
from dragoman.evaluate.scores import Scores
from dragoman.records import Article, Place

# A hundred miles: the distance within which studies of geoparsing count a place as found.
NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place name: its characters, and its coordinates in degrees."""

    start: int
    end: int
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GoldPlaces:
    """An article and the places that it names."""

    id: str
    text: str
    places: tuple[GoldPlace, ...]


def gold_places(record: dict[str, Any]) -> GoldPlaces:
    """A gold record. Raises ``KeyError`` or ``ValueError`` where it is malformed."""
    places = (
        GoldPlace(int(one["start"]), int(one["end"]), one["name"], float(one["lat"]), float(one["lon"]))
        for one in record["places"]
    )
    return GoldPlaces(str(record.get("id") or record.get("url", "")), text_of(record), tuple(places))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The way over the globe between two points in degrees, in kilometres."""
    rise = sin(radians(other_lat - lat) / 2) ** 2
    run = sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(rise + cos(radians(lat)) * cos(radians(other_lat)) * run)))


def _near(wanted: GoldPlace, found: Place) -> bool:
    if found.lat is None or found.lon is None:
        return False
    return distance_km(wanted.lat, wanted.lon, found.lat, found.lon) <= NEAR_KM


def score_places(name: str, gold: list[GoldPlaces], coder: CoderLike) -> Report:
    """Read every article and compare its places: named at the same spot of the text, and within 161 km."""
    named = near = Scores(0, 0, 0)
    rows: list[Row] = []
    readings = coder.read_all(Article(record.text, url=record.id) for record in gold)
    for record, reading in zip(gold, readings, strict=True):
        one = compare(record.id, record.text, record.places, reading.places, _near, (_gold_side, _coded_side))
        named, near = named + one.found, near + one.right
        rows += one.rows
    figures = {"within 161 km where named": near.matched / named.matched if named.matched else 0.0}
    notes = (f"{len(gold)} articles, {named.gold} places",)
    return Report(name, "places", {"named": named, "within 161 km": near}, figures, rows=tuple(rows), notes=notes)


def _gold_side(place: GoldPlace) -> Side:
    return Side(place.name, details=_at(place.lat, place.lon))


def _coded_side(place: Place) -> Side:
    return Side(place.name, place.text, details={"country": place.country or "?"} | _at(place.lat, place.lon))


def _at(lat: float | None, lon: float | None) -> dict[str, str]:
    return {} if lat is None or lon is None else {"at": f"{lat:.2f}, {lon:.2f}"}
