"""A reading in a notebook: the whole text marked, each event beside its sentence, everything escaped."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Article, Reading, SentenceSpan
from dragoman.views.html import QUIET, SHOWN, reading_html
from tests.hostile import HARM, hostile_reading

from .balanced import Balanced


def told(sentences, events=(), **changes):
    """A reading of a text in sentences, as the views see it."""
    text, spans = "", []
    for index, one in enumerate(sentences):
        spans.append(SentenceSpan(index, len(text), len(text) + len(one)))
        text += one + " "
    return Reading(Article(text, "a1"), tuple(spans), tuple(events), **changes)


def test_an_event_stands_beside_its_sentence(reading):
    page = Balanced(reading._repr_html_())
    for shown in (
        "Ministers [meet] · Tallis Post · 2024-05-07",
        "CONSULT visit (negated) · 2024-05-06 · Tallis",
        "Ada Oru (EST GOV) → Bo <Lind> (SWE)",
        "Minister Ada Oru met Bo <Lind> in Tallis on Monday.",
        "rule: consult.visit",
    ):
        assert shown in page.shown
    assert page.shown.index("Old [news].") < page.shown.index("Minister Ada Oru met") < page.shown.index("CONSULT visit")


def test_to_point_at_words_says_why_they_are_marked(reading):
    titles = Balanced(reading_html(reading)).titles
    assert {
        "CONSULT visit: rule consult.visit", "actor of CONSULT visit: Ada Oru (EST GOV, minister)",
        "recipient of CONSULT visit: Bo <Lind> (SWE)", "date: 2024-05-06 ()", "place of CONSULT visit: Tallis",
    } <= set(titles)  # fmt: skip


def test_a_legend_shows_every_role_as_the_sentence_does(reading):
    page = reading_html(reading)
    for role, why in (("trigger", "CONSULT visit: rule"), ("actor", "actor of"), ("recipient", "recipient of"), ("date", "date:")):
        style = next(a["style"] for _, a in Balanced(page).tags if a.get("title", "").startswith(why))
        assert f'<span style="{style}">{role}</span>' in page


def test_no_events_are_told_and_what_was_turned_down_is_folded_away(reading):
    page = Balanced(reading_html(dataclasses.replace(reading, events=())))
    assert "no events" in page.shown
    assert "1 considered and turned down" in page.shown and "“news” as consult.talk: no subject" in page.shown


@pytest.mark.parametrize(("number", "folded"), [(QUIET, False), (QUIET + 1, True)])
def test_a_long_stretch_without_events_is_folded(number, folded):
    page = Balanced(reading_html(told(["It rained."] * number)))
    assert page.shown.count("It rained.") == number
    assert (f"{number} sentences without an event" in page.shown) == folded


def test_a_long_text_is_cut_off_and_says_so():
    """A notebook that holds a book in every cell can no longer be scrolled."""
    page = Balanced(reading_html(told(["It rained." * 1000] * 10)))
    assert page.shown.count("It rained.") * 10 == SHOWN
    assert "… and 4 more sentences with 0 events, which .events holds" in page.shown


def test_an_event_of_an_unknown_sentence_is_shown_all_the_same(reading, changed):
    page = Balanced(reading_html(dataclasses.replace(reading, events=(changed(sentence_index=7),))))
    assert "CONSULT visit" in page.shown


def test_colours_are_those_of_light_pages_and_dark():
    """The ink is the page's; no ground is set but half-transparent ones."""
    page = reading_html(hostile_reading())
    assert not re.search(r"(?<![-\w])color:", page)
    assert all(len(ground) == 9 for ground in re.findall(r"background:(#\w+)", page)), "with an alpha"


def test_a_hostile_article_does_no_harm():
    page = Balanced(reading_html(hostile_reading()))
    assert page.harmless()
    # Words turned round end where they stand: whatever comes of an article is in an element with a direction of its own.
    assert HARM[:40] in page.shown
    assert "mathjax_ignore" in page.tags[0][1]["class"], "money is no mathematics"


@given(st.text())
def test_no_title_breaks_the_page(title):
    page = Balanced(reading_html(Reading(Article("x", "a1", title=title or None))))
    assert page.harmless()


@given(st.text(max_size=80))
def test_no_text_breaks_the_page_or_loses_words(text):
    page = Balanced(reading_html(Reading(Article(text, "a1"), (SentenceSpan(0, 0, len(text)),))))
    assert page.harmless()
    # What no file can hold is replaced; browsers read a carriage return as a line end.
    assert re.sub(r"[^a-zA-Z]", "", text) in re.sub(r"[^a-zA-Z]", "", page.shown)
