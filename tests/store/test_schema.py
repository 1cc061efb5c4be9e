"""A store of an older schema is brought up to date, one of a newer schema is refused."""

from pathlib import Path

import duckdb
import pytest

from dragoman.errors import NotAStore, StoreFailed, StoreNewer, StoreOlder
from dragoman.store import Store
from dragoman.store import schema as schema_module
from dragoman.store.schema import ROOM, prepare, schema_version, stored_version

from .conftest import build

SCHEMA = ROOM.joinpath("schema.sql").read_text(encoding="utf-8")
KNOWN = schema_version(SCHEMA)


@pytest.fixture
def room(tmp_path):
    """A later room: a schema two versions ahead and the two migrations that lead to it."""
    folder = tmp_path / "room"
    (folder / "migrations").mkdir(parents=True)
    (folder / "schema.sql").write_text(SCHEMA.replace(f"SCHEMA VERSION {KNOWN}.", f"SCHEMA VERSION {KNOWN + 2}."))
    (folder / "migrations" / "README.md").write_text("not a migration")
    (folder / "migrations" / f"{KNOWN + 1:04}_note.sql").write_text("ALTER TABLE articles ADD COLUMN note VARCHAR;")
    (folder / "migrations" / f"{KNOWN + 2:04}_remark.sql").write_text("ALTER TABLE articles RENAME COLUMN note TO remark;")
    return folder


@pytest.fixture
def path(tmp_path):
    """A store of the present version with one reading."""
    path = tmp_path / "s.duckdb"
    with Store(path) as store:
        store.add(build())
    return str(path)


def test_a_new_store_has_the_version_of_its_schema(path):
    with duckdb.connect(path) as connection:
        assert stored_version(connection, path) == schema_version(SCHEMA)


def test_migrations_run_in_order_and_keep_the_rows(path, room):
    with duckdb.connect(path) as connection:
        prepare(connection, path, False, room)
        assert stored_version(connection, path) == KNOWN + 2
        assert connection.execute("SELECT article_id, remark FROM articles").fetchall() == [("a0", None)]
        assert connection.execute("SELECT count(*) FROM events_flat").fetchall() == [(2,)]


def test_a_migration_that_fails_changes_nothing(path, room):
    (room / "migrations" / f"{KNOWN + 2:04}_remark.sql").write_text("ALTER TABLE nothing ADD COLUMN a INT;")
    with duckdb.connect(path) as connection:
        with pytest.raises(duckdb.Error):
            prepare(connection, path, False, room)
        assert stored_version(connection, path) == KNOWN
        columns = {row[0] for row in connection.execute("DESCRIBE articles").fetchall()}
        assert "note" not in columns


def test_reading_does_not_migrate(path, room):
    with duckdb.connect(path, read_only=True) as connection, pytest.raises(StoreOlder, match="older Dragoman"):
        prepare(connection, path, True, room)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_store_is_refused(path, read_only):
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(StoreNewer, match=f"version 99, this one knows {KNOWN}"):
        Store(path, read_only=read_only)


@pytest.mark.parametrize("sql", ["CREATE TABLE events (a INT)", "CREATE TABLE meta (key VARCHAR, value VARCHAR)"])
def test_the_database_of_another_program_is_left_alone(tmp_path, sql):
    with duckdb.connect(str(tmp_path / "theirs.duckdb")) as connection:
        connection.execute(sql)
    for read_only in (False, True):
        with pytest.raises(NotAStore, match="another program"):
            Store(tmp_path / "theirs.duckdb", read_only=read_only)


def test_an_empty_database_becomes_a_store_when_written(tmp_path):
    duckdb.connect(str(tmp_path / "s.duckdb")).close()
    with pytest.raises(NotAStore, match="empty database"):
        Store(tmp_path / "s.duckdb", read_only=True)
    with Store(tmp_path / "s.duckdb") as store:
        assert store.add(build())


def test_a_schema_that_cannot_be_made_leaves_no_table(tmp_path, monkeypatch):
    real = schema_module.create
    monkeypatch.setattr(schema_module, "create", lambda connection, sql, n: real(connection, sql + "SELECT nothing;", n))
    with pytest.raises(StoreFailed, match="nothing"):
        Store(tmp_path / "s.duckdb")
    monkeypatch.undo()
    Store(tmp_path / "s.duckdb").close()


def test_the_migrations_lead_to_the_version_of_the_schema():
    names = [file.name for file in ROOM.joinpath("migrations").iterdir() if file.name.endswith(".sql")]
    versions = sorted(int(schema_module.NUMBERED.fullmatch(name).group(1)) for name in names)
    assert versions == list(range(2, schema_version(SCHEMA) + 1))


def test_a_migrated_store_is_like_a_new_one(tmp_path):
    """first_schema.sql is the schema that the first stores were made with."""
    old, new = str(tmp_path / "old.duckdb"), str(tmp_path / "new.duckdb")
    with duckdb.connect(old) as connection:
        connection.execute((Path(__file__).parent / "first_schema.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO meta VALUES ('schema_version', '1'), ('coder_version', NULL)")
    for path in (old, new):
        with Store(path) as store:
            assert store.actors() == []
            assert store.add(build()), "it can be used"
    with duckdb.connect(old) as first, duckdb.connect(new) as second:
        assert described(first) == described(second)


def described(connection):
    """All columns of tables and views, as (table, column, type)."""
    query = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    return set(connection.execute(query).fetchall())
