"""A fetched page as an article."""

import pytest

from dragoman.store.watching import Page
from dragoman.watch.fetch import Answer
from dragoman.watch.page import article_of, text_digest
from dragoman.watch.trouble import Trouble

from .conftest import page, story

HEAD = "<meta property='article:published_time' content='2021-02-20'><meta property='og:site_name' content='Site'>"
URL = "https://example.org/news/1"


def read(body, kind="text/html", latest="2021-03-02", **known):
    return article_of(
        Answer(200, URL + "#x", body, kind), Page("key", URL, "https://example.org/feed", **known), latest
    )


def test_the_feeds_word_outranks_the_pages():
    found = read(page(story(1), head=HEAD), date="2021-03-01", publisher="Tallis Post", title="Item")
    assert (found.id, found.date, found.publisher, found.title) == (
        "key",
        "2021-03-01",
        "Tallis Post",
        "Ministers meet",
    )
    assert found.url == URL and found.source == "https://example.org/feed"
    assert "Report 1" in found.text and "Home News" not in found.text


def test_the_page_says_what_the_feed_does_not():
    found = read(page(story(1), head=HEAD))
    assert (found.date, found.publisher) == ("2021-02-20", "Site")


def test_a_day_that_has_not_come_is_not_believed():
    assert read(page(story(1), head=HEAD), date="2031-03-01").date == "2021-02-20"


@pytest.mark.parametrize(
    ("encoding", "kind", "head"),
    [
        ("utf-8", "text/html", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html; charset=windows-1252", ""),
        ("cp1252", "text/html", "<meta charset='windows-1252'>"),
        ("utf-8", "text/html; charset=no-such", ""),
    ],
)
def test_letters_are_read_whichever_way_a_page_declares_them(encoding, kind, head):
    body = page(story(1) + " The café “Zoë” in Tromsø opened again on Monday.", head=head).decode()
    assert "café “Zoë” in Tromsø" in read(body.encode(encoding), kind).text


@pytest.mark.parametrize("body", [b"", b"<html><body></body></html>", b"%PDF-1.7 words", b"\x00" * 100])
def test_a_page_without_text_is_trouble_that_lasts(body):
    with pytest.raises(Trouble) as caught:
        read(body)
    assert caught.value.lasting


def test_a_page_that_nests_without_end_is_trouble_or_text():
    body = b"<html><body>" + b"<div>" * 50_000 + b"words of a report"
    try:
        assert read(body).text
    except Trouble as trouble:
        assert trouble.lasting


def test_texts_that_differ_in_form_alone_are_one():
    assert text_digest("Ministers  meet:\n“Peace”!") == text_digest("ministers MEET - peace ")
    assert text_digest("Ministers meet") != text_digest("Ministers met")
