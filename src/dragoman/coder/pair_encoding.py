"""A sentence with a marked pair as the numbers that the pair classifier reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]
# Four entries of the vocabulary that no text uses stand before and after the actor and the recipient.
ACTOR, ACTOR_END, RECIPIENT, RECIPIENT_END = 1, 2, 3, 4
MARKS = frozenset({ACTOR, ACTOR_END, RECIPIENT, RECIPIENT_END})
LONGEST = 128
BEFORE = 20
# Whoever marks a pair may or may not mark an article or a quotation mark with it: neither says anything of the act.
FRINGE = re.compile(r"(?:\W+|(?:the|an?)\b\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and the character spans of an actor and a recipient in it; either may be None, not both."""

    text: str
    actor: Span | None
    recipient: Span | None

    def trimmed(self) -> Pair:
        """The same pair, its spans without what stands at their fringes: articles, quotation marks, blanks."""
        return Pair(self.text, trimmed(self.text, self.actor), trimmed(self.text, self.recipient))


def trimmed(text: str, span: Span | None) -> Span | None:
    """A span without articles and marks at its beginning, nor marks at its end; as it was if nothing else is left."""
    if span is None:
        return None
    words = text[slice(*span)]
    fringe = FRINGE.match(words)
    start = fringe.end() if fringe else 0
    end = len(re.sub(r"\W+$", "", words))
    return (span[0] + start, span[0] + end) if start < end else span


class PairEncoder:
    """Turns pairs into word pieces with the tokenizer of a ``tokenizer.json``."""

    def __init__(self, tokenizer: str) -> None:
        from tokenizers import Tokenizer

        self.tokenizer = Tokenizer.from_str(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encode(self, pair: Pair) -> list[int]:
        """Word pieces with marks around the pair, at most ``LONGEST``: the part of a long text around the marks."""
        pair = pair.trimmed()
        pieces = self.tokenizer.encode(pair.text)
        ids: list[int] = []
        offsets = pieces.offsets
        for place, (piece, (start, end)) in enumerate(zip(pieces.ids, offsets, strict=True)):
            # The pieces of one letter (Hangul is taken apart) have the same place: marks stand around all of them.
            if place == 0 or offsets[place - 1] != (start, end):
                ids.extend(opening(pair, start, end))
            ids.append(piece)
            if place + 1 == len(offsets) or offsets[place + 1] != (start, end):
                ids.extend(closing(pair, start, end))
        return ids if len(ids) <= LONGEST else window(ids)


def opening(pair: Pair, start: int, end: int) -> list[int]:
    """The marks that stand before a piece: those of spans that begin in it."""
    spans = ((pair.actor, ACTOR), (pair.recipient, RECIPIENT))
    return [mark for span, mark in spans if span is not None and end > start and start <= span[0] < end]


def closing(pair: Pair, start: int, end: int) -> list[int]:
    """The marks that stand behind a piece: those of spans that end in it."""
    spans = ((pair.actor, ACTOR_END), (pair.recipient, RECIPIENT_END))
    return [mark for span, mark in spans if span is not None and end > start and start < span[1] <= end]


def window(ids: Sequence[int]) -> list[int]:
    """The longest part of a text that holds its first and last piece and, as far as they fit, the marks."""
    marked = [place for place, piece in enumerate(ids) if piece in MARKS]
    first, last = (marked[0], marked[-1]) if marked else (1, 1)
    room = LONGEST - 2
    start = max(1, first - BEFORE)
    if last - start >= room:
        start = max(1, last - room + 1)
    start = min(start, len(ids) - 1 - room)
    return [ids[0], *ids[start : start + room], ids[-1]]
