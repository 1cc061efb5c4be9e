"""How long and how often: text → values, reason, why."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse import Parser
from dragoman.resolve.dates import find_dates
from dragoman.resolve.durations import find_durations


@cache
def parser():
    return Parser()


def found(text):
    sentences = parser().parse(text)
    dates = [one.date for one in find_dates(sentences, "2021-03-25")]
    return [(one.value, one.reason) for one in find_durations(sentences, dates)]


ROWS = [
    ("A two-day visit began.", [("P2D", "duration")], "joined by a hyphen"),
    ("He was held for 48 hours.", [("PT48H", "duration")], "hours stand behind T"),
    ("They fought for two decades.", [("P20Y", "duration")], "ten years to the decade"),
    ("It has lasted half a century.", [("P50Y", "duration")], "a half"),
    ("Exports fell for two consecutive quarters.", [("P6M", "duration")], "three months to the quarter"),
    ("They waited several weeks.", [("PXW", "duration")], "a vague number"),
    ("After years of war they met.", [("PXY", "duration")], "no number at all"),
    ("They march every Friday.", [("XXXX-WXX-5", "set")], "a weekday of every week, and no date"),
    ("They meet each March.", [("XXXX-03", "set")], "a month of every year"),
    ("They vote every four years.", [("P4Y", "set")], "the span after which it comes again"),
    ("They meet twice a year.", [("P1Y", "set")], "how often in a span"),
    ("The weekly rally drew ten.", [("P1W", "set")], "one word"),
    ("He left three days ago.", [], "a date, which find_dates reads"),
    ("They came in the last three months.", [], "the same"),
    ("The 35-year-old man fled.", [], "an age"),
    ("A boy aged six months died.", [], "another"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_value(text, expected, why):
    assert found(text) == expected, why


def test_a_set_is_no_date():
    assert find_dates(parser().parse("They march every Friday."), "2021-03-25") == []


PIECES = st.sampled_from(
    ["every", "each", "Friday", "March", "two", "half", "a", "-", "day", "days", "year", "old", "ago", "several", "century",
     "twice", "per", "weekly", "of", "hours", "1.5", "other", "12"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=10).map(" ".join))
def test_any_words_give_values_inside_the_text(text):
    sentences = parser().parse(text)
    for one in find_durations(sentences, []):
        assert text[one.start : one.end] == one.text
        assert one.value.startswith(("P", "XXXX-"))
