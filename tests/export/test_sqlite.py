"""All tables, read again by sqlite3."""

import json
import sqlite3

import pytest

from dragoman.export import Wanted, export
from dragoman.export.sqlite import cell


def opened(store, folder, wanted=None):
    target = folder / "store.sqlite"
    export(store, str(target), wanted=wanted)
    return sqlite3.connect(target)


def counted(database, table):
    return database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]


def test_every_table_is_there_with_all_its_rows(store, tmp_path):
    names = [row[0] for row in store.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    database = opened(store, tmp_path)
    assert {name: counted(database, name) for name in names} == {
        name: store.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names
    }


def test_values_have_types_and_lists_are_json(store, tmp_path):
    database = opened(store, tmp_path)
    types = {row[1]: row[2] for row in database.execute("PRAGMA table_info(events)")}
    assert (types["event_id"], types["sentence_index"], types["lat"], types["contexts"]) == (
        "TEXT",
        "INTEGER",
        "REAL",
        "TEXT",
    )
    lat, contexts, day, cameo = database.execute(
        "SELECT lat, contexts, date_day, cameo FROM events WHERE event_type = 'CONSULT'"
    ).fetchone()
    assert (lat, json.loads(contexts), day, cameo) == (59.5, ["diplomatic"], "2024-05-06", "036")
    assert database.execute("SELECT mode, lat FROM events WHERE event_type = 'ASSAULT'").fetchone() == (None, None)


def test_ids_are_indexed_and_queries_use_them(store, tmp_path):
    database = opened(store, tmp_path)
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM participants WHERE event_id = 'x'").fetchall()
    assert "participants_event_id" in plan[0][-1]
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO events (event_id) SELECT event_id FROM events LIMIT 1")


def test_of_what_is_wanted_only_the_rows_that_belong_to_it(store, tmp_path):
    database = opened(store, tmp_path, Wanted(types=("CONSULT",), until="2024-05-06"))
    assert {row[0] for row in database.execute("SELECT event_type FROM events")} == {"CONSULT"}
    assert counted(database, "participants") == 2 * counted(database, "events")
    assert counted(database, "stories") == 1
    # An article's own figures come with it, those of the assault do not.
    assert {row[0] for row in database.execute("SELECT event_id FROM figures")} == {None}


@pytest.mark.parametrize(
    ("value", "held"), [(2**64 - 1, str(2**64 - 1)), (2**63 - 1, 2**63 - 1), (True, 1), (None, None)]
)
def test_numbers_that_sqlite_has_not_are_text(value, held):
    assert cell(value) == held
