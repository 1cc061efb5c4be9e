"""A text in pieces, each with what was found in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.annotated import ROLES, Mark, blocks, head, marks, pieces
from tests.hostile import HARM, hostile_reading


@given(st.data())
def test_the_pieces_are_the_text(data):
    """However marks lie in and across each other, nothing of the text is lost, doubled or out of order."""
    text = data.draw(st.text(max_size=60))
    spot = st.integers(0, len(text))
    found = [
        Mark(*sorted(data.draw(st.tuples(spot, spot))), data.draw(st.sampled_from(ROLES)), "why", "e")
        for _ in range(data.draw(st.integers(0, 6)))
    ]
    found = [one for one in found if one.start < one.end]
    made = pieces(text, 0, len(text), found)
    assert "".join(one.text for one in made) == text
    for one in made:
        assert text[one.start : one.start + len(one.text)] == one.text
        over = {mark.role for mark in found if mark.start <= one.start and one.start + len(one.text) <= mark.end}
        assert set(one.roles) == over


def test_marks_across_each_other_all_count():
    """"minister in Tallis" is the actor and holds a place: the shared words are both."""
    made = pieces("the minister in Tallis left", 0, 27, [Mark(4, 22, "actor", "a", "e"), Mark(16, 22, "place", "p")])
    assert [(one.text, one.roles) for one in made] == [
        ("the ", ()), ("minister in ", ("actor",)), ("Tallis", ("actor", "place")), (" left", ()),
    ]  # fmt: skip


def test_an_event_ends_its_block():
    """Its cards stand beside the sentence that tells it, and the next sentence begins anew."""
    found = blocks(hostile_reading())
    assert [len(one.sentences) for one in found] == [1, 1]
    assert [len(one.events) for one in found] == [1, 0]


def test_what_stands_before_the_first_sentence_is_kept():
    assert head(hostile_reading()) == ""


def test_marks_outside_the_text_are_left_out():
    assert all(0 <= one.start < one.end <= len(HARM) for one in marks(hostile_reading()))
