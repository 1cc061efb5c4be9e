"""A store made again of its dump, or a dump's articles added to a store that is there."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DumpInvalid, DumpNewer, OutputThere
from dragoman.store.bulk import LISTED, delete_articles, transaction
from dragoman.store.connect import LOCKED_DOWN
from dragoman.store.dump import Manifest, read_manifest, synced
from dragoman.store.failures import file_failures, one_line, store_failures
from dragoman.store.output import check_output
from dragoman.store.rows import TABLES
from dragoman.store.schema import ROOM, schema_version
from dragoman.store.store import Store

MAKES = re.compile(r"CREATE (TABLE|VIEW) \w+\s*\(|CREATE VIEW \w+ AS\b", re.IGNORECASE)
# Rows beside the articles': those whose key is not there are added.
BESIDE = {"actors": "actor_id", "feeds": "url", "pages": "page_id", "hosts": "host"}

# Coverages and stories are those of the other store: linking finds those of this one.
UNLINKED = {"articles": "REPLACE (NULL AS coverage_id)", "events": "REPLACE (NULL AS story_id)"}


@dataclass(frozen=True, slots=True)
class Merged:
    """How many articles of a dump are new to a store, and how many took the place of one coded earlier."""

    new: int
    replaced: int


def restore(folder: Path, path: Path) -> Manifest:
    """Make the store of a dump at a path where there is none; it appears whole or not at all.

    A dump of an earlier schema is brought up to date. Raises ``DumpInvalid``, ``DumpNewer``, ``OutputThere``, and what
    opening a ``Store`` for writing does."""
    if path.exists():
        raise OutputThere(path=path, instead="Name another file, or add the dump to that store with --merge.")
    check_output(path)
    manifest = known_manifest(folder)
    made = beside(path)
    try:
        build(folder, manifest, made)
        with file_failures(str(path)):
            synced(made)
            # A link, unlike a move, does not take the place of a file that has appeared meanwhile.
            os.link(made, path.resolve())
    except FileExistsError as error:
        raise OutputThere(path=path, instead="Name another file.") from error
    finally:
        removed(made)
    return manifest


def merge(folder: Path, path: Path) -> Merged:
    """Add the articles of a dump to a store: those that it does not hold, and those coded later than its own.

    All or none. What is added is not linked yet. Adding a dump again adds nothing. Raises as ``restore`` does."""
    manifest = known_manifest(folder)
    made = beside(path)
    try:
        build(folder, manifest, made)
        with Store(path) as store, store_failures(str(path)):
            target = str(made).replace("'", "''")
            store.connection.execute(f"ATTACH '{target}' AS dumped (READ_ONLY)")
            try:
                return added(store.connection)
            finally:
                store.connection.execute("DETACH dumped")
    finally:
        removed(made)


def known_manifest(folder: Path) -> Manifest:
    """The manifest of a sound dump of this schema or an earlier one. Raises ``DumpInvalid``, ``DumpNewer``."""
    manifest = read_manifest(folder)
    if manifest.schema_version > known_version():
        raise DumpNewer(path=folder, found=manifest.schema_version, known=known_version())
    return manifest


def known_version() -> int:
    """The version of the present schema."""
    return schema_version(ROOM.joinpath("schema.sql").read_text(encoding="utf-8"))


def beside(path: Path) -> Path:
    """A name beside a store, of which nothing is there."""
    made = path.resolve().with_name(f".{path.name}.{os.getpid()}.partial")
    removed(made)
    return made


def removed(made: Path) -> None:
    """Leave nothing of a store that was made for the time being."""
    for left in (made, Path(f"{made}.wal")):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def build(folder: Path, manifest: Manifest, made: Path) -> None:
    """Make the store of a dump, with the schema that it was dumped with, then bring that up to date."""
    import duckdb

    with store_failures(str(made)):
        if manifest.schema_version == known_version():
            Store(made).close()
        else:
            # Its statements come with the dump, from wherever that came: they can reach no file but the new store.
            with duckdb.connect(str(made), config=LOCKED_DOWN) as connection:
                make_schema(connection, folder, manifest)
        with duckdb.connect(str(made)) as connection, transaction(connection):
            connection.execute("DELETE FROM meta")
            for name, one in manifest.dumped.items():
                fill(connection, name, folder / one.file, one.rows)
    Store(made).close()


def fill(connection: Any, table: str, file: Path, rows: int) -> None:
    """Insert the rows of a file, which has so many. Raises ``DumpInvalid``."""
    import duckdb

    source = str(file).replace("'", "''")
    try:
        found = connection.execute(f"INSERT INTO {table} BY NAME FROM read_parquet('{source}')").fetchall()[0][0]
    except (duckdb.CatalogException, duckdb.BinderException, duckdb.ConstraintException) as error:
        raise DumpInvalid(path=file.parent, why=f"{file.name}: {one_line(error)}") from error
    if found != rows:
        raise DumpInvalid(path=file.parent, why=f"{file.name} has {found:,} rows, not {rows:,}")


def make_schema(connection: Any, folder: Path, manifest: Manifest) -> None:
    """Make the tables and views; views may name others, which are made first. Raises ``DumpInvalid``."""
    import duckdb

    waiting = [*manifest.tables, *manifest.views]
    if not all(MAKES.match(one) and len(duckdb.extract_statements(one)) == 1 for one in waiting):
        raise DumpInvalid(path=folder, why="its manifest holds statements that make no table or view")
    while waiting:
        left = []
        for statement in waiting:
            try:
                connection.execute(statement)
            except duckdb.Error:
                left.append(statement)
        if len(left) == len(waiting):
            raise DumpInvalid(path=folder, why=f"this cannot be made: {left[0].split('(')[0].strip()}")
        waiting = left


def added(connection: Any) -> Merged:
    """Add what the attached store ``dumped`` has and the store has not, in one transaction."""
    rows = connection.execute(
        "SELECT d.article_id, a.article_id IS NOT NULL FROM dumped.articles d LEFT JOIN articles a USING (article_id) "
        "WHERE a.article_id IS NULL OR d.coded_at > a.coded_at"
    ).fetchall()
    replaced = [key for key, there in rows if there]
    with transaction(connection):
        delete_articles(connection, replaced)
        for table in TABLES:
            copied = f"SELECT * {UNLINKED.get(table, '')} FROM dumped.{table} WHERE article_id IN ({LISTED})"
            connection.execute(f"INSERT INTO {table} BY NAME {copied}", [json.dumps([key for key, _ in rows])])
        for table, key in BESIDE.items():
            connection.execute(f"INSERT INTO {table} BY NAME FROM dumped.{table} ANTI JOIN {table} USING ({key})")
    return Merged(len(rows) - len(replaced), len(replaced))
