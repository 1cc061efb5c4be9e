"""Marked pairs: which of fifteen labels a sentence gives to an actor and a recipient."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import Scores, by_label, confusion, macro_f1, total
from dragoman.marked import MarkedSentence, unmarked
from dragoman.ontology import quad15, root15, type15
from dragoman.records import Relation


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A marked sentence and its label."""

    id: str
    sentence: MarkedSentence
    label: str


def gold_relation(record: dict[str, Any]) -> GoldRelation:
    """A gold record. Raises ``KeyError``, ``ValueError`` or ``UnknownCode`` where it is malformed."""
    quad15(record["event_type"])
    return GoldRelation(str(record.get("id", "")), unmarked(text_of(record, "marked")), record["event_type"])


def label_of(relation: Relation) -> tuple[str | None, str]:
    """The label of a relation, and what gave it: "cameo", "type", or "none"."""
    label = root15(relation.cameo)
    if label is not None:
        return label, "cameo"
    return (type15(relation.event_type), "type") if relation.event_type else (None, "none")


def score_relations(name: str, gold: list[GoldRelation], coder: CoderLike) -> Report:
    """Ask the coder for every marked pair and score its labels; no answer is a wrong one."""
    pairs: list[tuple[str | None, str | None]] = []
    rows: list[Row] = []
    origins: Counter[str] = Counter()
    for record in gold:
        relation = _asked(record.sentence, coder)
        label, origin = label_of(relation)
        origins[origin] += 1
        pairs.append((record.label, label))
        rows.append(_row(record, relation, label))
    return _report(name, pairs, rows, origins, sum(record.sentence.actor is None for record in gold))


def _asked(sentence: MarkedSentence, coder: CoderLike) -> Relation:
    if sentence.actor is None:
        return Relation(None, None, None, 0.0)
    return coder.relation(sentence.text, actor=sentence.actor, recipient=sentence.recipient)


def _row(record: GoldRelation, relation: Relation, label: str | None) -> Row:
    spans = [record.sentence.actor, record.sentence.recipient]
    actors, recipients = (((record.sentence.text[slice(*span)],) if span else ()) for span in spans)
    facts = {"type": relation.event_type, "mode": relation.mode, "CAMEO": relation.cameo}
    coded = Side(label, details={k: v for k, v in facts.items() if v}) if label else None
    outcome: Outcome = "right" if label == record.label else "missed" if label is None else "wrong type"
    return Row(outcome, record.id, record.sentence.text, Side(record.label, "", actors, recipients), coded)


def _report(
    name: str, pairs: list[tuple[str | None, str | None]], rows: list[Row], origins: Counter[str], unasked: int
) -> Report:
    by_type = by_label(pairs)
    quads = [tuple(str(quad15(label)) if label else None for label in pair) for pair in pairs]
    by_quad = by_label((gold, coded) for gold, coded in quads)
    whole, whole_quad = total(by_type.values()), total(by_quad.values())
    figures = {
        "root macro-F1": macro_f1(by_type),
        "root accuracy": whole.recall,
        "quad macro-F1": macro_f1(by_quad),
        "quad accuracy": whole_quad.recall,
    }
    notes = [f"{len(pairs)} pairs: {origins['cameo']} labelled by CAMEO code, {origins['type']} by event type, "
             f"{origins['none']} not at all (each counts as wrong)"]
    if unasked:
        notes.append(f"{unasked} of these have no actor marked, and are not asked for")
    levels: dict[str, Scores] = {"quad": whole_quad, "root": whole}
    return Report(name, "relations", levels, figures, by_type, confusion(pairs), tuple(rows), tuple(notes))
