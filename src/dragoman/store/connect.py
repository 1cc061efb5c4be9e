"""Opening the database of a store."""

from __future__ import annotations

from pathlib import Path
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


def connect(path: str, read_only: bool) -> Any:
    """A DuckDB connection to a store whose schema is the present one.

    Raises what ``Store`` documents.
    """
    import duckdb

    check_path(path, read_only)
    # An absolute path, because DuckDB would take "md:name" or "postgres:name" for the address of a service.
    database = path if path == IN_MEMORY else str(Path(path).absolute())
    with store_failures(path, read_only):
        connection = duckdb.connect(database, read_only=read_only, config=LOCKED_DOWN if read_only else {})
        try:
            prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


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
