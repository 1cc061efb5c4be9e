"""Addresses that are one page."""

import pytest
from hypothesis import given
from hypothesis.strategies import sampled_from, text

from dragoman.watch.canonical import canonical, page_id
from dragoman.watch.trouble import Trouble


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a#top", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/a?utm_source=rss&id=7&fbclid=x", "https://example.org/a?id=7"),
        ("https://example.org/a?at_medium=RSS&at_campaign=rss", "https://example.org/a"),
        ("https://example.org/a?utm%5Fsource=rss", "https://example.org/a"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/a/..", "https://example.org/"),
        ("https://example.org/caf%c3%a9/é b", "https://example.org/caf%C3%A9/%C3%A9%20b"),
        ("https://münchen.example/x", "https://xn--mnchen-3ya.example/x"),
        ("https://example.org./x", "https://example.org/x"),
        ("http://[2a00::1]:8080/x", "http://[2a00::1]:8080/x"),
    ],
)
def test_one_page_has_one_address(url, expected):
    assert canonical(url) == expected


def test_http_and_https_are_one_page():
    assert page_id("http://example.org/a?utm_medium=x") == page_id("https://example.org/a#b")
    assert page_id("https://example.org/a") != page_id("https://example.org/b")


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "//example.org/a", "", "https://", "http://[::1",
     "https://user:word@example.org/", "https://user@example.org/", "http://example.org:99999/", "http://a..b/",
     "https://example.org/" + "a" * 5000],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(Trouble):
        canonical(url)


@given(text(), sampled_from(["https://example.org/", "https://example.org/?", "http://", ""]))
def test_any_text_has_a_canonical_form_that_is_its_own_or_none(words, start):
    try:
        once = canonical(start + words)
    except Trouble:
        return
    assert canonical(once) == once and once.isascii() and "#" not in once
