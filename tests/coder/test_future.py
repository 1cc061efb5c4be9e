"""Acts that lie ahead, and refusals: type and code → what they are then → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coder import future
from dragoman.coder.lexicon_files import load_lexicon

AHEAD = [
    ("CONSULT", "visit", "042", ("AGREE", None, "036", "asserted"), "a promised visit is a promise"),
    ("SUPPORT", None, "057", ("AGREE", None, "036", "asserted"), "an agreement to sign: intent to meet and negotiate"),
    ("SUPPORT", None, "051", ("AGREE", None, "032", "asserted"), "the longest known beginning of its code counts"),
    ("COOPERATE", None, "062", ("AGREE", None, "0312", "asserted"), "cooperation ahead"),
    ("AID", None, "0711", ("AGREE", None, "0331", "asserted"), "aid ahead, a longer code than is known"),
    ("RETREAT", "withdraw", "087", ("CONCEDE", None, "0356", "asserted"), "promised yielding is CONCEDE"),
    ("AID", None, None, ("AGREE", None, None, "asserted"), "no code, no intent"),
    ("ASSAULT", "aerial", "195", ("ASSAULT", "aerial", "195", "future"), "force ahead stays force, in the future"),
    ("PROTEST", "strike", "143", ("PROTEST", "strike", "143", "future"), "so do protests"),
]


@pytest.mark.parametrize(("event_type", "mode", "cameo", "expected", "why"), AHEAD)
def test_fold_future(event_type, mode, cameo, expected, why):
    assert future.fold_future(event_type, mode, cameo) == expected, why


REFUSED = [
    ("CONSULT", None, "040", ("REJECT", "meet", "125", "asserted"), "refuse to meet"),
    ("AID", None, "07", ("REJECT", "assist", "122", "asserted"), "refuse aid"),
    ("RETREAT", "withdraw", "087", ("REJECT", "yield", "124", "asserted"), "refuse to yield"),
    ("SUPPORT", None, "057", ("REJECT", None, "120", "asserted"), "refuse in general"),
    ("ASSAULT", "aerial", "195", ("ASSAULT", "aerial", "195", "negated"), "not to attack is no refusal"),
]


@pytest.mark.parametrize(("event_type", "mode", "cameo", "expected", "why"), REFUSED)
def test_fold_refusal(event_type, mode, cameo, expected, why):
    assert future.fold_refusal(event_type, mode, cameo, "negated") == expected, why


@pytest.mark.parametrize(("cameo", "expected"), [(None, None), ("", None), ("0", None), ("1", None), ("19", None)])
def test_an_act_without_a_code_of_intent(cameo, expected):
    assert future.intent(cameo) is expected


@given(st.text(max_size=6))
def test_intent_of_any_text_is_none_or_a_code_of_intent(cameo):
    found = future.intent(cameo)
    assert found is None or (found.startswith("03") and cameo[:2] in future.INTENT)


def test_what_is_folded_is_a_type_of_the_lexicon():
    types = {entry.event_type for entry in load_lexicon().entries}
    assert set(future.FOLDS) | set(future.REFUSED) | {folded for folded, _ in future.FOLDS.values()} <= types
