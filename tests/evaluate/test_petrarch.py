"""Expected CAMEO codes, matched from the full code down to its label."""

import pytest

from dragoman.evaluate.petrarch import gold_codes, score_petrarch
from dragoman.evaluate.scores import Scores

from .made import MadeCoder, event


def gold(*codes, **more):
    return gold_codes({"id": "1", "text": "t", "expected": [["A", "B", code] for code in codes], "no_event": not codes, **more})


@pytest.mark.parametrize(
    ("expected", "coded", "matches", "why"),
    [
        ("1041", "1041", (1, 1, 1, 1), "the same code"),
        ("1041", "104", (0, 1, 1, 1), "one digit short"),
        ("1041", "101", (0, 0, 1, 1), "the same root"),
        ("190", "182", (0, 0, 0, 1), "two roots of one label"),
        ("190", "141", (0, 0, 0, 0), "nothing in common"),
    ],
)
def test_levels(expected, coded, matches, why):
    report = score_petrarch("made.jsonl", [gold(expected)], MadeCoder({"t": [event("REQUEST", cameo=coded)]}))
    names = ("full code", "three digits", "two digits", "label of fifteen")
    assert tuple(report.levels[name].matched for name in names) == matches, why


def test_an_event_without_a_code_has_that_of_its_mode():
    report = score_petrarch("made.jsonl", [gold("141")], MadeCoder({"t": [event("PROTEST", mode="demo")]}))
    assert report.levels["full code"] == Scores(1, 1, 1)


def test_a_sentence_without_events_expects_none():
    report = score_petrarch("made.jsonl", [gold()], MadeCoder({"t": [event("AID", cameo="070")]}))
    assert report.levels["label of fifteen"] == Scores(0, 1, 0)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (gold("141", config=["require_dyad"]), "switches"),
        (gold("174K"), "no expected code"),
        (gold("903", "345"), "no expected code"),
        (gold(error="dateline"), "an expected error"),
    ],
)
def test_what_is_left_out_is_told(record, why):
    assert why in record.left_out
    assert "1 of 2 records remain" in score_petrarch("made.jsonl", [record, gold("141")], MadeCoder()).notes[0]
