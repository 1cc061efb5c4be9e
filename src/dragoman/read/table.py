"""CSV and TSV files to articles, a row at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from dragoman.errors import TextColumnMissing
from dragoman.read.columns import article_from_record, find_columns
from dragoman.read.dateline import LONE
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.limits import MAX_CHARACTERS, MAX_LINE_BYTES
from dragoman.read.opening import open_bytes, suffix_of
from dragoman.read.text import binary_kind
from dragoman.records import Article


def read_table(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a CSV (or, by suffix, TSV) file; broken rows are reported and passed over."""
    encoding = "utf-8-sig" if defaults.encoding == "utf-8" else defaults.encoding
    try:
        with open_bytes(path) as stream:
            kind = binary_kind(stream.peek(4096)[:4096], encoding)
            if kind:
                on_failure(Failure(str(path), f"it is {kind}, not a table in text"))
                return
            # A byte that is no letter spoils its row alone: it is kept as half a letter, and found there.
            with TextIOWrapper(stream, encoding=encoding, newline="", errors="surrogateescape") as lines:
                yield from rows(lines, path, defaults, on_failure)
    except UnicodeError as error:
        on_failure(
            Failure(
                str(path),
                f"it is not {defaults.encoding} ({error}); convert it, or name its "
                "encoding with --encoding. What came before was read",
            )
        )
    except LookupError:
        on_failure(Failure(str(path), f"there is no encoding named '{defaults.encoding}'"))
    except OSError as error:
        on_failure(Failure(str(path), f"it cannot be read: {error.strerror or error}"))


def rows(lines: TextIOWrapper, path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of an open table."""
    csv.field_size_limit(MAX_LINE_BYTES)
    delimiter = "\t" if suffix_of(path) in (".tsv", ".tab") else ","
    reader = csv.reader(bounded(lines, str(path), on_failure), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    columns: dict[str, str] = {}
    while True:
        at = f"{path}:{reader.line_num + 1}"
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            on_failure(Failure(at, f"the row cannot be read: {error}; is a quote left open?"))
            continue
        if not row:
            continue
        if header is None:
            header = row
            try:
                columns = find_columns(header, defaults.text_column, str(path))
            except TextColumnMissing as error:
                on_failure(Failure(str(path), str(error).removeprefix(f"{path}: ")))
                return
        else:
            article = from_row(header, row, columns, at, defaults, on_failure)
            if article is not None:
                yield article
    if header is None:
        on_failure(Failure(str(path), "it is empty"))


def bounded(lines: TextIOWrapper, source: str, on_failure: OnFailure) -> Iterator[str]:
    """Lines; one over the limit is reported, never held whole, and given as an empty one. So ends a broken stream."""
    number = 0
    while True:
        number += 1
        try:
            line = lines.readline(MAX_LINE_BYTES + 1)
            if len(line) > MAX_LINE_BYTES:
                why = f"the line is longer than {MAX_LINE_BYTES >> 20} MiB; split it"
                on_failure(Failure(f"{source}:{number}", why))
                while line and not line.endswith("\n"):
                    line = lines.readline(MAX_LINE_BYTES)
                line = "\n"
        except OSError as error:
            why = f"it cannot be read on: {error.strerror or error}. What came before is read"
            on_failure(Failure(f"{source}:{number}", why))
            return
        if not line:
            return
        yield line


def from_row(
    header: list[str], row: list[str], columns: dict[str, str], source: str, defaults: Defaults, on_failure: OnFailure
) -> Article | None:
    """The article of one row, None (and a failure) where the row is ragged, empty or too long."""
    if len(row) != len(header):
        on_failure(Failure(source, f"the row has {len(row)} fields, the header {len(header)}; is a quote left open?"))
        return None
    record = dict(zip(header, row, strict=True))
    if any(LONE.search(cell) for cell in row):
        why = f"it holds bytes that are not {defaults.encoding}; convert the file, or name its encoding with --encoding"
        on_failure(Failure(source, why))
        return None
    if len(record[columns["text"]]) > MAX_CHARACTERS:
        on_failure(Failure(source, f"its text is longer than {MAX_CHARACTERS:,} characters; split it into its reports"))
        return None
    return article_from_record(record, columns, source, defaults, on_failure)
