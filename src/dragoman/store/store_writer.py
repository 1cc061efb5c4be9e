"""The store as a writer: readings are added in small groups, so that a broken run loses seconds of work."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dragoman.records import Article, KnownActor, Reading
from dragoman.store.store import Store
from dragoman.store.writer import Writer

GROUP = 64


class StoreWriter(Writer):
    """Adds to a store. On an exception whole articles stay, and the next run goes on after them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_new = not path.exists()
        self.store: Store | None = Store(path)
        self.waiting: list[Reading] = []

    def has(self, article: Article, coder_version: str) -> bool:
        """Whether the store holds this article as this coder codes it."""
        return self.opened().has(article, coder_version)

    @property
    def learns(self) -> bool:
        """A store does."""
        return True

    def known_actors(self) -> list[KnownActor]:
        """Corrections and imports of the store, and what its articles taught, those just added among them."""
        self.flush()
        return self.opened().actors()

    def made_by(self, coder_version: str) -> None:
        """Note the coder of articles without events, too."""
        self.opened().coder_version = coder_version

    def add(self, reading: Reading) -> None:
        """Take a reading; it is written with its group."""
        self.opened()
        self.waiting.append(reading)
        if len(self.waiting) >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the readings that wait."""
        waiting, self.waiting = self.waiting, []
        self.is_new = self.is_new and not waiting
        self.opened().write(waiting)

    def stored(self) -> Store:
        """The store with all that was added in it."""
        self.flush()
        return self.opened()

    def opened(self) -> Store:
        """The store, while the writer is open."""
        if self.store is None:
            raise ValueError("the writer is closed")
        return self.store

    def close(self) -> None:
        """Write what waits and close the store."""
        if self.store is not None:
            try:
                self.flush()
            finally:
                store, self.store = self.store, None
                store.close()

    def discard(self) -> None:
        """Close the store with all whole readings in it; a store made for nothing is taken away again."""
        if self.store is None:
            return
        # What broke the run is what the user hears about, not that the last group could not be saved either.
        with suppress(Exception):
            self.close()
        if self.is_new:
            for left in (self.path, Path(f"{self.path}.wal")):
                left.unlink(missing_ok=True)
