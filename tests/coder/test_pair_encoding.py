"""A sentence with a marked pair as word pieces: marks in their places, long texts cut around them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.coder.pair_classifier import shipped
from dragoman.coder.pair_encoding import ACTOR, ACTOR_END, LONGEST, MARKS, RECIPIENT, RECIPIENT_END, Pair

TEXT = "Turkish jets bombed Kurdish camps in northern Iraq."


@pytest.fixture(scope="module")
def encoder():
    return shipped().encoder


def between(pieces, opened, closed, encoder):
    """The words between two marks."""
    return encoder.tokenizer.decode(pieces[pieces.index(opened) + 1 : pieces.index(closed)])


def test_marks_stand_around_their_spans(encoder):
    pieces = encoder.encode(Pair(TEXT, (0, 12), (20, 33)))
    assert between(pieces, ACTOR, ACTOR_END, encoder) == "turkish jets"
    assert between(pieces, RECIPIENT, RECIPIENT_END, encoder) == "kurdish camps"


def test_a_side_that_is_missing_has_no_marks(encoder):
    assert MARKS.intersection(encoder.encode(Pair(TEXT, None, (20, 33)))) == {RECIPIENT, RECIPIENT_END}


def test_a_long_text_keeps_its_marks(encoder):
    text = "It rained. " * 100 + TEXT + " It rained." * 100
    start = text.index("Turkish")
    pieces = encoder.encode(Pair(text, (start, start + 12), (start + 20, start + 33)))
    assert len(pieces) == LONGEST
    assert set(pieces) >= MARKS, "what is cut away is far from the pair"


@pytest.mark.parametrize(("words", "kept", "why"), [
    ("the Turkish government", "Turkish government", "an article says nothing of the act"),
    ("“An Amnesty report”", "Amnesty report", "nor do quotation marks"),
    ("Thebes", "Thebes", "a name that begins as an article does"),
    ("the", "the", "as it was, where nothing else is left"),
    ("China ", "China", "a blank that was marked by mistake"),
])  # fmt: skip
def test_what_stands_at_the_fringe_of_a_mark_is_not_marked(words, kept, why):
    text = f"Greece told {words} so."
    start, end = Pair(text, (12, 12 + len(words)), None).trimmed().actor
    assert text[start:end] == kept, why


def test_marks_with_and_without_an_article_are_read_alike(encoder):
    text = "The army shelled the town."
    assert encoder.encode(Pair(text, (0, 8), (17, 25))) == encoder.encode(Pair(text, (4, 8), (21, 25)))


@example("넨", 0, 1)
@given(st.text(min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 40))
def test_any_text_and_span_can_be_encoded(text, start, length):
    start = min(start, len(text) - 1)
    pieces = shipped().encoder.encode(Pair(text, (start, min(len(text), start + length)), None))
    assert 2 <= len(pieces) <= LONGEST
    assert pieces.count(ACTOR) <= 1
