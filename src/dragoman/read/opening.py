"""Files and streams as bytes, out of their gzip where they are in one."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.read.meter import METER

PEEK = 1024
GZIP = b"\x1f\x8b"


@contextmanager
def open_bytes(path: Path) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked. Raises ``OSError``, for a damaged gzip, too."""
    with path.open("rb") as stream, METER.following(stream), unpacked(stream) as plain:
        yield plain


@contextmanager
def unpacked(stream: BinaryIO) -> Iterator[io.BufferedReader]:
    """A stream that can be looked into ahead, unpacked if it begins as gzip does. Raises ``OSError``."""
    # A buffered reader can look ahead without taking; any other stream is wrapped in one.
    plain = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), PEEK)
    if not plain.peek(len(GZIP)).startswith(GZIP):
        yield plain
        return
    with gzip.GzipFile(fileobj=plain) as packed:
        yield io.BufferedReader(cast(io.RawIOBase, Unpacking(packed)))


class Unpacking(io.RawIOBase):
    """A gzip stream whose every fault is an ``OSError`` that says what to do."""

    def __init__(self, packed: gzip.GzipFile) -> None:
        self.packed = packed

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with unpacked bytes; returns their number, 0 at the end."""
        try:
            data = self.packed.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise OSError(0, "its gzip is damaged or cut short; fetch it, or pack it, again") from error
        buffer[: len(data)] = data
        return len(data)


def start_of(stream: io.BufferedReader) -> bytes:
    """How a stream begins, nothing taken from it: without byte order mark and white space."""
    return stream.peek(PEEK).removeprefix(b"\xef\xbb\xbf").lstrip()


def suffix_of(path: Path) -> str:
    """The suffix that tells how a file is read, in lower case: that before ``.gz`` where it is packed."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix == ".gz" else suffix
