"""What somebody tells us of an actor beyond the files that ship: an import, a correction, or what articles taught."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from dragoman.resolve.facts import Fact, Kind

Origin = Literal["correction", "import", "learned"]
Manner = Literal["person", "body", "country", "role"]
KINDS: dict[Manner, Kind] = {"person": "leader", "body": "organisation", "country": "country", "role": "role"}


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor under one affiliation, for one span of time.

    ``names`` are all wordings, the first the one that is shown; ``country`` and ``sector`` are codes (a dictionary's own
    country codes stay as they are); ``since`` and ``until`` are YYYY, YYYY-MM or YYYY-MM-DD, empty where open, and
    ``until`` is not part of the span. ``manner`` is person, body, country, or role for a word such as "minister".
    ``origin`` says who told it and ``source`` where: a file and line, an article, a person's note. ``code`` is the code
    of the dictionary that it came from. ``nobody`` marks a wording that stands for no actor.
    """

    names: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    since: str = ""
    until: str = ""
    manner: Manner = "body"
    origin: Origin = "import"
    source: str = ""
    code: str | None = None
    nobody: bool = False

    def facts(self) -> list[tuple[str, Fact]]:
        """A fact for each wording; a person's single name is marked as short."""
        return [(name, self.fact(name)) for name in self.names]

    def fact(self, name: str) -> Fact:
        """What one wording says."""
        role = "person" if self.manner == "role" else ""
        return Fact(
            KINDS[self.manner], self.names[0] if self.manner != "role" else name, self.country, self.sector, self.office,
            role, self.since, self.until, short=self.manner == "person" and " " not in name, shape="any" if
            self.manner == "role" else "proper", origin=self.origin, code=self.code, nobody=self.nobody,
        )  # fmt: skip


def digest_of(actors: Iterable[KnownActor]) -> str:
    """A few letters that differ where what is known differs: part of a coder's version, by which a store knows what
    must be coded again."""
    return sha256("\n".join(sorted(map(repr, actors))).encode()).hexdigest()[:8]
