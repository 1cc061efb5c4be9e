"""Machine-written stories, each made for one event type: whether that type is among the events found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Report, Row, Side
from dragoman.evaluate.scores import Scores, macro_f1
from dragoman.ontology import event_type, mode
from dragoman.records import Article, Event

SHOWN = 300


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story, the type that it was made for, and the mode where it is one of today's."""

    text: str
    event_type: str
    mode: str | None


def gold_story(record: dict[str, Any]) -> GoldStory:
    """A gold record. Raises ``KeyError`` or ``UnknownCode`` where it is malformed."""
    code = event_type(record["event_type"]).code
    name = record.get("mode")
    return GoldStory(text_of(record), code, name if name and mode(code, name) else None)


def score_synthetic(name: str, gold: list[GoldStory], coder: CoderLike) -> Report:
    """Code every story and look for its type, and its mode, among the events."""
    readings = coder.read_all(Article(record.text, id=str(number)) for number, record in enumerate(gold))
    coded = [reading.events for reading in readings]
    found = [any(e.event_type == record.event_type for e in events) for record, events in zip(gold, coded, strict=True)]
    by_type = _by_type(gold, coded, found)
    with_mode = [(record, events) for record, events in zip(gold, coded, strict=True) if record.mode]
    figures = {
        "accuracy": sum(found) / len(gold),
        "type macro-F1": macro_f1(by_type),
        "mode right": sum(_has_mode(*pair) for pair in with_mode) / max(1, len(with_mode)),
    }
    levels = {"story has its type": Scores(len(gold), sum(map(bool, coded)), sum(found))}
    rows = tuple(_row(number, *one) for number, one in enumerate(zip(gold, coded, found, strict=True)))
    notes = (f"{len(gold)} stories, {len(with_mode)} of them with one of today's modes",
             "coded, by type: stories in which the type was found at all")
    return Report(name, "synthetic", levels, figures, by_type, rows=rows, notes=notes)


def _by_type(gold: list[GoldStory], coded: list[tuple[Event, ...]], found: list[bool]) -> dict[str, Scores]:
    scores = {record.event_type: Scores(0, 0, 0) for record in sorted(gold, key=lambda record: record.event_type)}
    for record, events, right in zip(gold, coded, found, strict=True):
        scores[record.event_type] += Scores(1, 0, int(right))
        for code in {event.event_type for event in events}:
            scores[code] = scores.get(code, Scores(0, 0, 0)) + Scores(0, 1, 0)
    return scores


def _has_mode(record: GoldStory, events: tuple[Event, ...]) -> bool:
    return any(event.event_type == record.event_type and event.mode == record.mode for event in events)


def _row(number: int, record: GoldStory, events: tuple[Event, ...], right: bool) -> Row:
    wanted = Side(record.event_type, details={"mode": record.mode} if record.mode else {})
    types = ", ".join(dict.fromkeys(event.event_type for event in events))
    words = ", ".join(event.trigger.text for event in events)
    return Row("right" if right else "wrong type" if events else "missed", str(number),
               " ".join(record.text[:SHOWN].split()), wanted, Side(types, words) if events else None)
