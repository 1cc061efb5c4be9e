"""Places of articles: where their names stand, and where on Earth they are."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import Scores
from dragoman.evaluate.spans import around, matched_spans
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
        pairs, missed, spurious = matched_spans(record.places, reading.places, _near)
        named += Scores(len(record.places), len(reading.places), len(pairs))
        near += Scores(len(record.places), len(reading.places), sum(_near(*pair) for pair in pairs))
        rows += [_row(record, wanted, found) for wanted, found in pairs]
        rows += [_row(record, wanted, None) for wanted in missed] + [_row(record, None, found) for found in spurious]
    figures = {"within 161 km where named": near.matched / named.matched if named.matched else 0.0}
    notes = (f"{len(gold)} articles, {named.gold} places",)
    return Report(name, "places", {"named": named, "within 161 km": near}, figures, rows=tuple(rows), notes=notes)


def _row(record: GoldPlaces, wanted: GoldPlace | None, found: Place | None) -> Row:
    outcome: Outcome = "missed" if found is None else "spurious" if wanted is None else "wrong detail"
    if wanted and found and _near(wanted, found):
        outcome = "right"
    sentence = around(record.text, (wanted or found).start)  # type: ignore[union-attr]
    return Row(outcome, record.id, sentence, Side(wanted.name, details=_at(wanted.lat, wanted.lon)) if wanted else None,
               Side(found.name, found.text, details={"country": found.country or "?"} | _at(found.lat, found.lon))
               if found else None)


def _at(lat: float | None, lon: float | None) -> dict[str, str]:
    return {} if lat is None or lon is None else {"at": f"{lat:.2f}, {lon:.2f}"}
