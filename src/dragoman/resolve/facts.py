"""Facts: what one phrase of the knowledge files says, and the index that finds phrases in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.resolve.spelling import Word, key

Kind = Literal["country", "demonym", "people", "capital", "seat", "state", "organisation", "leader", "role", "town"]
LONGEST_ACRONYM = 6
PERSONS = frozenset({"person", "group", "body"})  # roles whose bearers act


@dataclass(frozen=True, slots=True)
class Fact:
    """What a phrase stands for. ``role`` is person, group, body, generic, collective or modifier for roles, else empty;
    ``since`` and ``until`` (YYYY-MM) bound when it holds; ``short`` marks a name's shorter form ("Putin");
    ``shape`` is how it must be written: any, proper (a capital somewhere) or upper (all capitals). ``origin`` is empty
    for the files that ship, else correction, import or learned; ``code`` a dictionary's own code, ``nobody`` says that
    the phrase stands for no actor, ``source`` where what was told or imported stands."""

    kind: Kind
    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    role: str = ""
    since: str = ""
    until: str = ""
    short: bool = False
    plural: bool = False
    shape: str = "proper"
    origin: str = ""
    code: str | None = None
    nobody: bool = False
    source: str = ""

    @property
    def told(self) -> bool:
        """Whether a person or an import said so, which outranks what an article's words or the files say."""
        return self.origin in ("correction", "import") and self.kind != "role"

    def holds(self, date: str | None) -> bool:
        """Whether the fact holds on a day (always, where the day is unknown)."""
        return date is None or (
            self.since <= date[: len(self.since)] and (not self.until or date[: max(7, len(self.until))] < self.until)
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: its first and last token, and the facts of that phrase."""

    first: int
    last: int
    facts: tuple[Fact, ...]

    @property
    def fact(self) -> Fact:
        """The first fact, which the knowledge files rank highest."""
        return self.facts[0]


@dataclass(slots=True)
class FactIndex:
    """Facts by their folded words."""

    facts: dict[tuple[str, ...], list[Fact]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, phrase: str, fact: Fact) -> None:
        """Enter a phrase."""
        words = key(phrase)
        if words:
            self.facts.setdefault(words, []).append(fact)
            self.longest[words[0]] = max(len(words), self.longest.get(words[0], 0))

    def find(self, words: Sequence[Word]) -> Iterator[Match]:
        """The longest matches, left to right, none within another."""
        place = 0
        while place < len(words):
            size, facts = self.longest_at(words, place)
            if facts:
                yield Match(words[place].token, words[place + size - 1].token, facts)
            place += size

    def longest_at(self, words: Sequence[Word], place: int) -> tuple[int, tuple[Fact, ...]]:
        """How many words the longest phrase at a place takes, and its facts; (1, ()) where there is none."""
        reach = min(self.longest.get(words[place].folded, 0), len(words) - place)
        for size in range(reach, 0, -1):
            window = words[place : place + size]
            known = self.facts.get(tuple(word.folded for word in window))
            fitting = tuple(fact for fact in known if written(fact.shape, window)) if known else ()
            if fitting:
                return size, fitting
        return 1, ()


def written(shape: str, words: Sequence[Word]) -> bool:
    """Whether words are written as a shape asks: "us" is not the US, nor "turkey" a country."""
    if shape == "upper":
        return all(word.text.upper() == word.text for word in words)
    return shape == "any" or any(word.text[0].isupper() or word.text[0].isdigit() for word in words)


def shape_of(phrase: str) -> str:
    """The shape of a name: an acronym must stand in capitals, a phrase given in lower case may stand in any."""
    if phrase.islower():
        return "any"
    bare = phrase.replace(".", "")
    return "upper" if bare.isupper() and len(bare) <= LONGEST_ACRONYM else "proper"
