"""The answer to a query as a file: CSV, JSON lines or Parquet, by its suffix."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.errors import UnknownFormat
from dragoman.store.failures import store_failures
from dragoman.store.flat import guarded
from dragoman.store.lines import finite
from dragoman.store.partial import Partial
from dragoman.store.table import Table
from dragoman.store.whole_text import whole_text

NOTHING = ('"NULL"', "NULL")  # the type of a column that holds nothing but null


def write_answer(answer: Table, path: Path) -> None:
    """Write an answer to a file, which appears whole or not at all.

    CSV has a header, lists as JSON, and no cell that a spreadsheet takes for a formula; Parquet keeps the types.
    Raises ``UnknownFormat``, and what ``Partial`` does."""
    write = writer_of(path)
    file = Partial(path)
    try:
        write(answer, file)
    except BaseException:
        file.discard()
        raise
    file.keep()


def writer_of(path: Path) -> Callable[[Table, Partial], None]:
    """What writes a file of that name. Raises ``UnknownFormat``."""
    writers = {".csv": as_csv, ".jsonl": as_lines, ".ndjson": as_lines, ".parquet": as_parquet}
    suffix = path.suffix.lower()
    if suffix not in writers:
        raise UnknownFormat(path=path, suffix=suffix or path.name, known=", ".join(writers))
    return writers[suffix]


def as_csv(answer: Table, file: Partial) -> None:
    """A header and a line a row."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(answer.columns)
    for row in answer.rows:
        rows.writerow([guarded(plain(value)) for value in row])


def plain(value: Any) -> Any:
    """A cell: what is nested as JSON."""
    return as_json(value) if isinstance(value, list | tuple | dict) else value


def as_lines(answer: Table, file: Partial) -> None:
    """An object a row."""
    for row in answer.rows:
        file.write(as_json(dict(zip(answer.columns, row, strict=True))) + "\n")


def as_parquet(answer: Table, file: Partial) -> None:
    """Columns of the types that the answer has."""
    import duckdb

    names = [f'"{name.replace(chr(34), chr(34) * 2)}"' for name in distinct(answer.columns)]
    kinds = ["VARCHAR" if kind in NOTHING else kind for kind in answer.kinds]
    made = ", ".join(f"{name} {kind}" for name, kind in zip(names, kinds, strict=True))
    values = ", ".join(
        f"CAST(unnest(from_json(?::JSON, '[\"{'JSON' if nested(kind) else 'VARCHAR'}\"]')) AS {kind})" for kind in kinds
    )
    target = str(file.path).replace("'", "''")
    with store_failures(file.name), duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE answer ({made})")
        if answer.rows:
            columns = [
                as_json([value if nested(kind) or value is None else str(value) for value in column])
                for kind, column in zip(kinds, zip(*answer.rows, strict=True), strict=True)
            ]
            connection.execute(f"INSERT INTO answer SELECT {values}", columns)
        connection.execute(f"COPY answer TO '{target}' (FORMAT parquet)")


def nested(kind: str) -> bool:
    """Whether a type holds others."""
    return kind.endswith("]") or kind.startswith(("STRUCT", "MAP", "UNION"))


def distinct(names: tuple[str, ...]) -> list[str]:
    """Names of which none occurs twice, whatever the case: Parquet has no two columns of one name."""
    found: list[str] = []
    for name in names:
        seen = {one.lower() for one in found}
        number, made = 1, name
        while made.lower() in seen:
            number += 1
            made = f"{name}_{number}"
        found.append(made)
    return found


def as_json(value: Any) -> str:
    """JSON as UTF-8 can hold it; days and times as ISO 8601, what is not finite as null."""
    return whole_text(json.dumps(finite(value), ensure_ascii=False, default=str))
