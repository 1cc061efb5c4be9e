"""What people are told of a watch."""

import datetime
import io
from collections import Counter

from dragoman.views.watching import counts, print_feeds
from dragoman.watch.tally import Tally


def test_a_round_is_told_in_one_line():
    tally = Tally(feeds=3, feeds_failed=1, found=12, fetched=11, coded=10, events=Counter(CONSULT=20, ASSAULT=1))
    assert counts(tally) == "3 feeds (1 failed), 12 new, 11 fetched, 10 coded (21 events)"


def test_what_did_not_happen_is_not_told_and_what_went_wrong_is():
    tally = Tally(feeds=1, copies=1, pages_failed=2, waiting=1_000)
    assert counts(tally) == ("1 feed, 0 new, 0 fetched, 0 coded, 1 the same text as another, 2 dropped, 1,000 waiting")


def test_feeds_are_listed_in_the_order_of_their_list_with_those_never_asked():
    out = io.StringIO()
    known = {"b": ("b", "ok", datetime.datetime(2021, 3, 1, 12, 30, 59), 4)}
    print_feeds(("feed", "status", "fetched", "pages"), known, ["a", "b"], out)
    lines = [line.split() for line in out.getvalue().splitlines()]
    assert lines[1:] == [["a", "never", "asked"], ["b", "ok", "2021-03-01", "12:30", "4"]]
