"""Which reader a path takes; folders file by file, standard input by what it begins with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputMissing
from dragoman.read.array import ARRAY
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.html import page, read_html
from dragoman.read.jsonl import json_stream, read_json, read_jsonl
from dragoman.read.opening import open_bytes, start_of, suffix_of, unpacked
from dragoman.read.parquet import read_parquet
from dragoman.read.table import read_table
from dragoman.read.text import decoded, read_text, read_whole, report
from dragoman.read.warc import ARCHIVES, START, read_warc, warc_stream
from dragoman.records import Article

HTML = frozenset({".html", ".htm", ".xhtml"})
TABLES = frozenset({".csv", ".tsv", ".tab"})
OBJECT = re.compile(rb"\{\s*[\"}]")
PAGE = (b"<!doctype", b"<html", b"<?xml")


def read_articles(
    paths: Iterable[str | Path], defaults: Defaults, on_failure: OnFailure, output: Path | None = None
) -> Iterator[Article]:
    """The articles under paths, in order, folders sorted by name; ``-`` is standard input. ``output`` is where the
    events go: it is no report, should it lie in one of the folders.

    What cannot be read goes to ``on_failure`` and reading goes on. Raises ``InputMissing``, before anything is read,
    with every path that does not exist.
    """
    listed = [Path(path) for path in paths]
    check_inputs(listed)
    for path in listed:
        if str(path) == "-":
            yield from read_stream(sys.stdin.buffer, "standard input", defaults, on_failure)
        else:
            yield from read_path(path, defaults, on_failure, output=output)


def check_inputs(paths: Sequence[Path]) -> None:
    """Raise ``InputMissing`` with every path that does not exist; ``-`` always does."""
    missing = [str(path) for path in paths if str(path) != "-" and not is_there(path)]
    if missing:
        raise InputMissing(paths=", ".join(missing))


def is_there(path: Path) -> bool:
    """Whether something is at a path, as far as we are let see: what we are not is told when it is read."""
    try:
        return path.exists()
    except OSError:
        return True


def read_folder(
    path: Path, defaults: Defaults, on_failure: OnFailure, output: Path | None = None
) -> Iterator[Article]:
    """The articles of every file below a folder, hidden ones left out."""
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        on_failure(Failure(str(path), f"the folder cannot be read: {error.strerror or error}"))
        return
    visible = [item for item in inside if not item.name.startswith(".") and not is_output(item, output)]
    if not visible:
        on_failure(Failure(str(path), "the folder holds no files"))
    for item in visible:
        yield from read_path(item, defaults, on_failure, follow=False, output=output)


def is_output(path: Path, output: Path | None) -> bool:
    """Whether a file is what the run writes: the output, or the log that a store keeps beside itself."""
    return output is not None and path.absolute() in (output.absolute(), Path(f"{output.absolute()}.wal"))


def read_path(
    path: Path, defaults: Defaults, on_failure: OnFailure, follow: bool = True, output: Path | None = None
) -> Iterator[Article]:
    """The articles of a file or folder; without ``follow``, a link to a folder (it may go round) has none."""
    try:
        is_folder = path.is_dir()
    except OSError as error:
        on_failure(Failure(str(path), f"it cannot be read: {error.strerror or error}"))
        return
    if follow or not (is_folder and path.is_symlink()):
        if is_folder:
            yield from read_folder(path, defaults, on_failure, output)
        else:
            yield from read_file(path, defaults, on_failure)


def read_file(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of one file, read as its suffix says; any other suffix is taken for text."""
    suffix = suffix_of(path)
    if not path.is_file():
        on_failure(Failure(str(path), "it is neither a file nor a folder"))
    elif suffix in (".jsonl", ".ndjson"):
        yield from read_jsonl(path, defaults, on_failure)
    elif suffix == ".json":
        yield from read_json(path, defaults, on_failure)
    elif suffix in ARCHIVES or is_archive(path):
        yield from read_warc(path, defaults, on_failure)
    elif suffix in TABLES:
        yield from read_table(path, defaults, on_failure)
    elif suffix in (".parquet", ".pq"):
        if path.suffix.lower() == ".gz":
            on_failure(Failure(str(path), "Parquet is packed within; unpack the file first: gunzip"))
            return
        yield from read_parquet(path, defaults, on_failure)
    else:
        article = (read_html if suffix in HTML else read_text)(path, defaults, on_failure)
        if article is not None:
            yield article


def is_archive(path: Path) -> bool:
    """Whether a file without a suffix that tells begins as a web archive does, packed or not."""
    if path.suffix.lower() not in ("", ".gz"):
        return False
    try:
        with open_bytes(path) as stream:
            return start_of(stream).startswith(START)
    except OSError:
        return False  # its reader says what is wrong


def read_stream(stream: BinaryIO, source: str, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a stream: JSON if it begins with an object or an array of them, else one page or one text."""
    try:
        with unpacked(stream) as plain:
            start = start_of(plain)
            if OBJECT.match(start) or ARRAY.match(start):
                yield from json_stream(plain, source, defaults, on_failure)
                return
            if start.startswith(START):
                yield from warc_stream(plain, source, defaults, on_failure)
                return
            data = read_whole(plain, source, on_failure)
    except OSError as error:
        on_failure(Failure(source, f"it cannot be read: {error.strerror or error}"))
        return
    if data is not None:
        article = from_bytes(data, start, source, defaults, on_failure)
        if article is not None:
            yield article


def from_bytes(data: bytes, start: bytes, source: str, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The report in the bytes of a page, if they begin as one does, or of a text."""
    if start.lower().startswith(PAGE):
        return page(data, source, defaults, on_failure)
    text = decoded(data, source, defaults.encoding, on_failure)
    return None if text is None else report(text, source, defaults, on_failure)
