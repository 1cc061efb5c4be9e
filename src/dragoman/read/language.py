"""Which language a text is in: English by its commonest words, others by lingua (extra [archives])."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dragoman.errors import ExtraMissing

ENGLISH = "en"
LOOK = 200  # words of a text that are looked at
WORD = re.compile(r"[^\W\d_]+")
# Of running English about four words in ten are among these, of any other language hardly one in twenty.
COMMON = frozenset(
    ["the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "on", "be", "at", "by", "this",
     "had", "are", "but", "from", "have", "not", "were", "which", "their", "has", "said", "would", "will", "been",
     "who", "its", "they", "he", "she", "his", "her", "after", "an", "a"]
)  # fmt: skip
SURE = 0.22
LINGUA_LOOKS = 400  # characters


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language, "unknown" where it has none.

    Raises ``ExtraMissing`` where it takes lingua to tell, which is not there.
    """
    if english_share(text) >= SURE:
        return ENGLISH
    found = detector().detect_language_of(text[:LINGUA_LOOKS])
    return "unknown" if found is None else str(found.iso_code_639_1.name).lower()


def english_share(text: str) -> float:
    """The share of the commonest English words among a text's first words; 0 for a text without words."""
    words = [match.group() for match, _ in zip(WORD.finditer(text.lower()), range(LOOK), strict=False)]
    return sum(word in COMMON for word in words) / len(words) if words else 0.0


@cache
def detector() -> Any:
    """lingua's detector in its small form: loads in a second and holds 80 MB. Raises ``ExtraMissing``."""
    try:
        from lingua import LanguageDetectorBuilder
    except ModuleNotFoundError as error:
        raise ExtraMissing(name="lingua", extra="archives") from error
    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
