"""What scoring asks of a coder: the public interface, without the rooms behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.records import Article, Reading, Relation

Span = tuple[int, int]


class CoderLike(Protocol):
    """Anything that reads reports and judges pairs as ``dragoman.Coder`` does."""

    def read(
        self, text: str, date: str | None = None, publisher: str | None = None, title: str | None = None
    ) -> Reading:
        """Code one report; offsets of the reading are characters in ``text``."""

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Code a stream of articles, in order."""

    def relation(self, sentence: str, actor: Span, recipient: Span | None = None) -> Relation:
        """What a sentence says that one participant does to another."""
