"""Precision, recall and F1 from counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.scores import Scores, by_label, confusion, macro_f1, total

labels = st.sampled_from(["ASSAULT", "AID", "AGREE", None])
pairs = st.lists(st.tuples(labels, labels))


@pytest.mark.parametrize(
    ("scores", "precision", "recall", "f1", "why"),
    [
        (Scores(4, 2, 1), 1 / 2, 1 / 4, 1 / 3, "2·1 / (4 + 2)"),
        (Scores(3, 3, 3), 1, 1, 1, "all right"),
        (Scores(3, 0, 0), 0, 0, 0, "nothing coded where there was something"),
        (Scores(0, 3, 0), 0, 0, 0, "something coded where there was nothing"),
        (Scores(0, 0, 0), 1, 1, 1, "nothing to find and nothing found"),
    ],
)
def test_measures(scores, precision, recall, f1, why):
    assert (scores.precision, scores.recall, scores.f1) == pytest.approx((precision, recall, f1)), why


def test_macro_f1_is_the_mean_over_what_the_gold_has():
    # AID: 1 of 1 found, 1 coded: F1 1. ASSAULT: none of 1: F1 0. AGREE is in no gold and does not count.
    found = by_label([("AID", "AID"), ("ASSAULT", "AGREE")])
    assert macro_f1(found) == 0.5
    assert found["AGREE"] == Scores(0, 1, 0)


def test_confusion_counts_absence_as_none():
    assert confusion([("AID", "AID"), ("AID", None), (None, "AID")]) == {"AID": {"AID": 1, "none": 1}, "none": {"AID": 1}}


@given(pairs)
def test_all_measures_are_shares(found):
    for scores in [*by_label(found).values(), total(by_label(found).values())]:
        assert 0 <= scores.precision <= 1
        assert 0 <= scores.recall <= 1
        assert 0 <= scores.f1 <= 1
    assert 0 <= macro_f1(by_label(found)) <= 1


@given(pairs)
def test_gold_and_coded_changing_places_changes_precision_and_recall(found):
    there, back = total(by_label(found).values()), total(by_label([(b, a) for a, b in found]).values())
    assert (there.precision, there.recall, there.f1) == (back.recall, back.precision, back.f1)


@given(pairs)
def test_the_confusion_holds_every_pair(found):
    assert sum(n for row in confusion(found).values() for n in row.values()) == len(found)
