"""DuckDB's errors and the system's, as errors that say what to do."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.errors import (
    DiskFull,
    DragomanError,
    NotAStore,
    OutputUnwritable,
    StoreFailed,
    StoreLocked,
    StoreOfNewerDuckDB,
    StoreOpenTwice,
)

FULL = (errno.ENOSPC, errno.EDQUOT)
FULL_WORDS = re.compile("no space left on device|disk quota exceeded|not enough disk space", re.IGNORECASE)
LOCK_WORDS = re.compile("could not set lock", re.IGNORECASE)
HOLDER = re.compile(r"\(PID (\d+)\)")
NEWER_WORDS = re.compile("newer version of DuckDB|file with version number", re.IGNORECASE)
FOREIGN_WORDS = re.compile("not a valid DuckDB database|invalid magic", re.IGNORECASE)
NOTHING_CHANGED = "what the store held before is untouched"
NOTHING_WRITTEN = "nothing was written"
PART_PRINTED = "what was printed so far is not all"


@contextmanager
def store_failures(path: str, read_only: bool = False) -> Iterator[None]:
    """Raise what DuckDB says about a store as one of our errors; our own errors pass."""
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise store_error(path, error, read_only) from error


def store_error(path: str, error: Exception, read_only: bool = False) -> DragomanError:
    """The error of ours that fits one of DuckDB's."""
    said = str(error)
    if getattr(error, "errno", None) in FULL or FULL_WORDS.search(said):
        return DiskFull(path=path, kept=NOTHING_CHANGED)
    if LOCK_WORDS.search(said):
        holder = HOLDER.search(said)
        instead = "wait until it ends" if read_only else "write to another file"
        return StoreLocked(path=path, pid=holder.group(1) if holder else "unknown", instead=instead)
    if "different configuration" in said:
        return StoreOpenTwice(path=path, other="writing" if read_only else "reading")
    if NEWER_WORDS.search(said):
        return StoreOfNewerDuckDB(path=path)
    if FOREIGN_WORDS.search(said):
        return NotAStore(path=path, why="it is not a DuckDB database that this version reads")
    return StoreFailed(path=path, why=one_line(error))


@contextmanager
def file_failures(path: str, kept: str = NOTHING_WRITTEN) -> Iterator[None]:
    """Raise what the system says about an output file as one of our errors; a closed pipe passes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull(path=path, kept=kept) from error
        raise OutputUnwritable(path=path, why=os.strerror(error.errno) if error.errno else str(error)) from error


def one_line(error: Exception) -> str:
    """What an error says, on one line, without the excerpt of the query that DuckDB appends."""
    lines = [line.strip() for line in str(error).splitlines()]
    kept = [line for line in lines if line and not line.startswith(("LINE ", "^"))]
    return " ".join(kept) or type(error).__name__
