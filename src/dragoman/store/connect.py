"""Opening the database of a store."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from dragoman.errors import OutputNotAFile, StoreMissing
from dragoman.store.failures import store_failures
from dragoman.store.output import check_output
from dragoman.store.schema import prepare

IN_MEMORY = ":memory:"
# A store opened for reading answers anybody's SQL: nothing but the store itself can be read, nothing be written.
LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    "python_enable_replacements": "false", "lock_configuration": "true",
}  # fmt: skip


def connect(path: str, read_only: bool, locked_down: bool = True, memory_limit: str | None = None) -> Any:
    """A DuckDB connection to a store whose schema is the present one. For reading only it is for strangers' SQL, unless
    it is not ``locked_down``: then it can copy tables to files. ``memory_limit`` is in DuckDB's words ("2GB").

    Raises what ``Store`` documents.
    """
    import duckdb

    check_path(path, read_only)
    # An absolute path, because DuckDB would take "md:name" or "postgres:name" for the address of a service.
    database = path if path == IN_MEMORY else str(Path(path).absolute())
    settings = {**(LOCKED_DOWN if read_only and locked_down else {}), **limited(memory_limit)}
    with store_failures(path, read_only):
        if not read_only and path != IN_MEMORY and not os.path.lexists(database):
            make_whole(path, Path(database))
        connection = duckdb.connect(database, read_only=read_only, config=settings)
        try:
            prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def make_whole(path: str, database: Path) -> None:
    """Make an empty store, which appears at its place when it is whole: a run that is killed while DuckDB begins a file
    would leave one that nobody can open."""
    import duckdb

    partial = database.with_name(f".{database.name}.{token_hex(4)}.partial")
    try:
        with duckdb.connect(str(partial)) as connection:
            prepare(connection, path, read_only=False)
            connection.execute("CHECKPOINT")
        # A link fails where a file has come since; another process was quicker, and its store is the one.
        with suppress(FileExistsError):
            os.link(partial, database)
    except OSError:
        # No file system must know links. Then there is a moment in which the quicker one would lose.
        partial.replace(database)
    finally:
        for left in (partial, Path(f"{partial}.wal")):
            left.unlink(missing_ok=True)


def limited(memory: str | None) -> dict[str, str | bool | int | float | list[str]]:
    """The setting of a limit of memory; none without one."""
    return {"memory_limit": memory} if memory else {}


def check_path(path: str, read_only: bool) -> None:
    """Raise where no store can be at a path: read, it must be there; written, its folder must be."""
    if path == IN_MEMORY and not read_only:
        return
    if read_only and Path(path).is_dir():
        raise OutputNotAFile(path=path, what="a folder", example=Path(path) / "events.duckdb")
    if read_only and not Path(path).is_file():
        raise StoreMissing(path=path)
    if not read_only:
        check_output(Path(path))
