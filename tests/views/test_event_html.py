"""An event in a notebook: its sentence marked, and what is known of it."""

from dragoman.views.event_html import card, event_html, sentence_start
from tests.hostile import hostile_reading

from .balanced import Balanced
from .conftest import EVENT, TEXT


def test_an_event_shows_its_sentence_and_what_explain_tells(event):
    page = Balanced(event._repr_html_())
    for shown in (
        "CONSULT visit · 2024-05-06 · Tallis",
        "Minister Ada Oru met Bo <Lind> in Tallis on Monday.",
        "verbal cooperation · negated · diplomatic",
        "actor: Ada Oru (EST GOV), minister",
        "on the word of: Police of Tallis (speaker)",
        "figure: “1,500 men” = 1,500 men (troops)",
        "rule: consult.visit · CAMEO 042 · weight 0.75",
    ):
        assert shown in page.shown


def test_the_words_of_an_event_are_marked_in_its_sentence(event):
    page = event_html(event)
    for words, why in (("met", "CONSULT visit: rule consult.visit"), ("Tallis", "place of CONSULT visit: Tallis")):
        assert f'title="{why}">{words}</span>' in page


def test_a_sentence_that_repeats_a_word_is_marked_where_the_event_has_it(changed):
    """Where the sentence begins in its article is not told; most of the event's words say it."""
    assert sentence_start(EVENT) == TEXT.index("Minister")
    twice = changed(sentence="They met before. Minister Ada Oru met Bo <Lind> in Tallis on Monday.")
    assert sentence_start(twice) == TEXT.index("Minister") - len("They met before. ")


def test_a_trigger_that_is_not_in_the_sentence_marks_nothing(changed):
    """A record of elsewhere may hold another sentence."""
    page = Balanced(event_html(changed(sentence="Nothing of it.")))
    assert "Nothing of it." in page.shown
    assert not [title for title in page.titles if title.startswith("CONSULT")]


def test_without_an_actor_the_recipient_is_not_taken_for_one(changed):
    assert "? → Bo <Lind> (SWE)" in Balanced(card(changed(actors=()))).shown


def test_the_category_is_the_colour_at_the_side(event, changed):
    assert card(event).split("padding")[0] != card(changed(quad_category="material conflict")).split("padding")[0]
    assert "currentColor" in card(changed(quad_category="of another ontology"))


def test_a_hostile_event_does_no_harm():
    (event,) = hostile_reading().events
    assert Balanced(event._repr_html_()).harmless()
