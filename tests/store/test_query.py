"""Anybody's SQL can read the store and nothing else."""

from pathlib import Path

import pytest

from dragoman.errors import QueryFailed, StoreNotReadOnly
from dragoman.store import Store, Table

from .conftest import build


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "s.duckdb") as writing:
        writing.add(build())
    with Store(tmp_path / "s.duckdb", read_only=True) as reading:
        yield reading


def test_an_answer_is_columns_and_rows(store):
    answer = store.query("SELECT event_type, count(*) AS n FROM events GROUP BY ALL ORDER BY ALL")
    assert answer == Table(("event_type", "n"), [("ASSAULT", 1), ("CONSULT", 1)])


def test_no_rows_still_have_columns(store):
    assert store.query("SELECT mode FROM events WHERE false") == Table(("mode",), [])


@pytest.mark.parametrize(
    "sql",
    ["INSERT INTO meta VALUES ('a', 'b')", "DELETE FROM events", "UPDATE events SET mode = 'x'", "DROP TABLE events",
     "CREATE TABLE t (a INT)", "ALTER TABLE events ADD COLUMN a INT", "DROP VIEW dyads",
     "SELECT 1; DELETE FROM events"],
)  # fmt: skip
def test_the_store_cannot_be_changed(store, sql):
    with pytest.raises(QueryFailed, match="read-only"):
        store.query(sql)
    assert store.query("SELECT count(*) FROM events").rows == [(2,)]


@pytest.mark.parametrize(
    "sql",
    ["SELECT * FROM read_text('{file}')", "SELECT * FROM read_csv('{file}')", "SELECT * FROM '{file}'",
     "SELECT * FROM glob('{folder}/*')", "COPY events TO '{folder}/out.csv'", "COPY (SELECT 1) TO '/dev/stdout'",
     "EXPORT DATABASE '{folder}/out'", "ATTACH '{folder}/out.duckdb'", "INSTALL httpfs", "LOAD '{file}'",
     "SET enable_external_access = true", "RESET lock_configuration", "PRAGMA profiling_output='{folder}/out'",
     "SELECT * FROM 'https://example.org/a.csv'"],
)  # fmt: skip
def test_no_other_file_can_be_read_or_written(store, tmp_path, sql):
    (tmp_path / "other.csv").write_text("secret\n1\n")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(QueryFailed):
        store.query(sql.format(file=tmp_path / "other.csv", folder=tmp_path))
    assert sorted(tmp_path.iterdir()) == before


def test_variables_of_the_program_are_no_tables(store):
    rows = [("secret",)]
    with pytest.raises(QueryFailed, match="rows does not exist"):
        store.query("SELECT * FROM rows")
    assert rows


def test_duckdb_says_what_is_wrong_on_one_line(store):
    with pytest.raises(QueryFailed, match=r"^the query failed: .*syntax error") as caught:
        store.query("SELEC 1")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("sql", ["", "  ", "-- nothing", ";"])
def test_no_statement_is_said(store, sql):
    with pytest.raises(QueryFailed, match="no statement"):
        store.query(sql)


def test_errors_that_come_with_the_rows_are_ours_too(store):
    with pytest.raises(QueryFailed, match="Could not convert string"):
        store.query("SELECT CAST(event_type AS INTEGER) FROM events")


def test_a_store_open_for_writing_is_not_for_strangers(tmp_path):
    with Store(tmp_path / "w.duckdb") as store, pytest.raises(StoreNotReadOnly, match="read_only=True"):
        store.query("SELECT 1")


def test_sql_takes_parameters_and_gives_relations():
    with Store(":memory:") as store:
        store.add(build())
        found = store.sql("SELECT count(*) FROM events WHERE mode = $mode", {"mode": "meet"})
        assert found.fetchall() == [(1,)]
        with pytest.raises(QueryFailed, match="nothing"):
            store.sql("SELECT * FROM nothing")


def test_sql_between_adding_disturbs_nothing():
    # A relation that is asked late must not hold the connection that rows are added on.
    with Store(":memory:") as store:
        store.add(build(0))
        events = store.sql("SELECT event_id FROM events")
        store.add(build(1))
        assert len(events.fetchall()) == 4


def test_the_schema_is_plain_enough_to_describe(store):
    assert ("event_id", "VARCHAR") in {row[:2] for row in store.query("DESCRIBE events").rows}
    assert Path(store.path).is_file()
