"""Which of an article's quotations voices an act: the words behind a row of ``statements``."""

from __future__ import annotations

from dragoman.records import Event, Participant, Quote, Reading, SentenceSpan

# What is done by saying it: a position, for which somebody's words are the best evidence.
VOICED = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})


def voicing(event: Event, actor: Participant, reading: Reading) -> int | None:
    """The position of the quotation in which an actor voices an act: the one that holds the act's words, else one of
    the actor's in its sentence; the shortest, then the first of several. None where there is none."""
    if event.event_type not in VOICED or not reading.quotes:
        return None
    sentence = next((one for one in reading.sentences if one.index == event.sentence_index), None)
    ranked = [
        (not holds(quote, event), quote.end - quote.start, quote.start, position)
        for position, quote in enumerate(reading.quotes)
        if holds(quote, event) or (says(quote, actor) and sentence is not None and meets(quote, sentence))
    ]
    return min(ranked)[-1] if ranked else None


def holds(quote: Quote, event: Event) -> bool:
    """Whether the words of an act lie in a quotation."""
    return quote.start <= event.trigger.start and event.trigger.end <= quote.end


def says(quote: Quote, actor: Participant) -> bool:
    """Whether a quotation is surely an actor's."""
    return quote.speaker is not None and actor.entity_id is not None and quote.speaker.entity_id == actor.entity_id


def meets(quote: Quote, sentence: SentenceSpan) -> bool:
    """Whether a quotation has words of a sentence."""
    return quote.start < sentence.end and sentence.start < quote.end
