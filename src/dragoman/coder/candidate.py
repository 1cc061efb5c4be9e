"""A candidate act: a trigger, the lexicon entry that has words for it, and its participants."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.coder.carrier import Carrier
from dragoman.coder.entry import Entry


@dataclass(slots=True)
class Candidate:
    """A trigger with its entry. ``actors`` and ``recipients`` are head tokens; ``partners`` are the actors
    of a symmetric act that its words put on the other side; ``rejected`` says why it is out, ``within`` which act took
    it up."""

    entry: Entry
    kind: str
    head: int
    tokens: tuple[int, ...]
    carrier: Carrier
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    partners: list[int] = field(default_factory=list)
    rejected: str | None = None
    event_type: str = ""
    mode: str | None = None
    cameo: str | None = None
    within: Candidate | None = None

    @property
    def weight(self) -> tuple[int, int]:
        """How telling the wording is: words in it and conditions met."""
        return len(self.tokens) + self.entry.conditions, len(self.tokens)
