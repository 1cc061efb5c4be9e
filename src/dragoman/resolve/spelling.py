"""Words as they are compared: lower case, no diacritics, no dots, split at hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.parse import Token

PIECES = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
UNDECOMPOSED = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Word:
    """One comparable word: its folded form, as it stands, and the index of its token."""

    folded: str
    text: str
    token: int


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[tuple[str, str], ...]:
    """The (folded, original) words of a text: "al-Qa'eda" gives al, qa, eda; "U.S." gives us."""
    return tuple((fold(piece), piece) for piece in PIECES.findall(text))


def fold(text: str) -> str:
    """Lower case without diacritics or dots."""
    plain = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return "".join(char for char in plain if not unicodedata.combining(char)).replace(".", "").lower()


def key(text: str) -> tuple[str, ...]:
    """The folded words of a phrase, by which it is looked up."""
    return tuple(folded for folded, _ in pieces(text))


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """The comparable words of tokens, left to right."""
    return [Word(folded, text, token.index) for token in tokens for folded, text in pieces(token.text)]


def slug(text: str) -> str:
    """A name as part of an identifier: folded, joined by hyphens."""
    return "-".join(key(text))
