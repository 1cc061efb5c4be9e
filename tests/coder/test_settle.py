"""Lexicon and classifier made one list of acts: text, what the classifier says → acts → why."""

import pytest

from dragoman.coder.acts import ActCoder
from dragoman.coder.pair_classifier import Shares
from dragoman.coder.settle import SILENT, settle
from tests.coder.parsed_sentences import parse

CODER = ActCoder()


def shares(**types):
    """Shares that put what is left on "none"."""
    return Shares({"none": 1 - sum(types.values()), **types}, {"none": 0.4, "111": 0.3, "112": 0.3}, {"none": 1.0}, {"asserted": 1.0})


def settled(text, **types):
    draft = CODER.draft(parse(text))
    return settle(draft, {pair: shares(**types) for pair in draft.pairs()}, CODER.lexicon)


SETTLED = [
    ("Kenya attacked Somalia.", {"ASSAULT": 0.9}, [("ASSAULT", "assault.attack", None)], "both say the same"),
    ("Kenya attacked Somalia.", {"ASSAULT": 0.3, "ACCUSE": 0.5}, [("ASSAULT", "assault.attack", "ACCUSE")], "near a tie the lexicon stands"),
    ("Kenya attacked Somalia.", {"ASSAULT": 0.005, "ACCUSE": 0.98}, [("ACCUSE", "assault.attack", "ASSAULT")], "a sure classifier overrules it"),
    ("Kenya attacked on Monday.", {"AID": 0.95}, [("ASSAULT", "assault.attack", "AID")], "aid would need a recipient"),
    ("Kenya met Somalia and praised Chad.", {"SUPPORT": 0.98},
     [("CONSULT", "consult.meet", "SUPPORT"), ("SUPPORT", "support.praise", None)], "what it reads is told beside"),
    ("Norway joined Sweden.", {"SUPPORT": 0.75}, [("SUPPORT", "classifier", None)], "the lexicon has the words, though not in this sense"),
    ("Norway joined Sweden.", {"SUPPORT": 0.6}, [], "not sure enough"),
    ("Norway joined Sweden.", {"ACCUSE": 0.98}, [], "those words are of other types"),
    ("Norway received Sweden.", {"AID": 0.98}, [("AID", "classifier", None)], "both sides are there"),
    ("Norway tricked Sweden.", {"ACCUSE": 0.999}, [], "a verb for which the lexicon has no words is not asked about"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "types", "expected", "why"), SETTLED)
def test_settle(text, types, expected, why):
    acts, _ = settled(text, **types)
    assert [(act.event_type, act.rule, act.dissent) for act in acts] == expected, why


def test_what_the_classifier_turns_down_is_kept_with_its_reason():
    acts, turned_down = settled("Kenya attacked Somalia.", ASSAULT=(1 - SILENT) / 2)
    assert acts == []
    assert any("classifier sees no act" in one.reason for one in turned_down)


def test_without_answers_the_lexicon_decides_alone():
    draft = CODER.draft(parse("Kenya attacked Somalia."))
    assert [act.dissent for act in settle(draft, {}, CODER.lexicon)[0]] == [None]


def test_a_missing_recipient_is_the_party_that_the_classifier_is_surest_of():
    draft = CODER.draft(parse("Kenya offered to train the recruits of Somalia."))
    acts, _ = settle(draft, {pair: shares(AGREE=0.95) for pair in draft.pairs()}, CODER.lexicon)
    assert [(act.event_type, [one.text for one in act.recipients]) for act in acts] == [("AGREE", ["recruits of Somalia"])]


def test_the_topics_of_an_article_are_contexts_of_its_acts():
    draft = CODER.draft(parse("Kenya attacked Somalia."))
    [act] = settle(draft, {}, CODER.lexicon, topics=("terrorism",))[0]
    assert "terrorism" in act.contexts
