"""Reviews as people read them."""

from io import StringIO

from dragoman.evaluate import Report
from dragoman.evaluate.interval import share_of, weighted_share
from dragoman.review.agreement import Agreement, Agreements, Dispute
from dragoman.review.sample import Sample
from dragoman.views.review import print_agreement, print_status
from dragoman.views.scores import print_report


def printed(view, *given):
    stream = StringIO()
    view(*given, stream)
    return stream.getvalue()


def test_shares_have_their_interval_and_bounds_where_something_is_disputed():
    strata = {"AID": share_of(3, 4, 1), "ASSAULT": share_of(0, 0)}
    tables = {"precision": strata | {"all": weighted_share(strata, {"AID": 5, "ASSAULT": 9})}, "plain": {"AID": share_of(1, 2)}}
    stream = StringIO()
    print_report(Report("g.jsonl", "judgements", {}, shares=tables), stream=stream)
    lines = [line.split() for line in stream.getvalue().splitlines()]
    assert ["AID", "4", "3", "75.0", "30.1–95.4", "1", "60.0–80.0"] in lines
    assert ["ASSAULT", "0", "0", "–", "–", "0", "–"] in lines
    assert ["all", "4", "3", "75.0*", "30.1–95.4", "1", "60.0–80.0"] in lines
    assert ["AID", "2", "1", "50.0", "9.5–90.5"] in lines, "without disputes there are no bounds"
    assert "* strata weighed by their size" in stream.getvalue()


def test_agreement_that_is_not_defined_says_why():
    found = Agreements(("ann",), 1, (Agreement("verdict", 0, None, None, "no event was judged by two reviewers"),), ())
    assert "verdict  0" in printed(print_agreement, found, "table")
    assert "no event was judged by two reviewers" in printed(print_agreement, found, "table")


def test_more_disputes_than_are_shown_are_counted():
    event = {"event_type": "AID", "trigger": {"text": "sent"}, "sentence": "X sent\n[aid]."}
    one = Dispute("e1", "a1", event, ("verdict",), {"ann": {"verdict": "accept"}, "bo": {"verdict": "reject"}})
    text = printed(print_agreement, Agreements(("ann", "bo"), 30, (), (one,) * 23), "table")
    assert "X sent [aid]." in text, "brackets are not taken for markup, nor lines kept"
    assert "… and 3 more events in dispute" in text


def test_the_status_of_a_file_in_which_nobody_has_judged():
    sample = Sample("s1", "2024-06-01T12:00:00Z", "e.duckdb", 5, True, 3, {"types": ["AID", "AGREE"]}, {"AID": 9}, {"AID": 5})
    text = printed(print_status, {}, [(sample, {"ann": 2})], "table")
    assert "nobody has judged yet" in text
    assert "types AID AGREE" in text
    assert "5 a type" in text
    assert "ann 2" in text
