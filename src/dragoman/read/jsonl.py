"""JSON lines, and JSON files that hold one record or an array of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.errors import TextColumnMissing
from dragoman.read.columns import article_from_record, find_columns
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.limits import MAX_LINE_BYTES
from dragoman.read.text import binary_kind, decoded, read_bytes
from dragoman.records import Article


def read_jsonl(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a JSON lines file, a line at a time."""
    try:
        with path.open("rb") as stream:
            yield from json_lines(stream, str(path), defaults, on_failure)
    except OSError as error:
        on_failure(Failure(str(path), f"it cannot be read: {error.strerror or error}"))


def json_lines(stream: BinaryIO, source: str, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a stream of JSON lines; broken lines are reported and passed over."""
    seen = False
    for number, line in bounded_lines(stream, source, on_failure):
        if line is None:
            seen = True
            continue
        if number == 1 and binary_kind(line):
            on_failure(Failure(source, f"it is {binary_kind(line)}, not JSON lines"))
            return
        if line.strip():
            seen = True
            record = load(line, f"{source}:{number}", on_failure)
            article = None if record is None else from_object(record, f"{source}:{number}", defaults, on_failure)
            if article is not None:
                yield article
    if not seen:
        on_failure(Failure(source, "it is empty"))


def bounded_lines(stream: BinaryIO, source: str, on_failure: OnFailure) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; one over the limit is reported, skipped without being held whole, and given as None."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) <= MAX_LINE_BYTES:
            yield number, line
            continue
        on_failure(Failure(f"{source}:{number}", f"the line is longer than {MAX_LINE_BYTES >> 20} MiB; split it"))
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        yield number, None


def load(line: bytes, source: str, on_failure: OnFailure) -> dict[str, Any] | None:
    """The object on a line, None (and a failure) where it is none."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        on_failure(Failure(source, f"byte {error.start} of the line is not UTF-8; convert the file"))
    except (ValueError, RecursionError) as error:
        on_failure(Failure(source, f"not JSON: {error}"))
    else:
        if isinstance(record, dict):
            return record
        on_failure(Failure(source, f"a JSON {type(record).__name__}, not an object with a text"))
    return None


def from_object(record: dict[str, Any], source: str, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The article of one object, None (and a failure) where it has no text."""
    try:
        columns = find_columns(record, defaults.text_column, source)
    except TextColumnMissing as error:
        on_failure(Failure(source, str(error).removeprefix(f"{source}: ")))
        return None
    return article_from_record(record, columns, source, defaults, on_failure)


def read_json(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a JSON file: one object, an array of objects, or JSON lines after all."""
    text = decoded(read_bytes(path, on_failure), str(path), "utf-8", on_failure)
    if text is None:
        return
    try:
        loaded = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            yield from read_jsonl(path, defaults, on_failure)
        else:
            on_failure(Failure(str(path), f"not JSON: {error}"))
        return
    records = loaded if isinstance(loaded, list) else [loaded]
    if not records:
        on_failure(Failure(str(path), "it holds an empty array"))
    for number, record in enumerate(records, start=1):
        source = f"{path}:{number}" if isinstance(loaded, list) else str(path)
        if not isinstance(record, dict):
            on_failure(Failure(source, f"a JSON {type(record).__name__}, not an object with a text"))
        else:
            article = from_object(record, source, defaults, on_failure)
            if article is not None:
                yield article
