"""What an evaluation found: figures, and every judged row behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from dragoman.evaluate.interval import Share
from dragoman.evaluate.scores import Scores

Outcome = Literal["right", "missed", "spurious", "wrong type", "wrong dyad", "wrong detail"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row, gold or coded, in words: its label, the words that prove it, who, and what else counts."""

    label: str
    words: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A gold record beside what was coded for it; one of the two is None where the other has no match."""

    outcome: Outcome
    record: str
    sentence: str
    gold: Side | None
    coded: Side | None


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of one gold file.

    ``levels`` are scores from loose to strict, by name; ``figures`` are other measures, shares from 0 to 1; ``by_type``
    scores each label; ``confusion`` counts coded labels by gold label; ``notes`` say what was counted and left out;
    ``shares`` are tables of shares with their intervals, by the table's name and the row's.
    """

    name: str
    kind: str
    levels: Mapping[str, Scores]
    figures: Mapping[str, float] = field(default_factory=dict)
    by_type: Mapping[str, Scores] = field(default_factory=dict)
    confusion: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    shares: Mapping[str, Mapping[str, Share]] = field(default_factory=dict)

    def wrong(self) -> tuple[Row, ...]:
        """The rows that are not right, in the order of the file."""
        return tuple(row for row in self.rows if row.outcome != "right")

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON writes it."""
        return {
            "name": self.name,
            "kind": self.kind,
            "levels": {name: scores.to_dict() for name, scores in self.levels.items()},
            "figures": {name: round(value, 4) for name, value in self.figures.items()},
            "by_type": {name: scores.to_dict() for name, scores in self.by_type.items()},
            "confusion": {gold: dict(row) for gold, row in self.confusion.items()},
            "shares": {
                title: {name: share.to_dict() for name, share in rows.items()} for title, rows in self.shares.items()
            },
            "notes": list(self.notes),
            "rows": [asdict(row) for row in self.rows],
        }
