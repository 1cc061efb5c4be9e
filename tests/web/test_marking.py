"""Words of a sentence are set apart, and everything is escaped."""

from __future__ import annotations

import pytest

from dragoman.web.marking import entitled, found_marked, sentence_marked


@pytest.mark.parametrize(
    ("row", "html", "why"),
    [
        ({"sentence": "They met.", "trigger_text": "met", "trigger_at": 5}, 'They <mark class="trigger">met</mark>.', "at its place"),
        ({"sentence": "They met.", "trigger_text": "met"}, 'They <mark class="trigger">met</mark>.', "looked for"),
        ({"sentence": "They met.", "trigger_text": "left", "trigger_at": 2}, "They met.", "words that moved mark nothing"),
        ({"sentence": "<b>met</b>", "trigger_text": "met", "trigger_at": 3}, '&lt;b&gt;<mark class="trigger">met</mark>&lt;/b&gt;', "escaped"),
        ({"sentence": "a <i", "trigger_text": "<i", "trigger_at": 2}, 'a <mark class="trigger">&lt;i</mark>', "the words, too"),
    ],
)  # fmt: skip
def test_the_words_of_an_act_are_marked(row, html, why):
    assert str(sentence_marked(row)) == html, why


def test_words_are_found_in_any_case():
    assert str(found_marked("Gas & GAS", "gas")) == "<mark>Gas</mark> &amp; <mark>GAS</mark>"


def test_words_that_look_like_a_pattern_are_words():
    assert str(found_marked("a.c abc", "a.c")) == "<mark>a.c</mark> abc"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"title": "Ministers meet", "article_id": "a1"}, "Ministers meet"),
        ({"title": None, "opening": "SEOUL \n They met", "article_id": "a1"}, "SEOUL They met…"),
        ({"title": None, "opening": "", "article_id": "a1"}, "a1"),
    ],
)
def test_an_article_has_a_name(row, name):
    assert entitled(row) == name
