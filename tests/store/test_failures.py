"""What DuckDB and the system say becomes what a person can do."""

import errno

import duckdb
import pytest

from dragoman.errors import DiskFull, NotAStore, OutputUnwritable, StoreFailed, StoreLocked, StoreOfNewerDuckDB
from dragoman.store.failures import file_failures, one_line, store_error


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('IO Error: Could not set lock on file "s": Conflicting lock is held in /usr/bin/python3 (PID 42).', StoreLocked),
        ("IO Error: Could not set lock on file: lock table full", StoreLocked),
        ('IO Error: The file "s" exists, but it is not a valid DuckDB database file!', NotAStore),
        ("Trying to read a database file with version number 999, but we can only read 64.", StoreOfNewerDuckDB),
        ("IO Error: Could not write all bytes: No space left on device", DiskFull),
        ("IO Error: Disk quota exceeded", DiskFull),
        ("IO Error: the cable was pulled", StoreFailed),
    ],
)
def test_duckdb_errors(said, expected):
    error = store_error("s.duckdb", duckdb.IOException(said))
    assert type(error) is expected
    assert "s.duckdb" in str(error)


def test_a_lock_names_its_holder_where_it_is_known():
    known = store_error("s", duckdb.IOException("Could not set lock (PID 42)"))
    assert "(PID 42)" in str(known)


def test_system_errors():
    with pytest.raises(DiskFull), file_failures("e.csv"):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(OutputUnwritable, match=r"e\.csv cannot be written: Read-only file system"), file_failures("e.csv"):
        raise OSError(errno.EROFS, "Read-only file system")
    with pytest.raises(BrokenPipeError), file_failures("-"):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def test_the_excerpt_of_a_query_is_left_out():
    assert one_line(duckdb.Error('Binder Error: no column "x"\n\nLINE 1: SELECT x\n               ^')) == 'Binder Error: no column "x"'
