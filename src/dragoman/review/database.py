"""The SQLite file of judgements: made or opened, shared by threads, its failures told in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Any

from dragoman.errors import (
    DiskFull,
    DragomanError,
    JudgementsFailed,
    JudgementsMissing,
    JudgementsNewer,
    NotJudgements,
)

VERSION = 1
# "Drag" in ASCII: SQLite keeps such a number at the head of a file, so that a program knows its own.
APPLICATION = 0x44726167
PATIENCE = 30.0  # seconds that another process may write before we give up
Row = dict[str, Any]


class Database:
    """One connection, used by one thread at a time; other processes may have the same file open.

    Raises, on opening, ``JudgementsMissing`` where the file must be there, ``NotJudgements``, ``JudgementsNewer``,
    ``JudgementsFailed``, ``OutputMissing``, ``OutputNotAFile``, ``OutputUnwritable``; ``JudgementsFailed`` and
    ``DiskFull`` at any step.
    """

    def __init__(self, path: str | Path, must_exist: bool = False) -> None:
        self.path = str(path)
        self.lock = RLock()
        check_path(Path(path), must_exist)
        with failures(self.path):
            self.connection = sqlite3.connect(
                self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
        try:
            with failures(self.path):
                self.connection.row_factory = sqlite3.Row
                self.connection.execute("PRAGMA foreign_keys = ON")
                self.prepare()
        except BaseException:
            self.connection.close()
            raise

    def prepare(self) -> None:
        """Make the tables of an empty file; raise for one that is not ours."""
        if self.is_empty():
            with self.writing():
                # Another process may have been quicker.
                if self.is_empty():
                    self.make()
        application, version = self.pragma("application_id"), self.pragma("user_version")
        if application != APPLICATION:
            raise NotJudgements(path=self.path, why="it is a database of another program")
        if version > VERSION:
            raise JudgementsNewer(path=self.path, found=version, known=VERSION)

    def is_empty(self) -> bool:
        """Whether nothing was ever made in the file."""
        [(tables,)] = self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        return not tables and not self.pragma("application_id") and not self.pragma("user_version")

    def make(self) -> None:
        """Make the tables, within the transaction that is open."""
        script = (files("dragoman.review") / "schema.sql").read_text(encoding="utf-8")
        for statement in statements(script):
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self.connection.execute(f"PRAGMA user_version = {VERSION}")

    def pragma(self, name: str) -> int:
        """A number at the head of the file."""
        [(value,)] = self.connection.execute(f"PRAGMA {name}").fetchall()
        return int(value)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of an answer, by column."""
        with self.lock, failures(self.path):
            return [dict(row) for row in self.connection.execute(sql, values).fetchall()]

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows; those whose key is there already are passed over."""
        for row in rows:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            self.connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING", list(row.values())
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all of it kept or nothing; others wait for it."""
        with self.lock, failures(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file. Closing again does nothing."""
        with self.lock, failures(self.path):
            self.connection.close()


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: ``executescript`` would end the transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def check_path(path: Path, must_exist: bool) -> None:
    """Raise where no judgements can be at a path."""
    from dragoman.store.output import check_output

    if path.is_file():
        return
    if must_exist and not path.exists():
        raise JudgementsMissing(path=path)
    check_output(path)


@contextmanager
def failures(path: str) -> Iterator[None]:
    """Raise what SQLite says as one of our errors; our own errors pass."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure(path, error) from error


def failure(path: str, error: sqlite3.Error) -> DragomanError:
    """The error of ours that fits one of SQLite's."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        return NotJudgements(path=path, why="it is no SQLite file")
    if name.startswith("SQLITE_FULL"):
        return DiskFull(path=path, kept="what was judged before is kept")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return JudgementsFailed(path=path, why=f"another process has been writing for {PATIENCE:.0f} seconds")
    return JudgementsFailed(path=path, why=str(error))
