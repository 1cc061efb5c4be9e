"""JSON lines and JSON files to articles, broken ones named by their line and passed over."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.read.array import ARRAY, array_articles
from dragoman.read.columns import article_from_object
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.limits import MAX_LINE_BYTES
from dragoman.read.opening import open_bytes, start_of
from dragoman.read.text import binary_kind, decoded, read_bytes, read_whole
from dragoman.records import Article


def read_jsonl(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a JSON lines file, a line at a time; of one that is an array after all, as one."""
    try:
        with open_bytes(path) as stream:
            yield from json_stream(stream, str(path), defaults, on_failure)
    except OSError as error:
        on_failure(Failure(str(path), f"it cannot be read: {error.strerror or error}"))


def json_stream(stream: io.BufferedReader, source: str, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a stream of JSON lines, or of one array of objects, which is read whole."""
    if not ARRAY.match(start_of(stream)):
        yield from json_lines(stream, source, defaults, on_failure)
        return
    text = decoded(read_whole(stream, source, on_failure), source, defaults.encoding, on_failure)
    if text is not None:
        yield from array_articles(text, source, defaults, on_failure)


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
            article = article_from_line(line, f"{source}:{number}", defaults, on_failure)
            if article is not None:
                yield article
    if not seen:
        on_failure(Failure(source, "it is empty"))


def bounded_lines(stream: BinaryIO, source: str, on_failure: OnFailure) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; one over the limit is reported, skipped without being held whole, and given as None.

    So is one at which the stream breaks off.
    """
    number = 1
    try:
        while line := stream.readline(MAX_LINE_BYTES + 1):
            if len(line) <= MAX_LINE_BYTES:
                yield number, line
            else:
                why = f"the line is longer than {MAX_LINE_BYTES >> 20} MiB; split it"
                on_failure(Failure(f"{source}:{number}", why))
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MAX_LINE_BYTES)
                yield number, None
            number += 1
    except OSError as error:
        why = f"it cannot be read on: {error.strerror or error}. What came before is read"
        on_failure(Failure(f"{source}:{number}", why))
        yield number, None


def article_from_line(line: bytes, source: str, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The article on a line, None (and a failure) where there is none."""
    try:
        value: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        on_failure(Failure(source, f"byte {error.start} of the line is not UTF-8; convert the file"))
    except (ValueError, RecursionError) as error:
        on_failure(Failure(source, f"not JSON: {error}"))
    else:
        return article_from_object(value, source, defaults, on_failure)
    return None


def read_json(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a JSON file: one object, an array of objects, or JSON lines after all."""
    text = decoded(read_bytes(path, on_failure), str(path), defaults.encoding, on_failure)
    if text is None:
        return
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("["):
        yield from array_articles(text, str(path), defaults, on_failure)
        return
    try:
        value: Any = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from read_jsonl(path, defaults, on_failure)
        else:
            on_failure(Failure(f"{path}:{error.lineno}", f"not JSON: {error.msg} at column {error.colno}"))
    except (ValueError, RecursionError) as error:
        on_failure(Failure(str(path), f"not JSON: {error}"))
    else:
        article = article_from_object(value, str(path), defaults, on_failure)
        if article is not None:
            yield article
