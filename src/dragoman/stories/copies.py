"""Near-identical texts: a signature of a text (MinHash, Broder 1997), of which copies share most numbers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

NUMBERS = 64
BAND = 4  # numbers that a band joins: texts that share four fifths of their phrases share a band all but surely
PHRASE = 5  # words
COPY = 0.7  # share of phrases from which on two texts are copies of one
SEED = 1
PRIME = np.uint64(4_294_967_311)
WORD = re.compile(r"\w+")


def signature(text: str) -> tuple[int, ...]:
    """The signature of a text; empty where it is shorter than a phrase."""
    words = WORD.findall(text.lower())
    phrases = {" ".join(words[start : start + PHRASE]) for start in range(len(words) - PHRASE + 1)}
    if not phrases:
        return ()
    hashes = np.array([zlib.crc32(phrase.encode("utf-8", "surrogatepass")) for phrase in phrases], dtype=np.uint64)
    factors, offsets = permutations()
    # Each row is one order of all phrases: a linear map modulo a prime above the hashes.
    return tuple(int(one) for one in ((hashes * factors[:, None] + offsets[:, None]) % PRIME).min(axis=1))


@cache
def permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The factors and offsets of the orders, the same in every run."""
    made = np.random.default_rng(SEED)
    return made.integers(1, 2**31, NUMBERS, dtype=np.uint64), made.integers(0, 2**31, NUMBERS, dtype=np.uint64)


def shared(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of their phrases that two texts have in common, as their signatures tell it."""
    return sum(first == second for first, second in zip(one, other, strict=False)) / NUMBERS


def bands(signature: Sequence[int]) -> Iterator[str]:
    """Keys of which near-identical texts share at least one."""
    for start in range(0, len(signature), BAND):
        yield f"copy {start} " + " ".join(f"{number:x}" for number in signature[start : start + BAND])
