"""On whose word an act stands, and whose words a token is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.parse import Sentence
from dragoman.records import Act, Mention
from dragoman.resolve.found_quote import FoundQuote


@dataclass(frozen=True, slots=True)
class Attributed:
    """A voice that vouches for an act: the words that name it, where their head stands, and whether it spoke itself
    (speaker) or passed the words on (publisher)."""

    mention: Mention
    sentence_index: int | None
    head: int | None
    kind: Literal["speaker", "publisher"] = "speaker"


def attribution_of(act: Act, sentence: Sentence, quotes: Sequence[FoundQuote]) -> list[Attributed]:
    """The voices whose quoted or reported words hold an act's trigger, innermost first, each once.

    An act that is itself the saying ("condemned", "promised") stands on nobody's word but its reporter's.
    """
    voices: dict[tuple[int, int], Attributed] = {}
    for found in holding(sentence.index, act.head, quotes):
        if found.cue_start is not None and act.trigger.start <= found.cue_start < act.trigger.end:
            continue
        for voice in voices_of(found):
            voices.setdefault((voice.mention.start, voice.mention.end), voice)
    return list(voices.values())


def voices_of(found: FoundQuote) -> list[Attributed]:
    """The speaker of a quote and the outlet that carried it, as far as the text names them."""
    voices = []
    if found.speaker is not None and found.speaker_head is not None:
        voices.append(Attributed(found.speaker, *found.speaker_head))
    if found.carrier is not None and found.carrier_head is not None:
        voices.append(Attributed(found.carrier, *found.carrier_head, kind="publisher"))
    return voices


def holding(sentence_index: int, token_index: int, quotes: Sequence[FoundQuote]) -> list[FoundQuote]:
    """The quotes that hold a token, shortest first."""
    found = [quote for quote in quotes if quote.holds(sentence_index, token_index)]
    return sorted(found, key=lambda one: one.quote.end - one.quote.start)


def speaker_at(sentence_index: int, token_index: int, quotes: Sequence[FoundQuote]) -> FoundQuote | None:
    """Whose words a token stands in: the innermost quote with a speaker, words in marks before reported ones."""
    found = [quote for quote in holding(sentence_index, token_index, quotes) if quote.speaker is not None]
    return min(found, key=lambda one: one.quote.kind == "indirect", default=None)
