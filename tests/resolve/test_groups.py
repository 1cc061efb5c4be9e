"""Names for several countries at once: phrase → codes, none fixed, or no group → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.countries import countries
from dragoman.resolve.groups import groups, members

PHRASES = [
    ("Koreas", ["PRK", "KOR"], "a plain name"),
    ("both Koreas", ["PRK", "KOR"], "a determiner before it"),
    ("the two Koreas", ["PRK", "KOR"], "two of them"),
    ("the RIVAL KOREAS", ["PRK", "KOR"], "in any case"),
    ("the Baltic states", ["EST", "LVA", "LTU"], "another wording of the name"),
    ("the five permanent members", ["CHN", "FRA", "RUS", "GBR", "USA"], "a number that is part of the name stays"),
    ("Western countries", [], "a name without fixed members"),
    ("the West", [], "and another"),
    ("many African nations", [], "with a quantity before it"),
    ("Korea", None, "one country is no group"),
    ("Baltic farmers", None, "farmers of three states are not the states"),
    ("the", None, "determiners alone"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("phrase", "codes", "why"), PHRASES)
def test_members(phrase, codes, why):
    found = members(phrase)
    assert (None if found is None else [one.country for one in found]) == codes, why


def test_a_member_is_its_country_and_says_which_name_it_came_from():
    for one in members("both Koreas"):
        assert one.name == countries()[one.country].name
        assert one.sector == "GOV"
        assert one.entity_id
        assert "'both Koreas'" in one.reason


def test_every_member_of_every_group_is_a_known_country():
    assert groups()
    for name, codes in groups().items():
        assert name == name.lower()
        assert not name.startswith("the ")
        assert set(codes) <= set(countries()), name


@pytest.mark.parametrize("name", sorted(groups()))
def test_every_name_is_found_as_it_stands_and_after_the(name):
    assert [one.country for one in members(name)] == list(groups()[name])
    assert members(f"the {name}") is not None


@given(st.text(max_size=40))
def test_any_phrase_is_a_group_or_none(phrase):
    found = members(phrase)
    assert found is None or all(one.country in countries() for one in found)
