"""The ordered dyads of a story, by the codes of their actors: what a row of GDELT stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.export.actor_code import ActorCode, actor_code
from dragoman.export.pairs import pairs_of
from dragoman.export.story_stream import ToldStory
from dragoman.ontology.mutual import is_mutual
from dragoman.records import Participant, stable_id

# 53 bits: the largest whole numbers that R, JavaScript and pandas' floats keep exactly.
ID_BITS = 53


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors of a story, either of them None where it has none; ``id`` is a whole number below 2**53."""

    id: int
    actors: tuple[Participant | None, Participant | None]
    codes: tuple[ActorCode, ActorCode]


def dyads(story: ToldStory) -> Iterator[Dyad]:
    """The dyads of a story, each pair of codes once; the first of several participants of one code stands for them."""
    seen: set[tuple[str, str]] = set()
    mutual = is_mutual(story.event_type, story.cameo)
    for actor, recipient in pairs_of(story.actors, story.recipients, mutual):
        codes = code_of(actor), code_of(recipient)
        key = codes[0].full or name_of(actor), codes[1].full or name_of(recipient)
        if key not in seen:
            seen.add(key)
            yield Dyad(whole_number(story.story_id, *key), (actor, recipient), codes)


def code_of(one: Participant | None) -> ActorCode:
    """The code of a participant; an empty one where there is none."""
    return actor_code(one.country, one.sector) if one else ActorCode()


def name_of(one: Participant | None) -> str:
    """The name of a participant whose code is not known."""
    return one.name if one else ""


def whole_number(*parts: str) -> int:
    """A number from 0 to 2**53 - 1 that depends on the parts alone."""
    return int(stable_id(*parts), 16) >> (64 - ID_BITS)
