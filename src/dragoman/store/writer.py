"""What every writer does: take readings, and close."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.records import Article, KnownActor, Reading

if TYPE_CHECKING:
    from dragoman.store.store import Store


class Writer(ABC):
    """An output that readings are added to. As a context manager it closes at the end, and discards on an exception."""

    @abstractmethod
    def add(self, reading: Reading) -> None:
        """Write all events of one reading."""

    @abstractmethod
    def close(self) -> None:
        """Finish the output. Closing again does nothing."""

    @abstractmethod
    def discard(self) -> None:
        """Give the output up: nothing half-written stays. After ``close`` it does nothing."""

    def has(self, article: Article, coder_version: str) -> bool:
        """Whether the output holds this article as this coder codes it; only a store can."""
        return False

    @property
    def learns(self) -> bool:
        """Whether what is added is known to the articles after it; only a store learns."""
        return False

    def known_actors(self) -> list[KnownActor]:
        """What the output knows of actors, which the articles to come are read with; only a store does."""
        return []

    def stored(self) -> Store | None:
        """The store with all that was added in it, where the output is one."""
        return None

    def made_by(self, coder_version: str) -> None:  # noqa: B027 - only a store notes it
        """Hear the version of the coder whose readings are to come."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()
