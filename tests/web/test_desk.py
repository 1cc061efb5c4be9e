"""The store is asked within its time, and let go of when nobody asks."""

from __future__ import annotations

import shutil
import threading
import time

import pytest

from dragoman.errors import QueryTooLong, StoreFailed
from dragoman.linking import link
from dragoman.store import Store
from dragoman.web.desk import Desk
from tests.hostile import hostile_reading

ENDLESS = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = 7"


@pytest.fixture
def own(example, tmp_path):
    """A copy of the store of the examples, to be written to."""
    return shutil.copy(example, tmp_path / "events.duckdb")


@pytest.fixture
def desk(own):
    made = Desk(own, seconds=0.3, idle=0.2)
    yield made
    made.close()


def test_a_question_that_takes_too_long_is_broken_off(desk):
    """And the next is answered."""
    before = time.monotonic()
    with pytest.raises(QueryTooLong, match=r"more than 0\.3 seconds"):
        desk.table(ENDLESS)
    assert time.monotonic() - before < 5
    assert desk.table("SELECT 1").rows == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "COPY events TO '/tmp/taken.csv'", "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
        "DELETE FROM events", "CREATE TABLE own AS SELECT 1 AS one", "ATTACH '/tmp/other.duckdb'", "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)  # fmt: skip
def test_no_query_reads_or_writes_a_file(desk, sql):
    """Even if SQL of a visitor's came to be asked."""
    with pytest.raises(StoreFailed):
        desk.table(sql)


def test_a_store_can_be_written_between_visits(desk, own):
    """What came in since is shown then."""
    held = desk.counts["articles"]
    time.sleep(0.6)
    with Store(own) as store:
        store.add(hostile_reading())
        link(store)
    assert desk.counts["articles"] == held + 1


def test_the_store_stays_open_while_somebody_reads(desk):
    with desk.store() as store:
        time.sleep(0.5)
        assert store.connection.execute("SELECT 1").fetchall() == [(1,)]


def test_many_ask_at_once(desk):
    """Each gets the answer to their own question."""
    found: dict[int, list[tuple[int]]] = {}

    def ask(number: int) -> None:
        found[number] = desk.table("SELECT ? + count(*) * 0 FROM events", [number]).rows

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == {number: [(number,)] for number in range(16)}
