"""Near-identical texts: a signature of a text (MinHash, Broder 1997), of which copies share most numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rensa import RMinHash

NUMBERS = 64
BAND = 4  # numbers that a band joins: texts that share four fifths of their phrases share a band all but surely
PHRASE = 5  # words
COPY = 0.7  # share of phrases from which on two texts are copies of one
SEED = 1
WORD = re.compile(r"\w+")


def signature(text: str) -> tuple[int, ...]:
    """The signature of a text; empty where it is shorter than a phrase."""
    words = WORD.findall(text.lower())
    phrases = [" ".join(words[start : start + PHRASE]) for start in range(len(words) - PHRASE + 1)]
    if not phrases:
        return ()
    hashed = RMinHash(num_perm=NUMBERS, seed=SEED)
    # Lone surrogates, which broken pages hold, are no text for a library in Rust.
    hashed.update([phrase.encode("utf-8", "replace").decode() for phrase in phrases])
    return tuple(hashed.digest())


def shared(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of their phrases that two texts have in common, as their signatures tell it."""
    return sum(first == second for first, second in zip(one, other, strict=False)) / NUMBERS


def bands(signature: Sequence[int]) -> Iterator[str]:
    """Keys of which near-identical texts share at least one."""
    for start in range(0, len(signature), BAND):
        yield f"copy {start} " + " ".join(f"{number:x}" for number in signature[start : start + BAND])
