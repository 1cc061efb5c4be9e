"""Which words of a sentence are marked, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Event, Reading

Span = tuple[int, int, str]


def marks(event: Event, reading: Reading) -> list[Span]:
    """(start, end, role) of an event's words in its sentence, in article offsets, none overlapping another."""
    start, end = next((one.start, one.end) for one in reading.sentences if one.index == event.sentence_index)
    wanted: list[Span] = [(event.trigger.start, event.trigger.end, "trigger")]
    wanted += [(one.start, one.end, "actor") for one in event.actors]
    wanted += [(one.start, one.end, "recipient") for one in event.recipients]
    wanted += [(one.start, one.end, "date") for one in reading.dates if one.value == event.date]
    if event.place is not None:
        wanted.append((event.place.start, event.place.end, "place"))
    kept: list[Span] = []
    for mark in wanted:
        if start <= mark[0] < mark[1] <= end and all(mark[1] <= other[0] or other[1] <= mark[0] for other in kept):
            kept.append(mark)
    return sorted(kept)


def pieces(event: Event, reading: Reading) -> Iterator[tuple[str, str | None]]:
    """The sentence of an event in order, as (words, role or None)."""
    text = reading.article.text
    sentence = next(one for one in reading.sentences if one.index == event.sentence_index)
    place = sentence.start
    for start, end, role in marks(event, reading):
        yield text[place:start], None
        yield text[start:end], role
        place = end
    yield text[place : sentence.end], None
