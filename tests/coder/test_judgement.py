"""Classifier and lexicon made one answer: who decides when, and how the code is chosen."""

from __future__ import annotations

import pytest

from dragoman.coder.judgement import code_in, judged, mode_in
from dragoman.coder.pair_classifier import Shares
from dragoman.records import Relation

NOTHING = Relation(None, None, None, 0.0)


def shares(event_type, cameo=None, mode=None):
    return Shares(event_type, cameo or {"none": 1.0}, mode or {"none": 1.0}, {"asserted": 1.0})


def lexicon(event_type, share, other, cameo=None):
    return Relation(event_type, None, cameo, share, ((event_type, share), (other, 1 - share)))


def test_the_lexicon_decides_near_a_tie():
    torn = shares({"none": 0.0, "ASSAULT": 0.52, "COERCE": 0.48})
    assert judged(torn, lexicon("COERCE", 0.8, "ASSAULT")).event_type == "COERCE"


def test_a_sure_classifier_decides():
    sure = shares({"none": 0.0, "ASSAULT": 0.95, "COERCE": 0.05})
    assert judged(sure, lexicon("COERCE", 0.8, "ASSAULT")).event_type == "ASSAULT"


def test_without_lexicon_the_classifier_s_shares_stand():
    ranking = judged(shares({"none": 0.2, "AID": 0.6, "AGREE": 0.2}), NOTHING).ranking
    assert ranking == (("AID", pytest.approx(0.75)), ("AGREE", pytest.approx(0.25)))


def test_nothing_is_said_of_a_pair_without_event():
    assert judged(shares({"none": 0.9, "ASSAULT": 0.1}), NOTHING).event_type is None


def test_words_for_an_act_speak_against_silence():
    """Where the lexicon has words, a pair that is given is taken to hold an event."""
    assert judged(shares({"none": 0.9, "ASSAULT": 0.1}), lexicon("ASSAULT", 0.9, "AID")).event_type == "ASSAULT"


def test_the_code_is_of_the_likeliest_kind():
    split = {"none": 0.1, "190": 0.25, "193": 0.2, "195": 0.15, "173": 0.3}
    assert code_in(shares({"ASSAULT": 1.0}, split), NOTHING) == "190", "19 holds more than 17, though 173 leads alone"


def test_the_lexicon_s_code_counts_for_its_own_kind():
    """A conviction is SANCTION in PLOVER and 116, an accusation, in CAMEO: the code's kind is what counts."""
    split = {"116": 0.5, "163": 0.5}
    assert code_in(shares({"SANCTION": 1.0}, split), lexicon("SANCTION", 0.9, "AID", "116")) == "116"


def test_a_mode_must_be_likelier_than_none():
    unsure = shares({"ASSAULT": 1.0}, mode={"none": 0.5, "ASSAULT/aerial": 0.3, "ASSAULT/drone": 0.2})
    assert mode_in(unsure, "ASSAULT") is None


def test_a_mode_is_of_the_type():
    other = shares({"ASSAULT": 1.0}, mode={"none": 0.1, "COERCE/arrest": 0.6, "ASSAULT/beat": 0.3})
    assert mode_in(other, "ASSAULT") == "beat"
