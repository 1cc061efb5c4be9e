"""Knowledge in layers: what was told and imported above the files that ship, what articles taught below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.records import KnownActor
from dragoman.resolve.facts import Fact, FactIndex, written
from dragoman.resolve.known_actor import facts_of
from dragoman.resolve.spelling import Word

ABOVE = ("correction", "import")


class LayeredIndex(FactIndex):
    """Several indices asked as one; of a phrase's facts those of the first layer come first."""

    def __init__(self, layers: Sequence[FactIndex]) -> None:
        super().__init__()
        self.layers = tuple(layers)

    def longest_at(self, words: Sequence[Word], place: int) -> tuple[int, tuple[Fact, ...]]:
        """As in one index: the longest phrase at a place, whichever layer knows it."""
        first = words[place].folded
        reach = min(max(layer.longest.get(first, 0) for layer in self.layers), len(words) - place)
        for size in range(reach, 0, -1):
            window = words[place : place + size]
            folded = tuple(word.folded for word in window)
            known = [fact for layer in self.layers for fact in layer.facts.get(folded, ())]
            fitting = tuple(fact for fact in known if written(fact.shape, window))
            if fitting:
                return size, fitting
        return 1, ()


def layered(shipped: FactIndex, actors: Iterable[KnownActor]) -> FactIndex:
    """The shipped knowledge with some actors around it; the shipped index itself where there are none."""
    above, below = FactIndex(), FactIndex()
    told = sorted(actors, key=lambda one: (*ABOVE, "learned").index(one.origin))
    if not told:
        return shipped
    for actor in told:
        for phrase, fact in facts_of(actor):
            (above if actor.origin in ABOVE else below).add(phrase, fact)
    return LayeredIndex((above, shipped, below))
