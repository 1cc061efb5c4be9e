"""Whether a report is one of politics at all: an exact scan for the words of each desk of a paper."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from dragoman.errors import LexiconInvalid

DESKS, POLITICS = "desks.toml", "politics.toml"
TELLING, PLAIN = "telling", "plain"
FEWEST = 4  # different words that make a desk
# A telling word of politics outweighs so many words of a desk, a plain one a single one.
WEIGHT = 5
# A report so long, in words, that has no more than one word of politics is of some other desk, whichever it is.
LONG, OTHER = 150, "other"


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk that a report which is not political is of, and its words that say so."""

    name: str
    words: tuple[str, ...]


class Relevance:
    """Finds reports of other desks. ``words`` are a desk's by its name; ``telling`` and ``plain`` those of politics.

    Words stand for themselves, in any case, and are found where no letter or digit adjoins them.
    """

    def __init__(self, words: Mapping[str, frozenset[str]], telling: frozenset[str], plain: frozenset[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        kinds: dict[str, list[str]] = defaultdict(list)
        for kind, group in (*words.items(), (TELLING, telling), (PLAIN, plain)):
            for word in group:
                kinds[word].append(kind)
        self.desks = tuple(words)
        self.patterns = sorted(kinds)
        self.kinds = [tuple(kinds[word]) for word in self.patterns]
        self.scanner = AhoCorasick(self.patterns, matchkind=MatchKind.Standard)

    def desk(self, text: str) -> Desk | None:
        """The desk of a report that has many words of it and few of politics; None of one that is to be coded."""
        found: dict[str, set[int]] = defaultdict(set)
        for pattern in set(self.standing(text.lower())):
            for kind in self.kinds[pattern]:
                found[kind].add(pattern)
        name = max(self.desks, key=lambda desk: len(found[desk]), default="")
        words, politics = found[name], WEIGHT * len(found[TELLING]) + len(found[PLAIN])
        told = tuple(sorted(self.patterns[pattern] for pattern in words))
        if len(words) >= FEWEST and politics <= len(words):
            return Desk(name, told)
        return Desk(OTHER, told) if politics <= 1 and len(text.split()) >= LONG else None

    def standing(self, text: str) -> Iterator[int]:
        """The patterns that stand in a text in lower case as words of their own."""
        last = len(text)
        for pattern, start, end in self.scanner.find_matches_as_indexes(text, overlapping=True):
            if not (start and text[start - 1].isalnum()) and not (end < last and text[end].isalnum()):
                yield pattern


@cache
def load_relevance() -> Relevance:
    """The desks that ship with the package."""
    return read_relevance(resources.files("dragoman.coder").joinpath("desks"))


def read_relevance(folder: Traversable) -> Relevance:
    """The desks in a folder of TOML files. Raises ``LexiconInvalid``, which names the file."""
    desks, politics = parsed(folder, DESKS), parsed(folder, POLITICS)
    words = {name: words_of(DESKS, table, "words") for name, table in desks.items()}
    return Relevance(words, words_of(POLITICS, politics, TELLING), words_of(POLITICS, politics, PLAIN))


def parsed(folder: Traversable, name: str) -> dict[str, Any]:
    """One TOML file. Raises ``LexiconInvalid`` where it is not TOML."""
    try:
        return tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconInvalid(file=name, why=str(error)) from error


def words_of(file: str, table: Any, key: str) -> frozenset[str]:
    """The words under a key, in lower case. Raises ``LexiconInvalid`` where there are none."""
    words = table.get(key) if isinstance(table, dict) else None
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise LexiconInvalid(file=file, why=f"'{key}' is no list of words")
    return frozenset(" ".join(word.lower().split()) for word in words)
