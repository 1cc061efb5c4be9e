"""Verbs that join parties where the lexicon has no act: text → verb, who, whom → why."""

import pytest
from hypothesis import given

from dragoman.coder.lexicon_files import load_lexicon
from dragoman.coder.proposal import RULE, proposals
from tests.coder.parsed_sentences import at, parse, parser, unhurried, word_salads, words

PROPOSED = [
    ("Norway scolded Sweden.", [("scolded", "Norway", "Sweden")], "subject and object"),
    ("Sweden was scolded by Norway.", [("scolded", "Norway", "Sweden")], "the passive turns them round"),
    ("Sweden was scolded.", [("scolded", "", "Sweden")], "the passive may leave the doer out"),
    ("Norway insisted that Sweden left.", [("insisted", "Norway", "Sweden"), ("left", "Sweden", "")], "a clause's subject"),
    ("Rain soaked Sweden.", [], "a thing does nothing to anybody"),
    ("Norway is large.", [], "a copula is no act"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PROPOSED)
def test_proposals(text, expected, why):
    sentence = parse(text)
    found = [
        (sentence.tokens[one.head].text, words(sentence, one.actors), words(sentence, one.recipients))
        for one in proposals(sentence, load_lexicon(), ())
    ]
    assert found == expected, why


def test_what_is_taken_is_not_proposed():
    sentence = parse("Norway scolded Sweden.")
    assert proposals(sentence, load_lexicon(), {at(sentence, "scolded")}) == []


@unhurried
@given(word_salads)
def test_every_proposal_names_its_rule_and_somebody(salad):
    for sentence in parser().parse(salad):
        for one in proposals(sentence, load_lexicon(), ()):
            assert one.entry.id == RULE
            assert one.actors or one.recipients
