"""A reading in a notebook: words marked, everything escaped, balanced tags."""

import dataclasses
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Article, Reading
from dragoman.views.html import reading_html


class Balanced(HTMLParser):
    """Collects what is shown and fails on a tag that does not close."""

    def __init__(self, page):
        super().__init__()
        self.open, self.shown, self.tags = [], "", []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.shown += data


def test_an_event_stands_beside_its_sentence(reading):
    page = Balanced(reading._repr_html_())
    for shown in (
        "Ministers [meet] · Tallis Post · 2024-05-07",
        "CONSULT visit (negated)",
        "Ada Oru (EST GOV)",
        "Bo <Lind> (SWE)",
        "2024-05-06",
        "Minister Ada Oru met Bo <Lind> in Tallis on Monday.",
    ):
        assert shown in page.shown


def test_the_rule_is_the_title_of_the_trigger_and_the_quad_of_the_type(reading):
    titles = [attributes.get("title") for _, attributes in Balanced(reading_html(reading)).tags]
    assert {"trigger: consult.visit", "actor", "recipient", "place", "date", "verbal cooperation"} <= set(titles)


def test_a_legend_shows_every_role_as_the_sentence_does(reading):
    page = reading_html(reading)
    for role in ("trigger", "actor", "recipient", "date", "place"):
        style = next(a["style"] for _, a in Balanced(page).tags if a.get("title", "").partition(":")[0] == role)
        assert f'<span style="{style}">{role}</span>' in page


def test_no_events_are_told_without_a_table(reading):
    page = Balanced(reading_html(dataclasses.replace(reading, events=())))
    assert "no events" in page.shown
    assert "table" not in [tag for tag, _ in page.tags]


@given(st.text())
def test_no_title_breaks_the_page(title):
    page = Balanced(reading_html(Reading(Article("x", "a1", title=title or None))))
    assert [tag for tag, _ in page.tags] == ["div", "strong", "p"]
