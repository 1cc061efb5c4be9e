"""A whole store as a folder of Parquet files that any program reads, with a manifest that says what must be in them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DumpInvalid, OutputMissing, OutputThere
from dragoman.store.bulk import transaction
from dragoman.store.connect import connect
from dragoman.store.failures import file_failures, store_failures
from dragoman.store.output import check_output

MANIFEST = "manifest.json"
FORMAT = 1
OWN = "schema_name = 'main' AND NOT internal AND database_name = current_database()"


@dataclass(frozen=True, slots=True)
class DumpedTable:
    """A table of a dump: its file in the folder, how many rows that has, and the SHA-256 of its bytes."""

    file: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a dump. ``tables`` and ``views`` are the statements that make them, of ``schema_version``."""

    schema_version: int
    coder_version: str | None
    dumped: dict[str, DumpedTable]
    tables: tuple[str, ...]
    views: tuple[str, ...]

    def to_json(self) -> str:
        """The manifest as its file."""
        return json.dumps({"dragoman_dump": FORMAT, **asdict(self)}, indent=2, ensure_ascii=False) + "\n"


def dump(path: Path, folder: Path) -> Manifest:
    """Write all tables of a store to a folder that is not there yet, or is empty; it appears whole or not at all.

    Raises ``OutputThere``, ``OutputMissing``, ``OutputUnwritable``, ``DiskFull``, and what opening a ``Store`` does."""
    if folder.is_dir() and any(folder.iterdir()):
        raise OutputThere(path=folder, instead="Name a folder that is not there.")
    if not folder.is_dir():
        check_output(folder)
    connection = connect(str(path), read_only=True, locked_down=False)
    try:
        with appearing(folder) as made, store_failures(str(folder)), transaction(connection):
            manifest = dumped(connection, made)
            (made / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    finally:
        connection.close()
    return manifest


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A folder beside another, whose place it takes in the end; after an error nothing is left of it."""
    folder = folder.resolve()
    if not folder.parent.is_dir():
        raise OutputMissing(path=folder, folder=folder.parent)
    made = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    with file_failures(str(folder)):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
    try:
        yield made
        with file_failures(str(folder)):
            for file in made.iterdir():
                synced(file)
            made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def synced(file: Path) -> None:
    """See a file to the disk."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def dumped(connection: Any, folder: Path) -> Manifest:
    """Write each table to a file of the folder."""
    found = {}
    for name, _ in statements(connection, "table"):
        file = folder / f"{name}.parquet"
        target = str(file).replace("'", "''")
        [(rows,)] = connection.execute(f"COPY {name} TO '{target}' (FORMAT parquet, COMPRESSION zstd)").fetchall()
        found[name] = DumpedTable(file.name, rows, digest(file))
    known = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    made = {kind: tuple(sql for _, sql in statements(connection, kind)) for kind in ("table", "view")}
    return Manifest(int(known["schema_version"]), known.get("coder_version"), found, made["table"], made["view"])


def statements(connection: Any, kind: str) -> list[tuple[str, str]]:
    """(name, statement that makes it) of all tables or views, by name."""
    sql = f"SELECT {kind}_name, sql FROM duckdb_{kind}s() WHERE {OWN} ORDER BY 1"
    return list(connection.execute(sql).fetchall())


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a dump, whose files are as it says. Raises ``DumpInvalid``."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if said.pop("dragoman_dump") != FORMAT:
            raise ValueError("its manifest is of another format")
        tables = {str(name): DumpedTable(**one) for name, one in said.pop("dumped").items()}
        manifest = Manifest(dumped=tables, **said)
        for name, one in manifest.dumped.items():
            if one.file != f"{name}.parquet" or not name.isidentifier():
                raise ValueError(f"'{one.file}' is no file name of a table")
            if not (folder / one.file).is_file():
                raise ValueError(f"{one.file} is missing")
            if digest(folder / one.file) != one.sha256:
                raise ValueError(f"{one.file} is not as it was written")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DumpInvalid(path=folder, why=error.strerror if isinstance(error, OSError) else str(error)) from error
    return manifest
