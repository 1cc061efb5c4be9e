"""Short reports with the contexts of the act that they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import day_of, text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import Scores, total
from dragoman.ontology import contexts


@dataclass(frozen=True, slots=True)
class GoldContexts:
    """A report and the PLOVER contexts of its acts."""

    id: str
    text: str
    date: str | None
    contexts: frozenset[str]


def gold_contexts(record: dict[str, Any]) -> GoldContexts:
    """A gold record. Raises ``KeyError`` or ``ValueError`` where it is malformed."""
    names = frozenset(record["contexts"])
    unknown = names - {one.code for one in contexts()}
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no context of PLOVER (see `dragoman explain`)")
    return GoldContexts(str(record["id"]), text_of(record), day_of(record), names)


def score_contexts(name: str, gold: list[GoldContexts], coder: CoderLike) -> Report:
    """Code every report and compare the contexts of all its events with the gold's; reports without any event are
    counted, since they show none."""
    found = []
    silent = 0
    for record in gold:
        events = coder.read(record.text, record.date).events
        silent += not events
        found.append(frozenset(one for event in events for one in event.contexts))
    names = sorted({one for record, coded in zip(gold, found, strict=True) for one in record.contexts | coded})
    by_type = {one: _scores(one, gold, found) for one in names}
    rows = tuple(_row(record, coded) for record, coded in zip(gold, found, strict=True))
    exact = sum(record.contexts == coded for record, coded in zip(gold, found, strict=True))
    scores = total(by_type.values())
    figures = {
        "context micro-F1": scores.f1,
        "context macro-F1": sum(one.f1 for one in by_type.values()) / max(1, len(by_type)),
        "all contexts right": exact / max(1, len(gold)),
    }
    notes = (f"{len(gold)} reports, {scores.gold} contexts; {silent} reports without any event coded",)
    return Report(name, "contexts", {"context": scores}, figures, by_type, {}, rows, notes)


def _scores(name: str, gold: list[GoldContexts], found: list[frozenset[str]]) -> Scores:
    pairs = [(name in record.contexts, name in coded) for record, coded in zip(gold, found, strict=True)]
    return Scores(sum(one for one, _ in pairs), sum(one for _, one in pairs), sum(one and two for one, two in pairs))


def _row(record: GoldContexts, coded: frozenset[str]) -> Row:
    outcome: Outcome = "right" if coded == record.contexts else "wrong detail" if coded & record.contexts else "missed"
    wanted = Side(", ".join(sorted(record.contexts)))
    return Row(outcome, record.id, record.text, wanted, Side(", ".join(sorted(coded))) if coded else None)
