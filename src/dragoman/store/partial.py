"""A file that appears whole at its place, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from dragoman.store.failures import file_failures
from dragoman.store.output import check_output


class Partial:
    """A text file under another name in the target's folder, which takes the target's place when it is kept.

    Raises what ``check_output`` raises, when made; ``DiskFull`` and ``OutputUnwritable`` at any step.
    """

    def __init__(self, target: Path) -> None:
        check_output(target)
        # Through a link to the file itself: replacing the link would leave the old file where others look for it.
        self.target = target.resolve()
        self.name = str(target)
        self.path = self.target.with_name(f".{self.target.name}.{os.getpid()}.partial")
        with file_failures(self.name):
            self.stream: TextIO = self.path.open("w", encoding="utf-8", newline="")

    def write(self, text: str) -> None:
        """Append text as it is: line ends are not translated."""
        with file_failures(self.name):
            self.stream.write(text)

    def keep(self) -> None:
        """Put the file in its place. On failure nothing is left of it, and an older file stays as it was."""
        try:
            with file_failures(self.name):
                self.stream.flush()
                os.fsync(self.stream.fileno())
                self.stream.close()
                self.path.replace(self.target)
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Leave nothing behind."""
        # A full disk refuses the last buffer, too; the file goes all the same.
        with suppress(OSError):
            self.stream.close()
        self.path.unlink(missing_ok=True)
