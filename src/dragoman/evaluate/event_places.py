"""Where an act happened: sentence, verb, and the place that the sentence names for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import Scores
from dragoman.evaluate.spans import overlap
from dragoman.records import Article, Event, Mention


@dataclass(frozen=True, slots=True)
class GoldEventPlace:
    """A sentence, the verb of an act and the words that name its place; no place means that none is named.

    ``usable`` is False where the gold names a place but not its characters (an empty span).
    """

    text: str
    verb: Mention
    places: tuple[Mention, ...]
    usable: bool


def gold_event_place(record: dict[str, Any]) -> GoldEventPlace:
    """A gold record. Raises ``KeyError`` or ``ValueError`` where it is malformed."""
    text = text_of(record)
    places = tuple(_mention(text, (start, end)) for start, end in record["places"] if start != end)
    return GoldEventPlace(text, _mention(text, record["verb"]), places, len(places) == len(record["places"]))


def _mention(text: str, span: Sequence[int]) -> Mention:
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span {start}, {end} does not lie in the text of {len(text)} characters")
    return Mention(text[start:end], start, end)


def score_event_places(name: str, gold: list[GoldEventPlace], coder: CoderLike) -> Report:
    """Code every sentence; where an event has the verb among its words, its place is judged."""
    kept = [(str(number), record) for number, record in enumerate(gold) if record.usable]
    readings = coder.read_all(Article(record.text, id=number) for number, record in kept)
    coded = [_event_of(record, reading.events) for (_, record), reading in zip(kept, readings, strict=True)]
    judged = [(number, record, event) for (number, record), event in zip(kept, coded, strict=True) if event]
    outcomes = [_outcome(record, event) for _, record, event in judged]
    scores = Scores(
        sum(bool(record.places) for _, record, _ in judged),
        sum(event.place is not None for *_, event in judged),
        sum(_fits(record, event) for _, record, event in judged),
    )
    figures = {"verb coded as an event": len(judged) / max(1, len(kept)),
               "place right, or rightly none": outcomes.count("right") / max(1, len(judged))}
    rows = tuple(_row(*one, outcome) for one, outcome in zip(judged, outcomes, strict=True))
    notes = (f"{len(kept)} of {len(gold)} acts remain (the others' places have no characters in the gold)",
             f"{len(judged)} of them are coded as events, and these alone are judged")
    return Report(name, "event_places", {"place": scores}, figures, rows=rows, notes=notes)


def _event_of(record: GoldEventPlace, events: Iterable[Event]) -> Event | None:
    return max((event for event in events if overlap(record.verb, event.trigger)),
               key=lambda event: (overlap(record.verb, event.trigger), event.confidence), default=None)


def _fits(record: GoldEventPlace, event: Event) -> bool:
    return event.place is not None and any(overlap(event.place, place) for place in record.places)


def _outcome(record: GoldEventPlace, event: Event) -> Outcome:
    if _fits(record, event) or (event.place is None and not record.places):
        return "right"
    return "missed" if event.place is None else "wrong detail" if record.places else "spurious"


def _row(number: str, record: GoldEventPlace, event: Event, outcome: Outcome) -> Row:
    wanted = Side(", ".join(place.text for place in record.places) or "no place", record.verb.text)
    found = Side(event.place.text if event.place else "no place", event.trigger.text, details={"rule": event.rule})
    return Row(outcome, number, record.text.strip(), wanted, found)
