"""PETRARCH's unit sentences: the CAMEO codes expected of each, whoever the (invented) actors are."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.gold_file import text_of
from dragoman.evaluate.matching import Pair, matched, pair_scores
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import by_label, confusion, macro_f1
from dragoman.ontology import plover_to_cameo, root15
from dragoman.records import Article, Event

SHAPE = re.compile(r"(0[1-9]|1\d|20)\d{0,2}")
Key = Callable[[str], Hashable]
KEYS: tuple[Key, ...] = (str, lambda code: code[:3], lambda code: code[:2], root15, lambda code: ())
NAMES = ("full code", "three digits", "two digits", "label of fifteen")
LABEL = NAMES.index("label of fifteen")


@dataclass(frozen=True, slots=True)
class GoldCodes:
    """A sentence and the CAMEO codes expected of it. ``left_out`` says why it is not scored, if it is not;
    ``odd`` counts expected codes that do not have CAMEO's shape: a root from 01 to 20, and up to two digits more."""

    id: str
    text: str
    codes: tuple[str, ...]
    odd: int
    left_out: str | None


def gold_codes(record: dict[str, Any]) -> GoldCodes:
    """A gold record. Raises ``KeyError`` or ``ValueError`` where it is malformed."""
    expected = [code for _, _, code in record["expected"]]
    codes = tuple(code for code in expected if SHAPE.fullmatch(code))
    odd = len(expected) - len(codes)
    return GoldCodes(str(record.get("id", "")), text_of(record), codes, odd, _reason(record, codes))


def _reason(record: dict[str, Any], codes: tuple[str, ...]) -> str | None:
    if record.get("config"):
        return "switches of that program"
    if record.get("error"):
        return "an expected error of that program"
    if not codes and not record["no_event"]:
        return "no expected code of CAMEO's shape"
    return None


def score_petrarch(name: str, gold: list[GoldCodes], coder: CoderLike) -> Report:
    """Code every sentence that remains and match the codes one to one."""
    kept = [record for record in gold if record.left_out is None]
    pairs: list[Pair[str]] = []
    rows: list[Row] = []
    for record, reading in zip(kept, coder.read_all(Article(r.text, id=r.id) for r in kept), strict=True):
        here = matched(record.codes, [_code(event) for event in reading.events], KEYS)
        pairs += here
        rows += [_row(record, pair) for pair in here]
    labels = [(_label(pair.gold), _label(pair.coded)) for pair in pairs]
    by_type = by_label(labels)
    levels = {NAMES[i]: pair_scores(pairs, i) for i in reversed(range(len(NAMES)))}
    figures = {"label macro-F1": macro_f1(by_type)}
    return Report(name, "petrarch", levels, figures, by_type, confusion(labels), tuple(rows), _notes(gold, kept))


def _code(event: Event) -> str:
    return event.cameo or plover_to_cameo(event.event_type, event.mode)


def _label(code: str | None) -> str | None:
    return (root15(code) or "STATEMENT") if code is not None else None


def _row(record: GoldCodes, pair: Pair[str]) -> Row:
    outcome: Outcome = "right"
    if pair.gold is None or pair.coded is None:
        outcome = "spurious" if pair.gold is None else "missed"
    elif pair.key:
        outcome = "wrong type" if pair.key > LABEL else "wrong detail"
    sides = [Side(code) if code is not None else None for code in (pair.gold, pair.coded)]
    return Row(outcome, record.id, record.text, *sides)


def _notes(gold: list[GoldCodes], kept: list[GoldCodes]) -> tuple[str, ...]:
    reasons = sorted({record.left_out for record in gold if record.left_out})
    told = "; ".join(f"{sum(record.left_out == reason for record in gold)} {reason}" for reason in reasons)
    return (
        f"{len(kept)} of {len(gold)} records remain" + (f" (left out: {told})" if told else ""),
        f"{sum(record.odd for record in gold)} expected codes have not CAMEO's shape and are left out",
        "some of the others may be of the older WEIS scheme, whose numbers look alike: read these scores with care",
        "actors are invented and not judged; an event without a CAMEO code is judged by the code of its type and mode",
    )
