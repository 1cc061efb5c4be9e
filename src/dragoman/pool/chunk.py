"""Some articles that a worker codes at once, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Article, KnownActor, Reading

# How long a worker may take before it is held to hang: more than any honest text of its length takes.
PATIENCE = 120.0  # seconds
PER_CHARACTER = 0.002  # seconds


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles in the order of the stream. ``number`` is the chunk's place in it; ``learned`` what is known of actors
    since the worker's last chunk, None for nothing new. ``tries`` counts the workers that died over it, and ``place``
    is that of its first article in the chunk that it was cut from."""

    number: int
    articles: tuple[Article, ...]
    learned: tuple[KnownActor, ...] | None = None
    tries: int = 0
    place: int = 0

    @property
    def patience(self) -> float:
        """Seconds after which its worker is held to hang."""
        return PATIENCE + PER_CHARACTER * sum(len(article.text) for article in self.articles)

    def singly(self) -> Iterator[Chunk]:
        """Its articles, a chunk each, which nobody has tried yet."""
        for place, article in enumerate(self.articles):
            yield Chunk(self.number, (article,), None, 0, place)


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that could not be coded, by its place in its chunk, and why."""

    place: int
    why: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A chunk's readings and losses, in the order of its articles."""

    number: int
    place: int
    results: Sequence[Reading | Lost]
