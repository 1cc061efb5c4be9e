"""CAMEO to PLOVER and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UnknownCode
from dragoman.ontology import (
    Crossing,
    cameo_codes,
    cameo_to_plover,
    contexts,
    event_types,
    goldstein,
    mode,
    plover_to_cameo,
    quad15,
    root15,
    type15,
)

CODES = [row.code for row in cameo_codes()]
PAIRS = [(kind.code, name) for kind in event_types() for name in (None, *(m.name for m in kind.modes))]
LABELS = {root15(code) for code in CODES} - {None}


def test_every_code_of_cameo_is_here_once():
    assert len(CODES) == len(set(CODES)) == 317
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in CODES)
    assert all(code[:-1] in CODES for code in CODES if len(code) > 2)


@pytest.mark.parametrize("row", cameo_codes(), ids=CODES)
def test_every_code_lands_on_names_that_plover_has(row):
    crossing = row.crossing
    if crossing.event_type is None:
        assert row.code.startswith("01"), "only statements are left out of PLOVER"
    else:
        assert crossing.mode is None or mode(crossing.event_type, crossing.mode)
    assert set(crossing.contexts) <= {context.code for context in contexts()}
    assert row.goldstein is None or -10 <= row.goldstein <= 10


def test_every_code_has_a_label_of_its_own():
    assert len({row.label for row in cameo_codes()}) == len(CODES)


@pytest.mark.parametrize(("code", "name"), PAIRS)
def test_every_mode_crosses_to_cameo_and_back_to_its_type(code, name):
    assert cameo_to_plover(plover_to_cameo(code, name)).event_type == code


def test_every_type_and_mode_has_one_code_chosen_for_it():
    back = [(row.crossing.event_type, name) for row in cameo_codes() for name in row.back]
    assert sorted(back) == sorted((code, name or "*") for code, name in PAIRS)


@pytest.mark.parametrize(
    ("code", "expected", "why"),
    [
        ("1384", Crossing("THREATEN", "violence", ("military",)), "a plain row"),
        ("1389", Crossing("THREATEN", "violence", ("military",)), "not a code: the one above it is taken"),
        ("139x", Crossing("THREATEN", "relations", ("diplomatic",)), "the same for anything below a code"),
        ("116", Crossing("SANCTION", "convict", ("legal",)), "the coding guide makes a verdict a sanction"),
        ("163", Crossing("SANCTION", "discontinue", ("diplomatic",)), "and an embargo too"),
        ("172", Crossing("COERCE", "restrict", ("executive",)), "limits at home are coercion"),
        ("0333", Crossing("AGREE", None, ("human_security",)), "'humanitarian' is no context any more"),
        ("1712", Crossing("ASSAULT", "destroy", ("human_security",)), "seize is a mode of another type"),
        ("010", Crossing(None, None, ()), "PLOVER does not code statements"),
    ],
)
def test_cameo_to_plover(code, expected, why):
    assert cameo_to_plover(code) == expected, why


@given(st.sampled_from(CODES), st.text("0123456789", max_size=2))
def test_a_valid_code_with_more_digits_never_raises(code, more):
    assert cameo_to_plover(code + more).event_type in {kind.code for kind in event_types()} | {None}


@given(st.text(max_size=6))
def test_whatever_is_asked_is_answered_or_refused_by_name(code):
    try:
        cameo_to_plover(code)
    except UnknownCode as error:
        assert "CAMEO" in str(error)


@pytest.mark.parametrize(("cameo", "label"), [("0874", "YIELD"), ("090", "ACCUSE"), ("112", "ACCUSE"), ("020", "REQUEST"), ("1041", "REQUEST"),
                                              ("175", "COERCE"), ("161", "SANCTION"), ("163", "COERCE"), ("1631", "COERCE"), ("176", "ASSAULT"), ("192", "ASSAULT"), ("204", "ASSAULT"), ("010", None), (None, None)])
def test_root15(cameo, label):
    assert root15(cameo) == label


def test_the_fifteen_labels_and_their_groups():
    assert len(LABELS) == 15
    assert {label: quad15(label) for label in ("SUPPORT", "YIELD", "REQUEST", "PROTEST")} == {"SUPPORT": 1, "YIELD": 2, "REQUEST": 3, "PROTEST": 4}
    assert {type15(kind.code) for kind in event_types()} == LABELS
    with pytest.raises(UnknownCode):
        quad15("CONCEDE")


@pytest.mark.parametrize(("cameo", "expected"), [("0874", 10.0), ("130", -4.4), ("046", 7.0), ("010", 0.0), ("176", None)])
def test_goldstein(cameo, expected):
    assert goldstein(cameo) == expected
