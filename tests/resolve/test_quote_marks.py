"""Texts to what stands between quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.quote_marks import quoted_spans


def quoted(text):
    return [text[one.start : one.end] for one in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('He said, "We agree."', ["We agree."], "straight marks"),
        ("He said, “We agree.”", ["We agree."], "curved marks"),
        ("He said, `` We agree. ''", ["We agree."], "typewriter marks, spaces left out"),
        ('He said, " We agree." Then " we left ".', ["We agree.", "we left"], "a space after the mark that opens"),
        ('A 5" gun and a 6" gun.', [], "inches"),
        ("The workers' and bakers' union.", [], "apostrophes"),
        ("“We agree.\n\nThey left.", ["We agree."], "a mark never closed ends with its paragraph"),
        ("“We agree.\n\n“We stay,” he said.", ["We agree.\n\n“We stay,"], "a quotation through two paragraphs"),
        ("He said ‘it is over for all of us’ and left.", ["it is over for all of us"], "single marks round a clause"),
        ("The ‘deal’ failed.", [], "single marks round a gloss"),
        ("“We “agree.” Yes.", ["agree."], "a mark that opens twice begins again"),
    ],
)
def test_quoted(text, expected, why):
    assert quoted(text) == expected, why


def test_no_mark_swallows_the_article():
    text = "“" + "\n\n".join(f"“Paragraph {number}." for number in range(40))
    assert all(len(one.parts) <= 7 for one in quoted_spans(text))


@given(st.text(alphabet="ab .,\n\"“”‘’'`«»„5", max_size=80))
def test_spans_lie_in_the_text_in_order(text):
    spans = quoted_spans(text)
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
