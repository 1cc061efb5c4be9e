"""One-to-one matching of what the gold has with what was coded."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.evaluate.scores import Scores

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """Two that were matched, and at which key (0 is the first, the strictest); or one that found no partner."""

    gold: T | None
    coded: T | None
    key: int | None


def matched(gold: Sequence[T], coded: Sequence[T], keys: Sequence[Callable[[T], Hashable]]) -> list[Pair[T]]:
    """Match one to one, first those equal under the strictest key, then under each looser one.

    Keys run from strict to loose, each a part of the one before; so at every key the number of pairs is the largest
    that any one-to-one matching reaches. The result holds the pairs, then the gold left over, then the coded.
    """
    pairs: list[Pair[T]] = []
    left, right = list(gold), list(coded)
    for level, key in enumerate(keys):
        waiting: dict[Hashable, list[T]] = {}
        for item in right:
            waiting.setdefault(key(item), []).append(item)
        unmatched = []
        for item in left:
            partners = waiting.get(key(item))
            if partners:
                pairs.append(Pair(item, partners.pop(0), level))
            else:
                unmatched.append(item)
        left, right = unmatched, [item for items in waiting.values() for item in items]
    return pairs + [Pair(item, None, None) for item in left] + [Pair(None, item, None) for item in right]


def pair_scores(pairs: Sequence[Pair[T]], loosest: int) -> Scores:
    """Scores that count a pair as matched up to the key of this index."""
    return Scores(
        sum(pair.gold is not None for pair in pairs),
        sum(pair.coded is not None for pair in pairs),
        sum(pair.key is not None and pair.key <= loosest for pair in pairs),
    )
