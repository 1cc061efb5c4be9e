"""Lengths of time as they are written."""

import pytest

from dragoman.errors import DurationInvalid
from dragoman.watch.duration import in_words, seconds_of


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), (" 2 H ", 7200), ("1d", 86400), ("1.5h", 5400)]
)
def test_a_length_of_time_is_read(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["15", "", "m", "-5m", "1h30m", "soon", "1e3s"])
def test_any_other_form_is_an_error(text):
    with pytest.raises(DurationInvalid, match="15m"):
        seconds_of(text)


@pytest.mark.parametrize(("seconds", "words"), [(0, "0s"), (59.9, "59s"), (125, "2m"), (7200, "2h"), (90000, "1d")])
def test_a_length_of_time_is_told(seconds, words):
    assert in_words(seconds) == words
