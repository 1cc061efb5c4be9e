"""The vocabulary holds what PLOVER has, with its scores."""

import json
from pathlib import Path

import pytest

from dragoman.errors import UnknownCode
from dragoman.ontology import (
    contexts,
    current_name,
    event_type,
    event_types,
    modes,
    quad_of,
    quads,
    score,
    sectors,
    statuses,
)
from dragoman.records import STATUSES

FACTS = Path(__file__).parents[3] / "shared" / "reference" / "plover-names-and-scores.json"
GUIDE_SECTORS = ["GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "UAF", "OPP", "CVL", "CRM", "BUS", "MED", "JRN", "EDU", "REL", "LAB", "SOC", "ELI", "SPY", "PRM", "REF", "UNK"]


@pytest.fixture(scope="module")
def facts():
    if not FACTS.exists():
        pytest.skip("PLOVER's facts are not in ../shared")
    return json.loads(FACTS.read_text())


def test_the_counts_are_plovers():
    assert len(event_types()) == 16
    assert sum(len(kind.modes) for kind in event_types()) == 67
    assert len(contexts()) == 37
    assert len(quads()) == 4


def test_types_modes_quads_and_scores_are_the_facts(facts):
    assert [kind.code for kind in event_types()] == list(facts["events"])
    for kind in event_types():
        fact = facts["events"][kind.code]
        assert [mode.name for mode in kind.modes] == fact["modes"]
        assert {mode.name: mode.score for mode in kind.modes} == fact["mode_scores"]
        assert kind.quad == fact["quad"].lower()
        assert kind.requires_recipient == (fact["requires_recipient"] == "Yes")
        # The manual prints 3 for ACCUSE, whose every mode is negative: a lost sign.
        assert kind.score == (-3.0 if kind.code == "ACCUSE" else fact["score"])


def test_contexts_are_the_facts(facts):
    assert [context.code for context in contexts()] == facts["contexts"]


def test_plovers_auxiliary_modes_name_the_statuses(facts):
    assert {term.name for term in statuses()} - {"asserted"} == set(facts["auxiliary_modes"])
    assert tuple(term.code for term in statuses()) == STATUSES


def test_every_sector_of_the_coding_guide_is_known():
    assert set(GUIDE_SECTORS) <= {sector.code for sector in sectors()}


def test_definitions_exist_and_differ():
    terms = [*contexts(), *quads(), *statuses(), *sectors(), *event_types(), *(m for kind in event_types() for m in kind.modes)]
    definitions = [term.definition for term in terms]
    assert all(len(text) > 20 and text.endswith(".") for text in definitions)
    assert len(set(definitions)) == len(definitions)


@pytest.mark.parametrize(
    ("code", "mode", "expected", "why"),
    [
        ("ASSAULT", "drone", -9.5, "the mode's score goes before the type's"),
        ("ASSAULT", None, -9.0, "without a mode the type's"),
        ("PROTEST", "vandalize", -5.0, "this mode has no score of its own"),
        ("REQUEST", "meet", 0.0, "a score of nought is a score"),
        ("CONSULT", "drone", 2.5, "a mode of another type says nothing"),
        ("FIGHT", None, -9.0, "older names are understood"),
    ],
)
def test_score(code, mode, expected, why):
    assert score(code, mode) == expected, why


@pytest.mark.parametrize(("old", "new"), [("DEMAND", "REQUEST"), ("DISAPPROVE", "ACCUSE"), ("INVESTIGATE", "ACCUSE"),
                                          ("FIGHT", "ASSAULT"), ("AID", "AID"), ("YIELD", "YIELD")])
def test_current_name(old, new):
    assert current_name(old) == new


def test_what_lies_ahead_has_its_own_type():
    ahead = {kind.code: kind.future_becomes for kind in event_types() if kind.future_becomes}
    assert ahead == {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def test_sanction_is_material_conflict():
    assert quad_of("SANCTION") == "material conflict"


def test_an_unknown_type_is_named():
    with pytest.raises(UnknownCode, match="'QUARREL' is not an event type"):
        event_type("QUARREL")
    with pytest.raises(UnknownCode):
        modes("QUARREL")
