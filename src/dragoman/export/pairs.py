"""Who did it to whom, as ordered pairs: what data sets of dyads hold instead of lists of actors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from dragoman.ontology.mutual import is_mutual
from dragoman.records import Event, Participant

Pair = tuple[Participant | None, Participant | None]


def pairs(event: Event) -> list[Pair]:
    """The ordered pairs of an event; at least one, an unknown side of it None."""
    return pairs_of(event.actors, event.recipients, is_mutual(event.event_type, event.cameo))


def pairs_of(actors: Sequence[Participant], recipients: Sequence[Participant], mutual: bool) -> list[Pair]:
    """Each actor with each recipient; of an act without recipient each actor with each other where it is mutual.

    Those who condemn something together are no pair: without ``mutual`` an actor stands alone.
    """
    if mutual and not recipients and len(actors) > 1:
        return [(one, other) for one, other in permutations(actors, 2) if not same(one, other)] or [(actors[0], None)]
    return [(one, other) for one in actors or (None,) for other in recipients or (None,)]


def same(one: Participant, other: Participant) -> bool:
    """Whether two participants are one: the same name of the same country."""
    return (one.name, one.country) == (other.name, other.country)
