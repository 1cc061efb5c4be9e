"""Known actors as facts of the index: what somebody tells us beyond the files that ship."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from dragoman.records import KnownActor, Manner
from dragoman.resolve.facts import Fact, Kind

KINDS: dict[Manner, Kind] = {"person": "leader", "body": "organisation", "country": "country", "role": "role"}


def facts_of(actor: KnownActor) -> list[tuple[str, Fact]]:
    """A fact for each wording of an actor; a person's single name is marked as short."""
    return [(name, fact(actor, name)) for name in actor.names]


def fact(actor: KnownActor, name: str) -> Fact:
    """What one wording says."""
    role = actor.manner == "role"
    return Fact(
        KINDS[actor.manner], name if role else actor.names[0], actor.country, actor.sector, actor.office,
        "person" if role else "", actor.since, actor.until, short=actor.manner == "person" and " " not in name,
        shape="any" if role else "proper", origin=actor.origin, code=actor.code, nobody=actor.nobody,
        source=actor.source,
    )  # fmt: skip


def digest_of(actors: Iterable[KnownActor]) -> str:
    """A few letters that differ where other things were told: part of a coder's version, by which a store knows what
    must be coded again. What was learned does not count, or no article would ever be done."""
    told = sorted(repr(actor) for actor in actors if actor.origin != "learned")
    return sha256("\n".join(told).encode()).hexdigest()[:8] if told else ""
