"""A sentence with its actor and recipient marked: the words without the marks, and where the two stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.marked import MarkedSentence, unmarked


@pytest.mark.parametrize(
    ("marked", "expected", "why"),
    [
        ("<s>Xland</s> met <t>Yland</t>.", MarkedSentence("Xland met Yland.", (0, 5), (10, 15)), "both marked"),
        ("<t>Yland</t> was hit by <s>Xland</s>", MarkedSentence("Yland was hit by Xland", (17, 22), (0, 5)), "in any order"),
        ("<s>Xland</s> fell silent", MarkedSentence("Xland fell silent", (0, 5), None), "no recipient"),
        ("<s>A</s> and <s>B</s> met", MarkedSentence("A and B met", (0, 1), None), "of several the first counts"),
        ("<s>the ally of <t>Yland</t></s> left", MarkedSentence("the ally of Yland left", (0, 17), (12, 17)), "one in another"),
    ],
)
def test_unmarked(marked, expected, why):
    assert unmarked(marked) == expected, why


@pytest.mark.parametrize("marked", ["<s>Xland met", "Xland</s> met", "<s>A <s>B</s></s>", "<s></s> met"])
def test_an_empty_mark_or_one_without_its_partner_is_refused(marked):
    with pytest.raises(ValueError, match="mark"):
        unmarked(marked)


@given(st.text("ab <", max_size=5), st.text("ab", min_size=1), st.text("ab ", max_size=5), st.text("ab", min_size=1))
def test_spans_hold_the_marked_words(before, actor, between, recipient):
    found = unmarked(f"{before}<s>{actor}</s>{between}<t>{recipient}</t>")
    assert found.text == before + actor + between + recipient
    assert found.text[slice(*found.actor)] == actor
    assert found.text[slice(*found.recipient)] == recipient
