"""The line of progress: what is done → rate and time left."""

from collections import Counter
from types import SimpleNamespace

import pytest

from dragoman.progress import Pace, clock, line, progress


def test_the_rate_is_that_of_the_last_half_minute():
    # Loading models takes long and says nothing of the rate.
    pace = Pace(None)
    for now, articles in ((0, 0), (100, 10), (110, 110)):
        pace.note(now, articles)
    assert pace.rate == 10.0


def test_before_anything_is_done_there_is_no_rate():
    pace = Pace(None)
    pace.note(5, 0)
    assert pace.rate == 0.0


@pytest.mark.parametrize(
    ("total", "now", "read", "left", "why"),
    [
        (1000, 60, 250, 150.0, "a quarter took fifty seconds"),
        (1000, 12, 250, None, "too early to tell"),
        (None, 60, 250, None, "standard input has no size"),
        (1000, 60, 0, None, "nothing is read yet"),
        (1000, 60, 1001, None, "the file grew while it was read"),
        (1000, 60, 1000, 0.0, "all is read"),
    ],
)
def test_time_left(total, now, read, left, why):
    pace = Pace(total)
    pace.note(10, 1)
    assert pace.left(now, read) == left, why


@pytest.mark.parametrize(("seconds", "told"), [(4, "4 s"), (90, "2 min"), (3600, "1 h 00"), (11100, "3 h 05")])
def test_spans_are_told_as_people_do(seconds, told):
    assert clock(seconds) == told


def test_the_line_counts_what_is_done():
    run = SimpleNamespace(articles=1200, types=Counter(AID=3), failed=2, linked=0)
    assert line(run, Pace(None)) == "1,200 articles, 3 events, 2 failed, 0.0/s"


def test_while_linking_the_linked_are_counted():
    run = SimpleNamespace(articles=12, types=Counter(AID=3), failed=0, linked=7)
    assert line(run, Pace(None)) == "12 articles, 3 events, 0 failed, 7 linked"


def test_in_a_pipe_there_is_no_line(capsys):
    with progress([]) as advance:
        advance(SimpleNamespace())
    assert capsys.readouterr().err == ""
