"""All that is known of actors before an article is read: one index over countries, organisations, people and roles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.resolve.countries import Country, countries, states
from dragoman.resolve.csv_file import listed, rows
from dragoman.resolve.facts import Fact, FactIndex, shape_of

DATED = ("from", "until")
SECTOR_OF_OFFICE = {"pope": "REL", "general": "MIL"}


@lru_cache(maxsize=1)
def knowledge() -> FactIndex:
    """The index, read once. What is entered first wins where a phrase has several facts."""
    index = FactIndex()
    for country in countries().values():
        add_country(index, country)
    for name, code in states().items():
        index.add(name, Fact("state", name, code, "GOV", shape=shape_of(name)))
    for row in rows("organisations.csv", "name", "aliases", "country", "sector", "kind", *DATED):
        add_organisation(index, row)
    for row in rows("leaders.csv", "name", "aliases", "country", "office", *DATED):
        sector = SECTOR_OF_OFFICE.get(row["office"], "GOV")
        add_person(index, row, sector, row["office"])
    for row in rows("opponents.csv", "name", "aliases", "country", "sector", *DATED):
        add_person(index, row, row["sector"], None)
    for row in rows("roles.csv", "phrase", "plural", "sector", "kind", "office"):
        add_role(index, row)
    return index


def add_country(index: FactIndex, country: Country) -> None:
    """Enter a country's names, people, capital and seats of power."""
    code = country.iso3
    add_all(index, (country.name, *country.names), Fact("country", country.name, code, "GOV"))
    for demonym in country.demonyms:
        one = demonym.removesuffix("men") + "man" if demonym.endswith("men") else demonym.removesuffix("s")
        kind = "people" if demonym.endswith(("s", "men")) and one in country.demonyms else "demonym"
        index.add(demonym, Fact("people" if kind == "people" else "demonym", demonym, code, shape=shape_of(demonym)))
    if country.kind == "state":
        add_all(index, country.capitals, Fact("capital", country.name, code, "GOV"))
    for seat, sector in country.seats:
        index.add(seat, Fact("seat", seat, code, sector, shape=shape_of(seat)))


def add_organisation(index: FactIndex, row: dict[str, str]) -> None:
    """Enter an organisation under all its names: however a report calls it, it is one body."""
    fact = Fact("organisation", row["name"], row["country"] or None, row["sector"], None, row["kind"], *dates(row))
    add_all(index, (row["name"], *listed(row["aliases"])), fact)


def add_person(index: FactIndex, row: dict[str, str], sector: str, office: str | None) -> None:
    """Enter a person by full name, and by the shorter forms that reports use."""
    add_all(index, (row["name"],), Fact("leader", row["name"], row["country"], sector, office, "", *dates(row)))
    for alias in listed(row["aliases"]):
        short = " " not in alias or alias.split()[0].islower() or alias.split()[-1] == alias
        fact = Fact("leader", row["name"], row["country"], sector, office, "", *dates(row), short=short)
        add_all(index, (alias,), fact)


def add_role(index: FactIndex, row: dict[str, str]) -> None:
    """Enter a role in the singular and the plural."""
    phrase = row["phrase"]
    common = (phrase, None, row["sector"], row["office"] or None, row["kind"])
    index.add(phrase, Fact("role", *common, shape="any"))
    plural = row["plural"] or regular_plural(phrase)
    if row["kind"] != "modifier" and plural != phrase:
        index.add(plural, Fact("role", *common, plural=True, shape="any"))


def regular_plural(phrase: str) -> str:
    """A phrase's plural by rule: its last word with s, es or ies."""
    if phrase.endswith("s") and not phrase.endswith("ss"):
        return phrase
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    hissing = phrase.endswith(("ss", "ch", "sh", "x")) and not phrase.endswith("arch")  # monarchs
    return phrase + ("es" if hissing else "s")


def dates(row: dict[str, str]) -> tuple[str, str]:
    """When a row holds: (from, until)."""
    return row["from"], row["until"]


def add_all(index: FactIndex, phrases: Iterable[str], fact: Fact) -> None:
    """Enter one fact under several phrases, each with the shape that its own spelling asks."""
    for phrase in phrases:
        values = {name: getattr(fact, name) for name in Fact.__slots__}
        index.add(phrase, Fact(**{**values, "shape": shape_of(phrase)}))
