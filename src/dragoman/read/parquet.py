"""Parquet files to articles, through DuckDB, in batches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import TextColumnMissing
from dragoman.read.columns import article_from_record, find_columns
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.records import Article

BATCH = 256


def read_parquet(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a Parquet file; only the columns that an article has are read."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        try:
            described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [literal(path)]).fetchall()
            names = [row[0] for row in described]
            columns = find_columns(names, defaults.text_column, str(path))
            wanted = list(dict.fromkeys(columns.values()))
            chosen = ", ".join(column(name, name == columns["text"]) for name in wanted)
            cursor = connection.execute(f"SELECT {chosen} FROM read_parquet(?)", [literal(path)])
            number = 0
            while batch := cursor.fetchmany(BATCH):
                for row in batch:
                    number += 1
                    record = dict(zip(wanted, row, strict=True))
                    article = article_from_record(record, columns, f"{path}:{number}", defaults, on_failure)
                    if article is not None:
                        yield article
            if not number:
                on_failure(Failure(str(path), "it has no rows"))
        except TextColumnMissing as error:
            on_failure(Failure(str(path), str(error).removeprefix(f"{path}: ")))
        except duckdb.Error as error:
            on_failure(Failure(str(path), f"it cannot be read as Parquet: {str(error).splitlines()[0]}"))


def literal(path: Path) -> str:
    """A path without the meaning that DuckDB gives to ``*``, ``?`` and ``[``."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))


def column(name: str, text: bool) -> str:
    """A column of the query; all but the text as words, so that every type of day is read alike."""
    quoted = '"' + name.replace('"', '""') + '"'
    return quoted if text else f"CAST({quoted} AS VARCHAR)"
