"""The mode of an act: text → mode and code → why."""

import pytest

from dragoman.coder.entry import ModeRule
from dragoman.coder.mode_words import mode_of, neighbourhood, phrase_near, usual_mode
from tests.coder.parsed_sentences import at, entry, parse

RULES = (
    ModeRule("aerial", "ASSAULT", "aerial", "195", frozenset({"jet", "air force"})),
    ModeRule("blade", "ASSAULT", "primitive", "182", frozenset({"knife", "machete"})),
    ModeRule("vague", "ASSAULT", "vague", "1", frozenset({"weapon"})),
)

MODES = [
    ("Rebels attacked the town with knives.", "attacked", entry(cameo="19"), ("primitive", "182"), "a word below it"),
    ("Jets attacked the town.", "attacked", entry(cameo="19"), ("aerial", "195"), "its subject"),
    ("The air force attacked the town.", "attacked", entry(cameo="19"), ("aerial", "195"), "two words in sequence"),
    ("Jets and knives attacked the town.", "attacked", entry(), ("aerial", "195"), "the first rule wins"),
    ("Rebels attacked the town.", "attacked", entry(cameo="19"), (None, "19"), "no word, no mode"),
    ("Jets attacked the town.", "attacked", entry(mode="drone", cameo="19"), ("drone", "19"), "the entry knows better"),
    ("Rebels attacked the town with weapons.", "attacked", entry(cameo="190"), ("vague", "190"),
     "a shorter code than its own is not taken"),
    ("Rebels attacked a town that makes knives.", "attacked", entry(), (None, None), "the word is in another clause"),
]


@pytest.mark.parametrize(("text", "word", "made", "expected", "why"), MODES)
def test_mode(text, word, made, expected, why):
    sentence = parse(text)
    assert mode_of(sentence, (at(sentence, word),), made, RULES) == expected, why


def test_without_rules_an_act_has_its_entrys_own():
    sentence = parse("Jets attacked the town.")
    assert mode_of(sentence, (1,), entry(cameo="19"), ()) == (None, "19")


def test_a_noun_sees_what_hangs_on_the_verb_that_it_is_subject_of():
    sentence = parse("The attack with knives killed farmers.")
    assert {"attack", "knife", "kill", "farmer"} <= set(neighbourhood(sentence, (at(sentence, "attack"),)))


PHRASES = [
    ("air force", ["the", "air", "force"], True, "in sequence"),
    ("air force", ["force", "air"], False, "in another order"),
    ("air force", ["air", "strong", "force"], False, "with a word between"),
    ("knife", ["knife"], True, "one word"),
    ("knife", [], False, "nothing near"),
]


@pytest.mark.parametrize(("phrase", "near", "expected", "why"), PHRASES)
def test_phrase_near(phrase, near, expected, why):
    assert phrase_near(phrase, near) is expected, why


def test_the_usual_mode_is_that_of_the_rule_without_words():
    usual = ModeRule("usual", "PROTEST", "demo", None, frozenset())
    assert usual_mode("PROTEST", {"PROTEST": [*RULES, usual]}) == "demo"
    assert usual_mode("ASSAULT", {"ASSAULT": RULES}) is None
    assert usual_mode("AID", {}) is None
