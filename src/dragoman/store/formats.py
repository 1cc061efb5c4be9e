"""Which writer an output gets: by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.errors import UnknownFormat
from dragoman.store.flat import FlatWriter
from dragoman.store.lines import LinesWriter, StdoutWriter
from dragoman.store.nested import NestedWriter
from dragoman.store.store_writer import StoreWriter
from dragoman.store.writer import Writer

FILE_WRITERS: dict[str, Callable[[Path], Writer]] = {
    ".jsonl": LinesWriter, ".ndjson": LinesWriter, ".csv": FlatWriter, ".parquet": NestedWriter,
}  # fmt: skip
STORE_SUFFIXES = (".duckdb", ".db", ".ddb")


def open_writer(path: str | Path) -> Writer:
    """A writer for an output: ``-`` is JSON lines on standard output, otherwise the suffix names the format.

    JSON lines, CSV and Parquet appear whole when the writer closes, in place of an older file; a store is added to.
    Raises, before anything is written, ``UnknownFormat``, ``OutputMissing``, ``OutputNotAFile``,
    ``OutputUnwritable``; for a store what ``Store`` raises.
    """
    if str(path) == "-":
        return StdoutWriter()
    target = Path(path)
    suffix = target.suffix.lower()
    if suffix in STORE_SUFFIXES:
        return StoreWriter(target)
    if suffix not in FILE_WRITERS:
        known = ", ".join((*FILE_WRITERS, *STORE_SUFFIXES))
        raise UnknownFormat(path=path, suffix=suffix or target.name, known=known)
    return FILE_WRITERS[suffix](target)
