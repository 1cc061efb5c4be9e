"""A parsed sentence as plain data: all that later rooms see of a parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.records import Mention


@dataclass(slots=True)
class Token:
    """One token. ``start`` and ``end`` are characters in the article's text; ``head`` is the index, in the same
    sentence, of its syntactic head (its own index at the root). Labels are those of spaCy's English pipelines:
    ``tag`` Penn Treebank, ``pos`` Universal, ``dep`` ClearNLP dependencies."""

    index: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    children: tuple[int, ...] = ()
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the word in lower case, as it stands: it is asked for thirty times a token."""
        self.lower = self.text.lower()


@dataclass(slots=True)
class Sentence:
    """One sentence of an article: where it stands and its tokens. ``paragraph`` counts from 0."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    tokens: list[Token] = field(repr=False)
    root: int = 0
    _vocabulary: frozenset[str] = field(default=frozenset(), repr=False, compare=False)

    @property
    def vocabulary(self) -> frozenset[str]:
        """All lemmas and lower-case forms, with and without a final s: what is not in it no wording finds here."""
        if not self._vocabulary:
            forms = [word for token in self.tokens for word in (token.lemma, token.lower)]
            self._vocabulary = frozenset([*forms, *(word.removesuffix("s") for word in forms)])
        return self._vocabulary

    def children(self, index: int, *deps: str) -> Iterator[Token]:
        """The direct dependents of a token, left to right; only those with one of ``deps`` when given."""
        for child in self.tokens[index].children:
            token = self.tokens[child]
            if not deps or token.dep in deps:
                yield token

    def subtree(self, index: int) -> list[int]:
        """A token and everything below it, as sorted indices."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.tokens[current].children)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[Token]:
        """The heads above a token, nearest first, up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def mention(self, first: int, last: int) -> Mention:
        """The words from token ``first`` to token ``last``, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Mention(self.text[start - self.start : end - self.start], start, end)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character of the article, if one does."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token
        return None
