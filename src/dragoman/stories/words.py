"""The words of a text, weighted by how rarely reports use them: what two reports of one thing have in common.

The weights come of sentences of our own (``data/words.csv``, made by ``tools/make_word_weights.py``) and not of the
reports at hand, so that a text has the same vector whatever else is in a store, and whenever it came.
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")
COMMON = 0.03  # share of sentences from which on a word tells nothing
RARE = 3  # sentences, of all, up to which a name is told apart by itself
LONGEST = 80  # words that a vector keeps, the heaviest
NAME = 1.5  # how much more a name weighs than another word as rare
ENDINGS = (("es", "s"), ("ing", "ed"))  # of each the first that fits is taken off, one after the other
SHORTEST_STEM = 4
OPENS = re.compile(r"[.!?:\n“\"`]\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem, whether it is written as a name, and where it begins."""

    stem: str
    name: bool
    start: int


@cache
def sentences_with() -> tuple[int, Mapping[str, int]]:
    """(all sentences, those with each stem) of the sentences that the weights come of."""
    text = files("dragoman.stories").joinpath("data/words.csv").read_text(encoding="utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(rows)
    counts = {word: int(count) for word, count in rows}
    return counts.pop(""), counts


def stem(word: str) -> str:
    """A word without case, possessive and ending: "Bombings" and "bombed" are "bomb"."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    for endings in ENDINGS:
        fitting = (one for one in endings if plain.endswith(one) and len(plain) - len(one) >= SHORTEST_STEM)
        plain = plain.removesuffix(next(fitting, ""))
    return plain


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, without common ones and single letters."""
    total, counts = sentences_with()
    for match in WORD.finditer(text):
        found = match.group()
        plain = stem(found)
        if len(plain) > 1 and counts.get(plain, 0) <= COMMON * total:
            opens = match.start() == 0 or OPENS.search(text, max(0, match.start() - 3), match.start()) is not None
            yield Word(plain, found[0].isupper() and not opens, match.start())


def vector(text: str) -> dict[str, float]:
    """The heaviest words of a text with their weights, of length one; empty where it has none.

    A word weighs 1 + log of how often it stands here, times the log of how rarely sentences have it (Salton and
    Buckley 1988), names half as much again.
    """
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for word in words(text):
        counts[word.stem] += 1
        if word.name:
            names.add(word.stem)
    total, known = sentences_with()
    weights = {
        one: (1 + math.log(often)) * math.log((total + 1) / (known.get(one, 0) + 1)) * (NAME if one in names else 1)
        for one, often in counts.items()
    }
    kept = sorted(weights, key=lambda one: (-weights[one], one))[:LONGEST]
    length = math.sqrt(sum(weights[one] ** 2 for one in kept))
    return {one: weights[one] / length for one in kept} if length else {}


def rare_names(text: str) -> frozenset[str]:
    """The names of a text that hardly any other report has."""
    _, counts = sentences_with()
    return frozenset(word.stem for word in words(text) if word.name and counts.get(word.stem, 0) <= RARE)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two vectors are, from 0 to 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)
