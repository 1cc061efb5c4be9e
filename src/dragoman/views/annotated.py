"""The text of an article cut into pieces, each with all that was found in it: marks may lie in and across each
other.

``article_pieces(reading) -> list[Piece]`` cuts the whole text; the pieces one after the other are the text. The roles
of a piece are in the order of ``ROLES``, so that the first is the one to show where there is room for one;
``event_ids`` are all events that its words are of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.records import Event, Participant, Place, Quote, Reading, SentenceSpan

ROLES = ("trigger", "actor", "recipient", "date", "place", "quote", "figure")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, what they are (one of ``ROLES``), why, and the event that they are of."""

    start: int
    end: int
    role: str
    why: str
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks. ``start`` is where they begin in the article's text."""

    text: str
    start: int
    roles: tuple[str, ...] = ()
    why: str = ""
    event_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that are read together, and the events told in the last of them; ``opens`` a paragraph or not."""

    sentences: list[tuple[SentenceSpan, list[Piece]]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    opens: bool = True


def marks(reading: Reading) -> list[Mark]:
    """Everything that can be marked in a text."""
    found = [mark for event in reading.events for mark in of_event(event)]
    found += [Mark(one.start, one.end, "date", f"date: {one.value} ({one.reason})") for one in reading.dates]
    found += [Mark(one.start, one.end, "place", f"place: {place_words(one)}") for one in reading.places]
    found += [
        Mark(one.start, one.end, "figure", f"figure: {one.value:,g} {one.unit or ''} ({one.kind})")
        for one in reading.figures
    ]
    found += [Mark(one.start, one.end, "quote", quote_words(one)) for one in reading.quotes]
    return [one for one in found if 0 <= one.start < one.end <= len(reading.article.text)]


def of_event(event: Event) -> Iterator[Mark]:
    """The marks of one event: the words of its act, its actors and recipients."""
    what = f"{event.event_type} {event.mode or ''}".strip()
    yield Mark(event.trigger.start, event.trigger.end, "trigger", f"{what}: rule {event.rule}", event.event_id)
    for role, side in (("actor", event.actors), ("recipient", event.recipients)):
        for one in side:
            yield Mark(one.start, one.end, role, f"{role} of {what}: {named(one)}", event.event_id)
    # A reading out of a store does not know where the words for an event's place stand: there they begin at 0.
    if event.place is not None and event.place.start > 0:
        why = f" ({event.place_reason})" if event.place_reason else ""
        yield Mark(event.place.start, event.place.end, "place", f"place of {what}: {event.place.name}{why}",
                   event.event_id)  # fmt: skip


def named(one: Participant) -> str:
    """ "Sergey Lavrov (RUS GOV, foreign minister)"."""
    known = ", ".join(filter(None, (" ".join(filter(None, (one.country, one.sector))), one.office)))
    return f"{one.name} ({known})" if known else one.name


def place_words(one: Place) -> str:
    """ "Seoul, KOR (city)"."""
    return f"{', '.join(filter(None, (one.name, one.country)))} ({one.kind})"


def quote_words(one: Quote) -> str:
    """Who is quoted, and how."""
    return f"{one.kind} quotation" + (f" of {named(one.speaker)}" if one.speaker else "")


def article_pieces(reading: Reading) -> list[Piece]:
    """The whole text of a reading's article in pieces."""
    text = reading.article.text
    return pieces(text, 0, len(text), marks(reading))


def pieces(text: str, start: int, end: int, found: Iterable[Mark]) -> list[Piece]:
    """The text from ``start`` to ``end`` in pieces that together are all of it, cut where a mark begins or ends."""
    here = sorted((one for one in found if one.start < end and start < one.end), key=lambda one: one.start)
    cuts = sorted({start, end, *(cut for one in here for cut in (one.start, one.end) if start < cut < end)})
    made, over, begun = [], [], 0
    for first, last in pairwise(cuts):
        while begun < len(here) and here[begun].start <= first:
            over.append(here[begun])
            begun += 1
        over = [one for one in over if one.end > first]
        made.append(piece(text, first, last, over))
    return made


def piece(text: str, start: int, end: int, here: Iterable[Mark]) -> Piece:
    """One piece under some marks, these in the order of ``ROLES``."""
    over = sorted(here, key=lambda one: ROLES.index(one.role))
    return Piece(
        text[start:end], start,
        tuple(dict.fromkeys(one.role for one in over)),
        "\n".join(dict.fromkeys(one.why for one in over)),
        tuple(dict.fromkeys(one.event_id for one in over if one.event_id)),
    )  # fmt: skip


def blocks(reading: Reading) -> list[Block]:
    """The sentences of a reading with their events beside them: one that tells of events ends its block."""
    text, found = reading.article.text, by_sentence(reading.sentences, marks(reading))
    told: dict[int, list[Event]] = {}
    for event in reading.events:
        told.setdefault(event.sentence_index, []).append(event)
    made: list[Block] = []
    before = 0
    for one in reading.sentences:
        opens = not made or "\n" in text[before : one.start]
        if opens or made[-1].events or one.index in told:
            made.append(Block(opens=opens))
        made[-1].sentences.append((one, pieces(text, one.start, one.end, found[one.index])))
        made[-1].events.extend(told.get(one.index, []))
        before = one.end
    return made


def by_sentence(sentences: Sequence[SentenceSpan], found: Iterable[Mark]) -> dict[int, list[Mark]]:
    """The marks that lie in each sentence, so that a long text is not gone through once a sentence."""
    ends = [one.end for one in sentences]
    there: dict[int, list[Mark]] = {one.index: [] for one in sentences}
    for mark in found:
        place = bisect_right(ends, mark.start)
        while place < len(sentences) and sentences[place].start < mark.end:
            there[sentences[place].index].append(mark)
            place += 1
    return there


def head(reading: Reading) -> str:
    """What stands before the first sentence: a dateline, a date."""
    first = reading.sentences[0].start if reading.sentences else len(reading.article.text)
    return reading.article.text[:first]
