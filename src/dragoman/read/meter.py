"""How far into its files a run is, in bytes as they lie on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class Meter:
    """Counts the bytes read of files that are opened one after the other; those packed count as packed."""

    def __init__(self) -> None:
        self.past = 0
        self.open: list[BinaryIO] = []

    @contextmanager
    def following(self, stream: BinaryIO) -> Iterator[None]:
        """Count a file while it is read, and what was read of it afterwards."""
        self.open.append(stream)
        try:
            yield
        finally:
            self.open.remove(stream)
            self.past += position(stream)

    @property
    def read(self) -> int:
        """The bytes read so far."""
        return self.past + sum(position(stream) for stream in self.open)


def position(stream: BinaryIO) -> int:
    """How far a file is read; 0 for one that has no places, such as a pipe."""
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0


METER = Meter()  # of this process, which reads one file at a time


def size_of(paths: Iterable[Path]) -> int | None:
    """The bytes of all files under some paths; None where one of them has no size, as standard input."""
    total = 0
    for path in paths:
        if not (path.is_dir() or path.is_file()):
            return None
        files = path.rglob("*") if path.is_dir() else [path]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total
