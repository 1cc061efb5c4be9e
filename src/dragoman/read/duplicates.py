"""Texts that were read before in the same run."""

from __future__ import annotations

import hashlib
from array import array

PLACES = 1 << 22  # 32 MiB


class Seen:
    """Remembers texts by their hashes, in a table of fixed size: of more than four million, some that come again are
    taken for new; a new one is taken for old once in 2^64 times. White space does not count."""

    def __init__(self, places: int = PLACES) -> None:
        self.places = places
        self.table: array[int] | None = None

    def before(self, text: str) -> bool:
        """Whether a text was seen before; now it was."""
        if self.table is None:
            self.table = array("Q", bytes(8 * self.places))
        words = " ".join(text.split()).encode("utf-8", "surrogatepass")
        number = int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big") or 1
        place = number % self.places
        known = self.table[place] == number
        self.table[place] = number
        return known
