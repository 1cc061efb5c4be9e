"""Which reader a path takes; folders file by file, standard input by what it begins with."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import InputMissing
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.html import page, read_html
from dragoman.read.jsonl import json_lines, read_json, read_jsonl
from dragoman.read.limits import MAX_FILE_BYTES
from dragoman.read.parquet import read_parquet
from dragoman.read.table import read_table
from dragoman.read.text import decoded, read_text, report
from dragoman.records import Article

TEXT, HTML = frozenset({".txt", ".text", ".md", ""}), frozenset({".html", ".htm", ".xhtml"})
TABLES = frozenset({".csv", ".tsv", ".tab"})
PEEK = 1024
OBJECT = re.compile(rb"\{\s*[\"}]")


def read_articles(paths: Iterable[str | Path], defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles under paths, in order, folders sorted by name; ``-`` is standard input.

    What cannot be read goes to ``on_failure`` and reading goes on. Raises ``InputMissing``, before anything is read,
    with every path that does not exist.
    """
    listed = [Path(path) for path in paths]
    missing = [str(path) for path in listed if str(path) != "-" and not path.exists()]
    if missing:
        raise InputMissing(paths=", ".join(missing))
    for path in listed:
        if str(path) == "-":
            yield from read_stream(sys.stdin.buffer, "standard input", defaults, on_failure)
        elif path.is_dir():
            yield from read_folder(path, defaults, on_failure)
        else:
            yield from read_file(path, defaults, on_failure)


def read_folder(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of every file below a folder, hidden ones left out."""
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        on_failure(Failure(str(path), f"the folder cannot be read: {error.strerror or error}"))
        return
    visible = [item for item in inside if not item.name.startswith(".")]
    if not visible:
        on_failure(Failure(str(path), "the folder holds no files"))
    for item in visible:
        if item.is_symlink() and item.is_dir():
            continue
        yield from (read_folder if item.is_dir() else read_file)(item, defaults, on_failure)


def read_file(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of one file, read as its suffix says; any other suffix is taken for text."""
    suffix = path.suffix.lower()
    if not path.is_file():
        on_failure(Failure(str(path), "it is neither a file nor a folder"))
    elif suffix in (".jsonl", ".ndjson"):
        yield from read_jsonl(path, defaults, on_failure)
    elif suffix == ".json":
        yield from read_json(path, defaults, on_failure)
    elif suffix in TABLES:
        yield from read_table(path, defaults, on_failure)
    elif suffix in (".parquet", ".pq"):
        yield from read_parquet(path, defaults, on_failure)
    else:
        article = (read_html if suffix in HTML else read_text)(path, defaults, on_failure)
        if article is not None:
            yield article


def read_stream(stream: BinaryIO, source: str, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a stream: JSON lines if it begins with an object, a page if with a tag, else one text."""
    # A buffered reader can look ahead without taking; any other stream is wrapped in one.
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), PEEK)
    start = buffered.peek(PEEK).removeprefix(b"\xef\xbb\xbf").lstrip()
    if OBJECT.match(start):
        yield from json_lines(buffered, source, defaults, on_failure)
        return
    data = buffered.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        on_failure(Failure(source, f"it is larger than {MAX_FILE_BYTES >> 20} MiB; give it as JSON lines"))
        return
    if start[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        article = page(data, source, defaults, on_failure)
    else:
        text = decoded(data, source, defaults.encoding, on_failure)
        article = None if text is None else report(text, source, defaults, on_failure)
    if article is not None:
        yield article
