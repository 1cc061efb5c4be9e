"""What writers of text files share: a file that appears whole when they close."""

from __future__ import annotations

from pathlib import Path

from dragoman.store.partial import Partial
from dragoman.store.writer import Writer


class TextWriter(Writer):
    """A writer over a partial file; what its readings become is for those built on it to say."""

    def __init__(self, path: Path) -> None:
        self.file: Partial | None = Partial(path)

    def write(self, text: str) -> None:
        """Append text. Raises ``ValueError`` once closed."""
        if self.file is None:
            raise ValueError("the writer is closed")
        self.file.write(text)

    def close(self) -> None:
        """Put the file in its place."""
        file, self.file = self.file, None
        if file is not None:
            file.keep()

    def discard(self) -> None:
        """Leave no file, or the older one as it was."""
        file, self.file = self.file, None
        if file is not None:
            file.discard()
