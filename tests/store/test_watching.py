"""What a store keeps of feeds and pages, so that a watch which is killed can go on."""

import dataclasses

import pytest

from dragoman.records import Article
from dragoman.store import Store, watching
from dragoman.store.watching import FeedState, Fetched, Page, Settled

from .conftest import build

NOW = 1_614_600_000.25


@pytest.fixture
def connection():
    with Store(":memory:") as store:
        yield store.connection


def page(number: int, feed="f", **more) -> Page:
    return Page(f"p{number}", f"https://example.org/{number}", feed, seen_at=NOW + number, next_try=NOW, **more)


def fetched(number: int, digest="d", text="Words.") -> Fetched:
    return Fetched(f"p{number}", digest, Article(text, id=f"p{number}", date="2021-03-01", title="A \ud800 title"))


def statuses(connection) -> dict:
    return dict(connection.execute("SELECT page_id, status FROM pages").fetchall())


def test_a_feed_is_given_back_as_it_was_noted(connection):
    state = FeedState(
        "f", "https://example.org/moved", "Tallis Post", '"1"', "Mon", NOW, NOW, "failing", 3, NOW + 9.5, "why"
    )
    watching.note_feed(connection, FeedState("f"))
    watching.note_feed(connection, state)
    watching.note_feed(connection, FeedState("g"))
    assert watching.feed_states(connection) == {"f": state, "g": FeedState("g")}


def test_pages_are_queued_once_by_address_and_by_entry(connection):
    first = [page(1, entry_id="a"), page(2, entry_id="b"), page(2, entry_id="b")]
    assert watching.note_feed(connection, FeedState("f"), first) == first[:2]
    again = [page(1, entry_id="z"), page(3, entry_id="a"), page(4, entry_id="c"), page(5)]
    assert [one.page_id for one in watching.note_feed(connection, FeedState("f"), again)] == ["p4", "p5"]
    other = watching.note_feed(connection, FeedState("g"), [page(6, "g", entry_id="a")])
    assert [one.page_id for one in other] == ["p6"], "another feed's ids are its own"
    assert watching.queued(connection) == [first[0], first[1], again[2], again[3], page(6, "g", entry_id="a")]


def test_a_feed_and_its_pages_are_kept_together_or_not_at_all(connection):
    with pytest.raises(Exception, match="NOT NULL"):
        watching.note_feed(connection, FeedState("f", etag='"1"'), [dataclasses.replace(page(1), url=None)])
    assert watching.feed_states(connection) == {}, "an ETag without its entries would hide them"


def test_a_report_is_kept_until_it_is_coded(connection):
    watching.note_feed(connection, FeedState("f"), [page(1), page(2)])
    watching.note_fetched(connection, fetched(1), NOW)
    [kept] = watching.fetched(connection, 8)
    assert kept.article == dataclasses.replace(fetched(1).article, title="A \ufffd title")
    assert [one.page_id for one in watching.queued(connection)] == ["p2"]
    watching.note_fetched(connection, fetched(1, text="Other words."), NOW)
    assert watching.fetched(connection, 8) == [kept], "what is fetched is not fetched anew"
    watching.settle(connection, Settled(["p1"]))
    assert watching.fetched(connection, 8) == [] and statuses(connection) == {"p1": "done", "p2": "queued"}
    assert watching.coded_texts(connection, ["d", "e"]) == {"d": "p1"}


def test_copies_and_what_could_not_be_coded_are_settled(connection):
    watching.note_feed(connection, FeedState("f"), [page(1), page(2), page(3)])
    for number in (1, 2, 3):
        watching.note_fetched(connection, fetched(number), NOW + number)
    assert [one.page_id for one in watching.fetched(connection, 2)] == ["p1", "p2"]
    watching.settle(connection, Settled(["p1"], {"p2": "p1"}, {"p3": "no sentence"}))
    rows = connection.execute("SELECT status, article_id, failure, article FROM pages ORDER BY page_id").fetchall()
    assert rows == [("done", "p1", None, None), ("copy", "p1", None, None), ("dropped", None, "no sentence", None)]


def test_failures_are_counted_and_end_in_giving_up(connection):
    watching.note_feed(connection, FeedState("f"), [page(1)])
    watching.note_failure(connection, "p1", "HTTP 500", 1, NOW + 300)
    [waiting] = watching.queued(connection)
    assert (waiting.tries, waiting.next_try) == (1, NOW + 300)
    watching.note_failure(connection, "p1", "HTTP 500", 2, None)
    assert statuses(connection) == {"p1": "dropped"} and watching.queued(connection) == []


def test_pages_whose_article_is_there_are_marked_after_a_kill():
    with Store(":memory:") as store:
        watching.note_feed(store.connection, FeedState("f"), [page(1), page(2)])
        watching.note_fetched(store.connection, fetched(1), NOW)
        store.add(build(id="p1"))
        assert watching.recover(store.connection) == 1 and watching.recover(store.connection) == 0
        assert statuses(store.connection) == {"p1": "done", "p2": "queued"} and store.check() == []


def test_a_page_whose_article_is_lost_is_a_fault():
    with Store(":memory:") as store:
        watching.note_feed(store.connection, FeedState("f"), [page(1)])
        watching.settle(store.connection, Settled(["p1"]))
        assert store.check() == ["pages whose article_id is not in articles: 1, such as p1"]


def test_hosts_rest_until_they_are_well(connection):
    watching.note_host(connection, "a", 1, NOW)
    watching.note_host(connection, "a", 2, NOW + 60)
    watching.note_host(connection, "b", 1, NOW)
    watching.note_host(connection, "b", 0, 0.0)
    assert watching.resting(connection) == {"a": (2, NOW + 60)}


def test_the_report_counts_pages_by_feed(connection):
    watching.note_feed(connection, FeedState("f", title="Post"), [page(1), page(2), page(3)])
    watching.note_feed(connection, FeedState("g", failure="why", status="failing"))
    watching.note_fetched(connection, fetched(1), NOW)
    watching.settle(connection, Settled(["p1"]))
    watching.note_failure(connection, "p2", "gone", 1, None)
    found = watching.feed_report(connection)
    assert dict(zip(watching.REPORTED, found["f"], strict=True)) == {
        "feed": "f", "status": "ok", "title": "Post", "fetched": None, "next": None, "pages": 3, "coded": 1, "copies": 0,
        "waiting": 1, "dropped": 1, "failure": None,
    }  # fmt: skip
    assert found["g"][1] == "failing" and found["g"][5] == 0 and found["g"][-1] == "why"
