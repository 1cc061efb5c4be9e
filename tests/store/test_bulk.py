"""Rows go in by the thousand, and a transaction is all or nothing."""

import datetime

import duckdb
import pytest

from dragoman.store.bulk import TableInserter, transaction


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute('CREATE TABLE t (a VARCHAR, "end" INTEGER, b DOUBLE, c VARCHAR[], d DATE)')
        yield connection


def test_columns_of_every_type_with_gaps(connection):
    day = datetime.date(2024, 5, 6)
    rows = [
        {"a": "x", "end": 1, "b": None, "c": [], "d": None},
        {"a": None, "end": None, "b": 2.5, "c": ["p", "q"], "d": day},
    ]
    TableInserter(connection, "t").insert(rows)
    assert connection.execute("FROM t").fetchall() == [("x", 1, None, [], None), (None, None, 2.5, ["p", "q"], day)]


def test_columns_of_nothing_but_gaps(connection):
    TableInserter(connection, "t").insert([dict.fromkeys(("a", "end", "b", "c", "d"))] * 3)
    assert connection.execute("SELECT count(*), count(a), count(c) FROM t").fetchall() == [(3, 0, 0)]


def test_a_missing_column_is_a_fault_and_no_rows_are_none(connection):
    inserter = TableInserter(connection, "t")
    inserter.insert([])
    with pytest.raises(KeyError, match="end"):
        inserter.insert([{"a": "x"}])


@pytest.mark.parametrize("broken", [ValueError, KeyboardInterrupt])
def test_an_interruption_takes_everything_back(connection, broken):
    with pytest.raises(broken), transaction(connection):
        connection.execute("INSERT INTO t (a) VALUES ('x')")
        raise broken
    assert connection.execute("SELECT count(*) FROM t").fetchall() == [(0,)]
    with transaction(connection):
        connection.execute("INSERT INTO t (a) VALUES ('y')")
    assert connection.execute("SELECT a FROM t").fetchall() == [("y",)]
