"""Stories that continue one another: reports → the thread of each story."""

import json
import random

import pytest
from click.testing import CliRunner

from dragoman import Coder
from dragoman.cli import main
from dragoman.linking import link
from dragoman.store import Store

REPORTS = {
    "expel": ("2013-10-14", "Jordan expelled a Syrian diplomat on Monday over threats to refugees."),
    "reply": ("2013-10-16", "Syria condemned Jordan on Wednesday for the expulsion of its diplomat."),
    "talks": ("2013-10-28", "Jordan and Syria held talks in Amman on Monday about the expelled diplomat."),
    "other": ("2013-10-15", "Peru expelled a Chilean diplomat on Tuesday for spying."),
    "later": ("2014-02-03", "Jordan condemned Syria on Monday for shelling a border village."),
}


@pytest.fixture(scope="module")
def readings():
    coder = Coder()
    return {key: coder.read(text, date, f"{key} post", id=key) for key, (date, text) in REPORTS.items()}


def threads(store):
    """The thread of each story, by its first article."""
    return dict(store.sql("SELECT first_article, thread_id FROM stories").fetchall())


def threaded(readings):
    with Store(":memory:") as store:
        for reading in readings:
            store.add(reading)
            link(store)
        assert store.check() == []
        return threads(store)


def test_the_reply_and_the_talks_continue_the_expulsion(readings):
    found = threaded(readings.values())
    assert found["expel"] == found["reply"] == found["talks"]


def test_other_parties_and_what_comes_months_later_are_threads_of_their_own(readings):
    found = threaded(readings.values())
    assert len({found["expel"], found["other"], found["later"]}) == 3


@pytest.mark.parametrize("seed", range(4))
def test_the_threads_are_the_same_in_whatever_order_reports_come(readings, seed):
    shuffled = random.Random(seed).sample(list(readings.values()), len(readings))
    assert threaded(shuffled) == threaded(readings.values())


def test_a_thread_breaks_where_what_was_followed_is_told_no_more(readings):
    with Store(":memory:") as store:
        store.add_all(readings.values())
        link(store)
        store.add(Coder().read("It rained.", "2013-10-16", "reply post", id="reply"))
        link(store)
        found = threads(store)
        assert "reply" not in found
        assert found["expel"] == found["talks"], "the talks still continue the expulsion itself"
        store.add(Coder().read("It rained.", "2013-10-14", "expel post", id="expel"))
        link(store)
        assert threads(store)["talks"] != found["talks"], "a thread is named after a story that is there"


def test_a_link_that_was_broken_off_is_taken_up(readings):
    # As after a kill between the stories' rows and their threads: the stories are still noted as stale.
    with Store(":memory:") as store:
        store.add_all(readings.values())
        link(store)
        found = threads(store)
        store.connection.execute("INSERT INTO stale_stories SELECT story_id FROM stories")
        store.connection.execute("UPDATE stories SET follows = NULL, thread_id = NULL")
        store.connection.execute("DELETE FROM story_keys")
        link(store)
        assert threads(store) == found


def test_threads_are_listed_and_shown_as_a_chronology(readings, tmp_path):
    path = str(tmp_path / "s.duckdb")
    with Store(path) as store:
        store.add_all(readings.values())
        link(store)
    run = CliRunner()
    listed = run.invoke(main, ["threads", path, "--country", "SYR", "--until", "2013-12", "--format", "jsonl"]).output
    [thread] = [json.loads(line) for line in listed.splitlines()]
    assert (thread["since"], thread["until"]) == ("2013-10-14", "2013-10-28") and thread["stories"] >= 3
    assert thread["countries"] == ["JOR", "SYR"], "what is not known is no country"
    shown = run.invoke(main, ["threads", path, thread["thread_id"]]).output
    places = [shown.index(words) for words in ("expelled a Syrian diplomat", "condemned Jordan", "held talks")]
    assert places == sorted(places), "the expulsion, the reply, the talks"
    of_story = run.invoke(main, ["threads", path, thread["thread_id"], "--format", "csv"]).output
    assert len(of_story.splitlines()) == thread["stories"] + 1
    missing = run.invoke(main, ["threads", path, "nothing"])
    assert missing.exit_code == 2 and "holds no thread or story nothing" in missing.output
    assert run.invoke(main, ["threads", path, "--until", "2013-09"]).output.count("2013") == 0
