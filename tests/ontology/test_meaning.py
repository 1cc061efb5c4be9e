"""What a code means, for whoever asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UnknownCode
from dragoman.ontology import explain, known_codes


@pytest.mark.parametrize(
    ("code", "kinds", "why"),
    [
        ("PROTEST", ["event type"], "a type by its name"),
        ("protest", ["event type"], "any case will do"),
        ("PROTEST/demo", ["mode"], "a mode with its type"),
        ("restrict", ["mode", "mode"], "THREATEN and COERCE share this name"),
        ("cyber", ["mode", "context"], "a name may be both"),
        ("military", ["context", "sector"], "the sector MIL is called military"),
        ("gov", ["sector"], "a sector by its code"),
        ("Material  Conflict", ["quad category"], "spaces do not matter"),
        ("negation", ["status"], "PLOVER's name for negated"),
        ("1384", ["CAMEO code"], "CAMEO's codes are explained too"),
        ("DEMAND", ["older name"], "and names of before 2021"),
    ],
)
def test_explain(code, kinds, why):
    assert [meaning.kind for meaning in explain(code)] == kinds, why


def test_a_cameo_code_tells_where_it_departs_from_the_table():
    (meaning,) = explain("116")
    assert "SANCTION, mode convict" in meaning.definition
    assert "ACCUSE" in meaning.facts["note"]


def test_an_unknown_code_names_the_nearest():
    with pytest.raises(UnknownCode, match="protest"):
        explain("PROTSET")


@pytest.mark.parametrize("code", known_codes())
def test_all_that_is_known_is_explained_and_points_to_what_is_known(code):
    for meaning in explain(code):
        assert meaning.definition
        assert {related.lower() for related in meaning.related} <= set(known_codes())


@given(st.text())
def test_any_text_is_explained_or_refused(code):
    try:
        assert explain(code)
    except UnknownCode as error:
        assert "Known and near" in str(error)


def test_what_stands_for_a_country_is_explained():
    """The codes of those who are no country's, as events have them."""
    from dragoman.resolve.countries import STATELESS

    for code in STATELESS:
        [meaning] = [one for one in explain(code) if one.kind == "affiliation"]
        assert meaning.code == code
