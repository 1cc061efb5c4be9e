"""A quote with where its words and its speaker stand in the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.parse import Sentence
from dragoman.records import Mention, Quote

Range = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote, still without a resolved speaker.

    ``speaker`` is the words that name the speaker and ``speaker_head`` their (sentence index, token index), both None
    where only an outlet vouches: ``carrier`` and ``carrier_head``. ``ranges`` are the words said, as
    (sentence index, first token, last token); ``cue_start`` is the character where the verb of saying stands.
    ``addressee`` and ``addressee_head`` are those of whom it was said to.
    """

    quote: Quote
    speaker: Mention | None
    speaker_head: tuple[int, int] | None
    ranges: tuple[Range, ...]
    carrier: Mention | None = None
    carrier_head: tuple[int, int] | None = None
    cue_start: int | None = None
    addressee: Mention | None = None
    addressee_head: tuple[int, int] | None = None

    def holds(self, sentence_index: int, token_index: int) -> bool:
        """Whether a token is among the words said."""
        return any(index == sentence_index and first <= token_index <= last for index, first, last in self.ranges)


def token_ranges(parts: Sequence[tuple[int, int]], sentences: Sequence[Sentence]) -> Iterator[Range]:
    """The tokens of each sentence that stand wholly in one of the (start, end) parts."""
    for start, end in parts:
        for sentence in sentences:
            if sentence.start < end and start < sentence.end:
                inside = [token.index for token in sentence.tokens if start <= token.start and token.end <= end]
                if inside:
                    yield sentence.index, inside[0], inside[-1]
