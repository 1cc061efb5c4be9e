"""A text in pieces, each with what was found in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Article, DateMention, Mention, Quote, Reading
from dragoman.views.annotated import ROLES, Mark, article_pieces, blocks, head, marks, pieces
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


TEXTS = st.text(alphabet=st.sampled_from("ab \n<&\"'\u202e\u0628\u0301\u200d😀é"), max_size=40)


@given(st.data())
def test_the_pieces_of_an_article_are_its_text(data):
    """Emoji, combining marks, words from right to left: offsets are characters, and none is lost; events are all there."""
    text = data.draw(TEXTS)
    spot = st.tuples(st.integers(-2, len(text) + 2), st.integers(-2, len(text) + 2)).map(sorted)
    (model,) = hostile_reading().events

    def event(number):
        words = [Mention("", *data.draw(spot)), *(replace(one, start=start, end=end) for one in model.actors * 2
                                                  for start, end in [data.draw(spot)])]  # fmt: skip
        return replace(model, event_id=f"e{number}", trigger=words[0], actors=tuple(words[1:]), recipients=(), place=None)

    events = tuple(event(number) for number in range(data.draw(st.integers(0, 3))))
    quotes = (Quote("", *data.draw(spot), "direct"),)
    reading = Reading(Article(text, "a1"), (), events, quotes, (DateMention("", *data.draw(spot), "2024"),))
    made = article_pieces(reading)
    assert "".join(one.text for one in made) == text
    reached = {one for piece in made for one in piece.event_ids}
    inside = {mark.event_id for mark in marks(reading) if mark.event_id}
    assert reached == inside, "however marks overlap, every event with words in the text is reached"


def test_the_first_role_of_a_piece_is_the_one_to_show():
    """An act within a quotation is shown as the act."""
    made = pieces("He said: we condemn it", 0, 22, [Mark(9, 22, "quote", "q"), Mark(12, 19, "trigger", "t", "e")])
    assert [(one.text, one.roles[:1]) for one in made] == [
        ("He said: ", ()), ("we ", ("quote",)), ("condemn", ("trigger",)), (" it", ("quote",)),
    ]  # fmt: skip


def test_many_marks_take_no_longer_than_their_number():
    """A book of a million characters with a mark every fifty: every mark is looked at once, not once a piece."""
    text = "x" * 1_000_000
    found = [Mark(start, start + 30, "actor", "a", "e") for start in range(0, len(text), 50)]
    assert len(pieces(text, 0, len(text), found)) == 2 * len(found)
