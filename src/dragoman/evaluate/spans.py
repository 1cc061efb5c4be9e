"""Things found in a text, matched by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

AROUND = 60


class Spanned(Protocol):
    """Anything that stands somewhere in a text: characters from ``start`` to ``end``."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


G = TypeVar("G", bound=Spanned)
C = TypeVar("C", bound=Spanned)


def around(text: str, offset: int) -> str:
    """The words about a character of a text, on one line."""
    return " ".join(text[max(0, offset - AROUND) : offset + AROUND].split())


def overlap(one: Spanned, other: Spanned) -> int:
    """How many characters two have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def matched_spans(
    gold: Sequence[G], coded: Sequence[C], equal: Callable[[G, C], bool]
) -> tuple[list[tuple[G, C]], list[G], list[C]]:
    """Pair overlapping things one to one, those that are ``equal`` first, then the longest overlap.

    Returns the pairs, the gold left over and the coded left over.
    """
    candidates = sorted(
        ((not equal(wanted, found), -overlap(wanted, found), i, j)
         for i, wanted in enumerate(gold) for j, found in enumerate(coded) if overlap(wanted, found)),
    )
    partner: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs = [(gold[i], coded[j]) for i, j in sorted(partner.items())]
    return (pairs, [item for i, item in enumerate(gold) if i not in partner],
            [item for j, item in enumerate(coded) if j not in partner.values()])
