"""Short forms that an article itself explains: "the Lake Chad Basin Commission (LCBC)", and what they are short for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.parse import Sentence, Token

SMALL = frozenset({"of", "and", "for", "the", "on", "in", "to", "&", "de", "del", "la", "des", "du", "-"})
LONGEST_NAME = 10
SHORTEST, LONGEST = 2, 8


@dataclass(frozen=True, slots=True)
class LongForm:
    """The words that a short form stands for, where their head stands, and the words as one name."""

    sentence: Sentence
    head: int
    name: str


def abbreviations(sentences: Iterable[Sentence]) -> dict[str, LongForm]:
    """The short forms that stand in brackets behind their long form, each as first explained."""
    found: dict[str, LongForm] = {}
    for sentence in sentences:
        for short, long in explained(sentence):
            found.setdefault(short, long)
    return found


def explained(sentence: Sentence) -> Iterator[tuple[str, LongForm]]:
    """The short forms of one sentence."""
    tokens = sentence.tokens
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text == "(" and after.text in (")", ",", ";") and is_short_form(token.text):
            first = beginning(tokens[: before.index], token.text)
            if first is not None:
                last = before.index - 1
                name = sentence.mention(first, last).text
                yield token.text, LongForm(sentence, head_of(tokens[first : last + 1]), name)


def is_short_form(text: str) -> bool:
    """Whether a word is written as initials: "LCBC", "AT&T", "MoH"."""
    return SHORTEST <= len(text) <= LONGEST and text[0].isupper() and sum(mark.isupper() for mark in text) > 1


def beginning(before: list[Token], short: str) -> int | None:
    """The first token of the name that ends just before a bracket and has a short form's letters for its initials, in
    their order; None where none has. A word of the name may be left out, its first may not."""
    letters = [mark for mark in short if mark.isupper()]
    for token in reversed(before[-LONGEST_NAME:]):
        if token.text[:1].isupper():
            if token.text[0] == letters[0] and initials_hold(before[token.index :], letters):
                return token.index
        elif token.lower not in SMALL:
            return None
    return None


def initials_hold(words: list[Token], letters: list[str]) -> bool:
    """Whether letters are initials of words, in order, with at most one word left out."""
    initials = [word.text[0] for word in words if word.text[0].isupper()]
    rest = iter(initials)
    return len(initials) <= len(letters) + 1 and all(letter in rest for letter in letters)


def head_of(words: list[Token]) -> int:
    """The token on which the others of a name hang."""
    inside = {word.index for word in words}
    return next((word.index for word in words if word.head not in inside or word.head == word.index), words[-1].index)
