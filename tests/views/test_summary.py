"""The end of a run: what was coded, what was lost and what has a gap."""

from collections import Counter
from io import StringIO
from types import SimpleNamespace

from dragoman.read import Failure
from dragoman.views.summary import FAILURES_SHOWN, print_summary


def summary(**values):
    run = {"output": "-", "articles": 0, "already_there": 0, "types": Counter(), "failures": []} | values
    run = {"failed": len(run["failures"]), "passed_over": 0, "left_out": Counter()} | run
    stream = StringIO()
    print_summary(SimpleNamespace(**run), stream)
    return stream.getvalue().splitlines()


def test_counts_come_with_thousands_and_the_commonest_type_first():
    lines = summary(articles=12345, output="out.csv", types=Counter(AID=1, CONSULT=1500))
    assert lines == ["12,345 articles coded, 1,501 events → out.csv", "  CONSULT 1500, AID 1"]


def test_what_the_store_had_is_told():
    assert summary(already_there=3)[1] == "3 articles were already there and unchanged"


def test_what_is_lost_and_what_has_a_gap_are_told_apart():
    lines = summary(failures=[Failure("a.txt", "it is empty"), Failure("b.csv:2", "no date", kept=True)])
    assert lines[1:] == ["1 could not be coded:", "  a.txt: it is empty", "1 coded with a gap:", "  b.csv:2: no date"]


def test_many_failures_are_cut_short_and_counted():
    lines = summary(failures=[Failure(f"{number}.txt", "it is empty") for number in range(FAILURES_SHOWN + 5)])
    assert lines[-1] == "  … and 5 more"
    assert len(lines) == FAILURES_SHOWN + 3


def test_of_a_run_with_more_failures_than_are_kept_all_are_counted():
    failures = [Failure(f"{number}.txt", "it is empty") for number in range(FAILURES_SHOWN + 5)]
    lines = summary(failures=failures, failed=FAILURES_SHOWN + 1000)
    assert lines[1] == f"{FAILURES_SHOWN + 1000:,} could not be coded:" and lines[-1] == "  … and 1,000 more"


def test_what_was_passed_over_and_left_out_is_told():
    lines = summary(articles=9, passed_over=4, left_out=Counter({"no page": 2000, "a copy of another": 1}))
    assert lines[1:] == [
        "4 of them, of sport, markets and the like, were passed over unread",
        "left out of web archives: 2,000 no page, 1 a copy of another",
    ]
