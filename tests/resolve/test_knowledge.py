"""The knowledge files hold together."""

import pytest

from dragoman.resolve.countries import countries
from dragoman.resolve.csv_file import listed, rows
from dragoman.resolve.facts import Fact, FactIndex, shape_of
from dragoman.resolve.people import deaths
from dragoman.resolve.spelling import Word, fold, pieces, slug

SECTORS = set(
    [
        "GOV",
        "MIL",
        "COP",
        "JUD",
        "LEG",
        "PTY",
        "REB",
        "UAF",
        "OPP",
        "CVL",
        "CRM",
        "BUS",
        "MED",
        "JRN",
        "EDU",
        "REL",
        "LAB",
        "SOC",
        "ELI",
        "SPY",
        "PRM",
        "REF",
        "UNK",
    ]
)
BEYOND = {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"}


@pytest.mark.parametrize("name", ["organisations.csv", "opponents.csv", "roles.csv"])
def test_sectors_are_of_the_ontology(name):
    assert {row["sector"] for row in rows(name, "sector")} <= SECTORS


@pytest.mark.parametrize("name", ["organisations.csv", "opponents.csv", "leaders.csv"])
def test_countries_are_known(name):
    assert {row["country"] for row in rows(name, "country") if row["country"]} <= set(countries()) | BEYOND


@pytest.mark.parametrize("name", ["leaders.csv", "opponents.csv"])
def test_terms_end_after_they_begin(name):
    for row in rows(name, "from", "until"):
        assert not row["until"] or row["from"] < row["until"], row["name"]


def test_every_role_kind_is_known():
    kinds = {row["kind"] for row in rows("roles.csv", "kind")}
    assert kinds == {"person", "group", "body", "generic", "collective", "modifier"}


def test_the_dead_are_leaders():
    names = {row["name"] for name in ("leaders.csv", "opponents.csv") for row in rows(name, "name")}
    assert set(deaths()) <= names


def test_reported_countries_have_leaders():
    assert len({row["country"] for row in rows("leaders.csv", "country")}) >= 100


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("U.S.", "us", "dots fall"),
        ("Erdoğan", "erdogan", "diacritics fall"),
        ("Yıldırım", "yildirim", "letters that do not decompose"),
    ],
)
def test_fold(text, expected, why):
    assert fold(text) == expected, why


def test_slug_joins_words():
    assert slug("Al-Qa'eda") == "al-qa-eda"


def words(text):
    return [Word(folded, piece, place) for place, (folded, piece) in enumerate(pieces(text))]


def test_the_longest_phrase_is_found_and_case_is_kept():
    index = FactIndex()
    index.add("Guinea", Fact("country", "Guinea", "GIN"))
    index.add("Papua New Guinea", Fact("country", "Papua New Guinea", "PNG"))
    index.add("US", Fact("country", "United States", "USA", shape=shape_of("US")))
    found = [(match.first, match.last, match.fact.country) for match in index.find(words("us in Papua New Guinea, US"))]
    assert found == [(2, 4, "PNG"), (5, 5, "USA")]


def test_listed_leaves_blanks_out():
    assert listed("a| b ||c") == ("a", "b", "c")
