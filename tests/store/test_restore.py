"""A store dumped and made again is the same store; a dump that is not whole is refused."""

import datetime
import json
import shutil

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DumpInvalid, DumpNewer, OutputMissing, OutputThere, StoreMissing
from dragoman.linking import link
from dragoman.records import KnownActor
from dragoman.store import Store
from dragoman.store import restore as restoring
from dragoman.store.dump import MANIFEST, dump, read_manifest
from dragoman.store.restore import merge, restore
from dragoman.store.schema import ROOM, schema_version

from .conftest import build
from .told import told

KNOWN = schema_version(ROOM.joinpath("schema.sql").read_text(encoding="utf-8"))


def contents(path):
    """All rows of all tables, in their order."""
    with Store(path, read_only=True) as store:
        tables = [row[0] for row in store.query("SELECT table_name FROM duckdb_tables() ORDER BY 1").rows]
        return {table: store.query(f"FROM {table}").rows for table in tables}


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = told(tmp_path_factory.mktemp("told") / "s.duckdb")
    with Store(path) as store:
        store.note_actors([KnownActor(("Ada Oru",), "EST", origin="correction", source="a 'note'")])
        store.sql("INSERT INTO stale_stories VALUES ('gone')")
    return path


@pytest.fixture
def dumped(source, tmp_path):
    dump(source, tmp_path / "dump")
    return tmp_path / "dump"


def test_a_store_comes_back_row_by_row(source, dumped, tmp_path):
    restore(dumped, tmp_path / "again.duckdb")
    before, after = contents(source), contents(tmp_path / "again.duckdb")
    assert before == after and sum(map(len, before.values())) > 100
    assert all(before[table] for table in ("articles", "stories", "blocks", "story_keys", "actors", "stale_stories"))
    assert sorted(item.name for item in tmp_path.iterdir()) == ["again.duckdb", "dump"], "nothing else is left"


def test_a_restored_store_can_be_added_to(dumped, tmp_path):
    restore(dumped, tmp_path / "again.duckdb")
    with Store(tmp_path / "again.duckdb") as store:
        assert store.add(build(9))
        link(store)
        assert store.check() == []


def test_any_program_reads_the_files(dumped):
    manifest = read_manifest(dumped)
    rows = duckdb.sql(f"SELECT count(*) FROM '{dumped / 'events.parquet'}'").fetchall()
    assert rows == [(7,)] and manifest.dumped["events"].rows == 7
    assert manifest.schema_version == KNOWN and manifest.coder_version == "1.0+model"
    assert json.loads((dumped / MANIFEST).read_text(encoding="utf-8"))["dragoman_dump"] == 1


def test_the_same_store_makes_the_same_dump(source, dumped, tmp_path):
    dump(source, tmp_path / "second")
    assert (tmp_path / "second" / MANIFEST).read_text() == (dumped / MANIFEST).read_text(), "hashes and all"


def other_bytes(folder):
    file = folder / "events.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"?")


def other_rows(folder):
    said = json.loads((folder / MANIFEST).read_text())
    said["dumped"]["events"]["rows"] += 1
    (folder / MANIFEST).write_text(json.dumps(said))


def other_path(folder):
    said = json.loads((folder / MANIFEST).read_text())
    said["dumped"]["events"]["file"] = "../events.parquet"
    (folder / MANIFEST).write_text(json.dumps(said))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / MANIFEST).unlink(), "No such file"),
        (lambda folder: (folder / MANIFEST).write_text("{"), "Expecting property name"),
        (lambda folder: (folder / MANIFEST).write_text("{}"), "dragoman_dump"),
        (lambda folder: (folder / "events.parquet").unlink(), "events.parquet is missing"),
        (other_bytes, "events.parquet is not as it was written"),
        (other_rows, "events.parquet has 7 rows, not 8"),
        (other_path, "is no file name of a table"),
    ],
)
def test_a_dump_that_is_not_whole_is_refused(dumped, tmp_path, damage, said):
    damage(dumped)
    with pytest.raises(DumpInvalid, match=said):
        restore(dumped, tmp_path / "again.duckdb")
    assert [item.name for item in tmp_path.iterdir()] == ["dump"], "there is no half store"


def test_a_newer_dump_is_refused(dumped, tmp_path):
    said = json.loads((dumped / MANIFEST).read_text())
    (dumped / MANIFEST).write_text(json.dumps(said | {"schema_version": KNOWN + 1}))
    with pytest.raises(DumpNewer, match=f"version {KNOWN + 1}, this one knows {KNOWN}"):
        restore(dumped, tmp_path / "again.duckdb")


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A later Dragoman, whose schema has a column more."""
    room = tmp_path / "room"
    shutil.copytree(ROOM, room, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    sql = (room / "schema.sql").read_text(encoding="utf-8")
    sql = sql.replace(f"VERSION {KNOWN}.", f"VERSION {KNOWN + 1}.").replace("dateline VARCHAR,", "dateline VARCHAR,\n note VARCHAR,", 1)
    (room / "schema.sql").write_text(sql)
    (room / "migrations" / f"{KNOWN + 1:04}_note.sql").write_text(
        "DROP VIEW meetings; ALTER TABLE articles ADD COLUMN note VARCHAR; UPDATE articles SET note = title;"
        "CREATE VIEW meetings AS SELECT 1 AS one;"
    )
    monkeypatch.setattr(restoring, "ROOM", room)
    monkeypatch.setattr("dragoman.store.schema.prepare.__defaults__", (room,))


def test_an_older_dump_is_brought_up_to_date(source, tmp_path, request):
    dump(source, tmp_path / "dump")
    before = contents(source)
    request.getfixturevalue("later")
    restore(tmp_path / "dump", tmp_path / "again.duckdb")
    with Store(tmp_path / "again.duckdb", read_only=True) as store:
        assert store.query("SELECT DISTINCT note FROM articles").rows == [("Ministers meet",)], "the migration ran"
        assert store.query("SELECT value FROM meta WHERE key = 'schema_version'").rows == [(str(KNOWN + 1),)]
        assert store.query("FROM meetings").rows == [(1,)]
        assert len(store.query("FROM events").rows) == len(before["events"])


@pytest.mark.parametrize(
    "statement",
    ["COPY meta TO '{folder}/stolen.csv'", "CREATE TABLE x (a INT); ATTACH '{folder}/other.duckdb'", "DROP TABLE events",
     "CREATE VIEW x AS SELECT * FROM read_text('{folder}/secret.txt')"],
)  # fmt: skip
def test_the_statements_of_a_dump_reach_nothing(source, tmp_path, request, statement):
    (tmp_path / "secret.txt").write_text("secret")
    dump(source, tmp_path / "dump")
    request.getfixturevalue("later")
    said = json.loads((tmp_path / "dump" / MANIFEST).read_text())
    said["views"].append(statement.format(folder=tmp_path))
    (tmp_path / "dump" / MANIFEST).write_text(json.dumps(said))
    with pytest.raises(DumpInvalid):
        restore(tmp_path / "dump", tmp_path / "again.duckdb")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["dump", "room", "secret.txt"]


def test_what_is_there_is_not_written_over(source, dumped, tmp_path):
    with pytest.raises(OutputThere, match="Name a folder that is not there"):
        dump(source, dumped)
    (tmp_path / "again.duckdb").write_text("mine")
    with pytest.raises(OutputThere, match="--merge"):
        restore(dumped, tmp_path / "again.duckdb")
    assert (tmp_path / "again.duckdb").read_text() == "mine"


def test_what_cannot_be_written_is_said(source, tmp_path):
    with pytest.raises(OutputMissing):
        dump(source, tmp_path / "none" / "dump")
    with pytest.raises(StoreMissing):
        dump(tmp_path / "none.duckdb", tmp_path / "dump")
    assert list(tmp_path.iterdir()) == []


def test_a_dump_that_breaks_off_leaves_nothing(source, tmp_path, monkeypatch):
    def full(file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dragoman.store.dump.digest", full)
    with pytest.raises(Exception, match="the disk is full"):
        dump(source, tmp_path / "dump")
    assert list(tmp_path.iterdir()) == []


def filled(path, readings, day):
    """A store whose articles were coded on a day of January."""
    with Store(path) as store:
        store.add_all(readings)
        store.sql(f"UPDATE articles SET coded_at = TIMESTAMP '2024-01-{day:02} 00:00:00'")
        link(store)
    return path


def test_merging_adds_what_is_not_there_and_replaces_what_is_older(tmp_path):
    ours = filled(tmp_path / "ours.duckdb", [build(0), build(1), build(2)], 5)
    theirs = filled(tmp_path / "theirs.duckdb", [build(1, version="2"), build(2, version="2"), build(3)], 6)
    with Store(theirs) as store:
        store.sql("UPDATE articles SET coded_at = TIMESTAMP '2024-01-04' WHERE article_id = 'a2'")
        store.note_actors([KnownActor(("Ada Oru",), "EST", origin="correction", source="note")])
    dump(theirs, tmp_path / "dump")
    done = merge(tmp_path / "dump", ours)
    assert (done.new, done.replaced) == (1, 1)
    with Store(ours) as store:
        found = dict(store.sql("SELECT article_id, coder_version FROM articles").fetchall())
        assert found == {"a0": "1.0+model", "a1": "2", "a2": "1.0+model", "a3": "1.0+model"}
        assert [one.names for one in store.actors() if one.origin == "correction"] == [("Ada Oru",)]
        link(store)
        assert store.check() == []
        assert store.sql("SELECT reports FROM stories WHERE event_type = 'CONSULT'").fetchall() == [(4,)]


@settings(max_examples=5, deadline=None)
@given(ours=st.sets(st.integers(0, 5)), theirs=st.sets(st.integers(0, 5)), newer=st.booleans())
def test_merging_twice_adds_nothing(ours, theirs, newer, tmp_path_factory):
    folder = tmp_path_factory.mktemp("merge")
    path = filled(folder / "ours.duckdb", [build(number) for number in sorted(ours)], 5)
    dump(filled(folder / "theirs.duckdb", [build(number, version="2") for number in sorted(theirs)], 6 if newer else 4), folder / "dump")
    done = merge(folder / "dump", path)
    assert (done.new, done.replaced) == (len(theirs - ours), len(theirs & ours) if newer else 0)
    with Store(path) as store:
        link(store)
        assert store.check() == []
    before = contents(path)
    again = merge(folder / "dump", path)
    assert (again.new, again.replaced) == (0, 0)
    assert contents(path) == before
    assert {row[0] for row in before["articles"]} == {f"a{number}" for number in ours | theirs}


def test_a_merge_that_fails_changes_nothing(tmp_path, monkeypatch):
    ours = filled(tmp_path / "ours.duckdb", [build(0)], 5)
    dump(filled(tmp_path / "theirs.duckdb", [build(0, version="2"), build(1)], 6), tmp_path / "dump")
    before = contents(ours)
    monkeypatch.setattr(restoring, "BESIDE", {"nothing": "key"})
    with pytest.raises(Exception, match="nothing"):
        merge(tmp_path / "dump", ours)
    assert contents(ours) == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["dump", "ours.duckdb", "theirs.duckdb"]


def test_the_day_of_coding_is_kept(source, dumped, tmp_path):
    restore(dumped, tmp_path / "again.duckdb")
    [(at,)] = duckdb.connect(str(tmp_path / "again.duckdb")).execute("SELECT max(coded_at) FROM articles").fetchall()
    assert isinstance(at, datetime.datetime) and at.year > 2000


def test_later_is_really_another_schema(later, tmp_path):
    with Store(tmp_path / "s.duckdb") as store:
        assert "note" in {row[0] for row in store.sql("DESCRIBE articles").fetchall()}
