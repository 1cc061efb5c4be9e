"""Text files and bytes to a report: one file, one report."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from dragoman.read.dateline import article_from_text
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from dragoman.read.opening import open_bytes
from dragoman.records import Article

MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"PK\x03\x04": "a ZIP archive or Office document",
    b"\x7fELF": "a program",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "an RTF document",
}
WIDE = ("utf-16", "utf16", "utf_16", "utf-32", "utf32", "utf_32")


def read_text(path: Path, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The report in a text file, None (and a failure) where there is none."""
    text = decoded(read_bytes(path, on_failure), str(path), defaults.encoding, on_failure)
    return None if text is None else report(text, str(path), defaults, on_failure)


def report(text: str, source: str, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The report in a text, None (and a failure) where it is empty or beyond the limit."""
    if not text.removeprefix("\ufeff").strip():
        on_failure(Failure(source, "it is empty"))
        return None
    if len(text) > MAX_CHARACTERS:
        on_failure(Failure(source, f"its text is longer than {MAX_CHARACTERS:,} characters; split it into its reports"))
        return None
    return article_from_text(text, source=source, defaults=defaults, on_failure=on_failure)


def read_bytes(path: Path, on_failure: OnFailure) -> bytes | None:
    """The bytes of a file, None (and a failure) where it cannot be read or is beyond the limit."""
    try:
        with open_bytes(path) as stream:
            return read_whole(stream, str(path), on_failure)
    except OSError as error:
        on_failure(Failure(str(path), f"it cannot be read: {error.strerror or error}"))
        return None


def read_whole(stream: BinaryIO, source: str, on_failure: OnFailure) -> bytes | None:
    """All bytes of a stream, None (and a failure) where they are beyond the limit. Raises ``OSError``."""
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) <= MAX_FILE_BYTES:
        return data
    on_failure(Failure(source, f"it is larger than {MAX_FILE_BYTES >> 20} MiB; split it, or give it as JSON lines"))
    return None


def decoded(data: bytes | None, source: str, encoding: str, on_failure: OnFailure) -> str | None:
    """Bytes as text, None (and a failure) for what is not text in that encoding."""
    if data is None:
        return None
    if not data.strip():
        on_failure(Failure(source, "it is empty"))
        return None
    kind = binary_kind(data, encoding)
    if kind is not None:
        on_failure(Failure(source, f"it is {kind}, not text; convert it to text first"))
        return None
    try:
        text = data.decode(encoding)
        if "\x00" not in text:
            return text
        on_failure(Failure(source, "it is a binary file (it holds a NUL); convert it to text first"))
    except UnicodeError as error:
        at = "it"
        if isinstance(error, UnicodeDecodeError):
            start = data.rfind(b"\n", 0, error.start) + 1
            at, line = f"byte {error.start - start} of the line", 1 + data.count(b"\n", 0, start)
            source = f"{source}:{line}"
        on_failure(Failure(source, f"{at} is not {encoding}; convert it, or name its encoding with --encoding"))
    except LookupError:
        on_failure(Failure(source, f"there is no encoding named '{encoding}'"))
    return None


def binary_kind(data: bytes, encoding: str = "utf-8") -> str | None:
    """What a binary file is, None for text in that encoding."""
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return kind
    if encoding.lower().startswith(WIDE):
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16 text"
    return "a binary file" if b"\x00" in data[:65536] else None
