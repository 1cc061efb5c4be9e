"""The store adds a reading once, replaces it whole when it changed, and never holds half of one."""

import dataclasses
import datetime
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import (
    DiskFull,
    NotAStore,
    OutputMissing,
    OutputNotAFile,
    StoreFailed,
    StoreLocked,
    StoreMissing,
    StoreOpenTwice,
)
from dragoman.records import Article, Reading
from dragoman.store import Store
from dragoman.store.bulk import TableInserter
from dragoman.store.rows import TABLES

from .conftest import VERSION, build, with_sentence

ROOT = Path(__file__).parents[2]
FOLDERS = [os.environ.get("PYTHONPATH", ""), str(ROOT / "src"), str(Path(__file__).parent)]
CHILD = {**os.environ, "PYTHONPATH": os.pathsep.join(FOLDERS)}


def dump(store: Store) -> dict[str, list[tuple]]:
    """All rows of all tables, sorted: two equal dumps are two equal stores."""
    return {table: sorted(store.sql(f"SELECT * FROM {table}").fetchall(), key=repr) for table in (*TABLES, "meta")}


def count(store: Store, table: str) -> int:
    return store.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0]


def test_every_field_of_an_event_arrives_in_its_column():
    with Store(":memory:") as store:
        assert store.add(build())
        [row] = store.sql("SELECT * EXCLUDE (event_id, sentence) FROM events WHERE event_type = 'CONSULT'").fetchall()
    assert row == (
        "a0", 0, "CONSULT", "meet", "036", ["diplomatic"], "verbal cooperation", 1.0, "asserted", "met", 25, 28,
        "2024-05-06", None, datetime.date(2024, 5, 6), "2024-05-06", "Tallis", "Tallis", "EST", 59.5, 24.75, 588409,
        0.9, "consult.meet", None, VERSION, "SUPPORT", "own sentence", "dateline", "city",
        ["Ada Oru", "Bo Lind"], ["EST", "SWE"], ["GOV", "GOV"], [], [], [], [],
    )  # fmt: skip


def test_participants_keep_role_and_order():
    with Store(":memory:") as store:
        store.add(build())
        rows = store.sql(
            "SELECT role, position, name FROM participants JOIN events USING (event_id) "
            "WHERE event_type = 'ASSAULT' ORDER BY role, position"
        ).fetchall()
    assert rows == [("actor", 0, "Ada Oru"), ("recipient", 0, "people"), ("recipient", 1, "Bo Lind")]


def test_figures_of_the_article_have_no_event_and_those_of_an_event_have_it():
    with Store(":memory:") as store:
        store.add(build())
        rows = store.sql("SELECT event_id IS NULL, kind, value, value_end FROM figures ORDER BY ALL").fetchall()
    assert rows == [(False, "injured", 2.0, None), (True, "count", 2.5, 3.5), (True, "injured", 2.0, None)]


def test_a_month_is_no_day():
    with Store(":memory:") as store:
        store.add(build())
        assert store.sql("SELECT date_day FROM events WHERE date = '2024-05'").fetchall() == [(None,)]


def test_coding_an_article_twice_changes_no_byte(tmp_path, monkeypatch):
    with Store(tmp_path / "s.duckdb") as store:
        assert store.add(build())
        store.sql("UPDATE articles SET coded_at = TIMESTAMP '2000-01-01'")
        before = dump(store)
        assert not store.add(build())
        assert store.add_all([build(), build()]) == 0
        assert dump(store) == before, "coded_at, too, stays as it was"


@pytest.mark.parametrize(
    "changed",
    [build(text=build().article.text + " More."), build(date="2024-05-07"), build(version="2.0+model"),
     build(publisher=None)],
    ids=["text", "date", "coder", "publisher"],
)  # fmt: skip
def test_a_changed_article_replaces_all_its_rows(changed):
    with Store(":memory:") as store, Store(":memory:") as fresh:
        store.add_all([build(0), build(1)])
        assert store.add(changed)
        fresh.add_all([build(1), changed])
        old, new = dump(store), dump(fresh)
        for rows in (old, new):
            rows["articles"] = [row[:-2] for row in rows["articles"]]
        assert old["articles"] == new["articles"]
        assert {**old, "meta": None, "stale_stories": None} == {**new, "meta": None, "stale_stories": None}
        assert store.check() == []


def test_rows_that_a_new_coding_no_longer_has_are_gone():
    with Store(":memory:") as store:
        store.add(build())
        store.add(Reading(dataclasses.replace(build().article, text="Nothing happened.")))
        assert {table: count(store, table) for table in TABLES} == {table: int(table == "articles") for table in TABLES}


def test_of_two_readings_of_one_article_the_last_counts():
    with Store(":memory:") as store:
        assert store.add_all([build(version="1"), build(version="2")]) == 1
        assert store.sql("SELECT DISTINCT coder_version FROM events").fetchall() == [("2",)]


def test_a_failure_in_the_middle_leaves_the_old_rows(monkeypatch, tmp_path):
    insert = TableInserter.insert

    def full(self, rows):
        if "entities" in self.statement:
            raise duckdb.IOException("IO Error: Could not write: No space left on device")
        insert(self, rows)

    with Store(tmp_path / "s.duckdb") as store:
        store.add(build())
        before = dump(store)
        with monkeypatch.context() as patched:
            patched.setattr(TableInserter, "insert", full)
            with pytest.raises(DiskFull, match=r"s\.duckdb: the disk is full"):
                store.add_all([build(version="2"), build(1)])
        assert dump(store) == before
        assert store.add_all([build(version="2"), build(1)]) == 2, "the store goes on working"


def test_a_stream_that_breaks_off_keeps_what_came_before():
    def stream():
        yield build(0)
        yield build(1)
        raise RuntimeError("the feed ended")

    with Store(":memory:") as store:
        with pytest.raises(RuntimeError, match="the feed ended"):
            store.add_all(stream())
        assert sorted(store.article_digests()) == ["a0", "a1"]


def test_resuming_asks_for_article_and_coder():
    article = build().article
    with Store(":memory:") as store:
        assert not store.has(article, VERSION)
        store.add(build())
        assert store.has(article, VERSION), "seen also by a question asked before"
        assert not store.has(article, "2.0+model"), "another coder may find more"
        assert not store.has(dataclasses.replace(article, text="Other."), VERSION)


def test_an_article_without_events_is_known_by_the_version_of_the_store():
    quiet = Reading(Article("Nothing happened.", id="q"))
    with Store(":memory:", coder_version=VERSION) as store:
        store.add(quiet)
        assert store.has(quiet.article, VERSION)


def test_a_repeated_event_is_stored_once():
    reading = build(events=1)
    with Store(":memory:") as store:
        store.add(dataclasses.replace(reading, events=reading.events * 2))
        assert count(store, "events") == 1
        assert count(store, "participants") == 2
        assert store.check() == []


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_odd_text_comes_back_as_it_was(text):
    # A lone surrogate is not UTF-8: it comes back as U+FFFD, which is as long, so that offsets hold.
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    reading = with_sentence(build(title=text), text)
    with ODD_TEXTS as store:
        store.add(dataclasses.replace(reading, article=dataclasses.replace(reading.article, title=text)))
        assert store.sql("SELECT title FROM articles").fetchall() == [(expected,)]
        assert store.sql("SELECT sentence FROM events WHERE event_type = 'CONSULT'").fetchall()[0] == (expected,)


def test_an_odd_id_is_one_article(tmp_path):
    reading = build(id="\udc80 it's \0 odd")
    with Store(":memory:") as store:
        assert store.add(reading)
        assert store.has(reading.article, VERSION)
        assert not store.add(reading)
        assert store.add(build(id="\udc80 it's \0 odd", date="2024-06-01"))
        assert len(store.article_digests()) == 1
        assert store.check() == []


class Lasting(Store):
    """A store that outlives the ``with`` of one example."""

    def __exit__(self, *_):
        self.connection.execute("DELETE FROM articles; DELETE FROM events")


ODD_TEXTS = Lasting(":memory:")


def test_events_without_text_or_lists_are_stored():
    bare = dataclasses.replace(build().events[0], contexts=(), actors=(), place=None, score=None, mode=None, cameo=None)
    with Store(":memory:") as store:
        store.add(dataclasses.replace(build(), events=(bare,)))
        assert store.sql("SELECT contexts, score, lat, mode FROM events").fetchall() == [([], None, None, None)]


def test_dyads_pair_countries_and_meetings_both_ways():
    with Store(":memory:") as store:
        store.add(build())
        rows = store.sql("SELECT event_type, actor_country, recipient_country, mutual FROM dyads ORDER BY ALL").fetchall()
    assert rows == [
        ("ASSAULT", "EST", "SWE", False),  # the recipient without a country makes no dyad
        ("CONSULT", "EST", "SWE", True),  # all who meet are actors
        ("CONSULT", "SWE", "EST", True),
    ]


def test_events_flat_has_one_row_an_event_with_lists_in_order():
    with Store(":memory:") as store:
        store.add_all([build(0), build(1)])
        rows = store.sql(
            "SELECT actors, actor_countries, recipients, recipient_countries, attribution, publisher "
            "FROM events_flat WHERE article_id = 'a1' ORDER BY sentence_index"
        ).fetchall()
    assert rows == [
        ("Ada Oru; Bo Lind", "EST; SWE", None, None, None, "Tallis Post"),
        ("Ada Oru", "EST", "people; Bo Lind", "; SWE", "police", "Tallis Post"),
    ]


def test_a_thousand_readings_take_seconds(tmp_path):
    readings = [build(number) for number in range(1000)]
    with Store(tmp_path / "s.duckdb") as store:
        start = time.perf_counter()
        assert store.add_all(readings) == 1000
        assert time.perf_counter() - start < 5, "a row at a time takes minutes"
        assert store.check() == []


def test_what_was_added_is_there_after_opening_again(tmp_path):
    path = tmp_path / "s.duckdb"
    with Store(path) as store:
        store.add(build())
        before = dump(store)
    with Store(path, read_only=True) as store:
        assert dump(store) == before
        assert store.sql("SELECT value FROM meta WHERE key = 'coder_version'").fetchall() == [(VERSION,)]


def test_a_second_process_is_told_who_holds_the_store(tmp_path):
    path = tmp_path / "s.duckdb"
    code = f"import sys; from dragoman.store import Store; s = Store({str(path)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code], env=CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match=rf"another process \(PID {child.pid}\)\. Close it .*, or write to another"):
            Store(path)
        with pytest.raises(StoreLocked, match="or wait until it ends"):
            Store(path, read_only=True)
        child.stdin.close()
        child.wait(10)
    Store(path).close()


KILLED = """
from itertools import count
from conftest import build
from dragoman.store import Store

def readings():
    for number in count():
        if number == 600:
            print("two groups are written", flush=True)
        yield build(number)

Store({path!r}).add_all(readings())
"""


@pytest.mark.parametrize("delay", [0.0, 0.05])
def test_a_killed_run_leaves_whole_articles_only(tmp_path, delay):
    path = tmp_path / "s.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED.format(path=str(path))], env=CHILD, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout.readline()
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
    with Store(path, read_only=True) as store:
        assert store.check() == []
    with Store(path) as store:
        articles = count(store, "articles")
        assert articles >= 500
        assert count(store, "events") == 2 * articles
        assert count(store, "entities") == 2 * articles, "the table that is written last"
        assert store.check() == []
        assert store.add_all(build(number) for number in range(articles + 1)) == 1


@pytest.fixture
def small_disk(tmp_path):
    """A folder of four megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    try:
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], capture_output=True)
    except OSError as error:
        pytest.skip(f"no mount command: {error}")
    if made.returncode:
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_said_and_leaves_a_sound_store(small_disk):
    path = small_disk / "s.duckdb"
    noise = iter(range(10**6))

    def readings():
        for number in range(5000):
            yield build(number, text=build().article.text + "".join(f" {hash(next(noise) * 0.37)}" for _ in range(200)))

    with pytest.raises(DiskFull, match="the disk is full"), Store(path) as store:
        store.add_all(readings())
    (copy := small_disk.parent / "copy.duckdb").write_bytes(path.read_bytes())
    if (wal := Path(f"{path}.wal")).exists():
        Path(f"{copy}.wal").write_bytes(wal.read_bytes())
    with Store(copy) as store:
        assert store.check() == []
        assert count(store, "events") == 2 * count(store, "articles")


def test_reading_a_missing_store(tmp_path):
    with pytest.raises(StoreMissing, match="there is no store"):
        Store(tmp_path / "none.duckdb", read_only=True)


@pytest.mark.parametrize("content", [b"", b"a text file\n" * 500], ids=["empty", "text"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database(tmp_path, content, read_only):
    (path := tmp_path / "s.duckdb").write_bytes(content)
    with pytest.raises(NotAStore, match="not a Dragoman store"):
        Store(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_missing_folder_and_a_folder(tmp_path):
    with pytest.raises(OutputMissing, match="mkdir -p"):
        Store(tmp_path / "none" / "s.duckdb")
    for read_only in (False, True):
        with pytest.raises(OutputNotAFile, match="it is a folder"):
            Store(tmp_path, read_only=read_only)


def test_one_process_cannot_read_only_what_it_writes(tmp_path):
    path = tmp_path / "s.duckdb"
    with Store(path), pytest.raises(StoreOpenTwice, match="already open in this process, for writing"):
        Store(path, read_only=True)


def test_a_name_is_never_the_address_of_a_service(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Store("md:events.duckdb").close()
    assert (tmp_path / "md:events.duckdb").is_file()


def test_adding_to_a_store_that_is_open_for_reading(tmp_path):
    Store(tmp_path / "s.duckdb").close()
    with Store(tmp_path / "s.duckdb", read_only=True) as store, pytest.raises(StoreFailed, match="read-only"):
        store.add(build())


def test_closing_twice_is_closing_once():
    store = Store(":memory:")
    store.close()
    store.close()
