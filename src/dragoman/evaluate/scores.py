"""Precision, recall and F1, from counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """How many there are in the gold, how many were coded, and how many of these match one to one.

    Where nothing was to be found and nothing was, all three measures are 1.
    """

    gold: int
    coded: int
    matched: int

    @property
    def precision(self) -> float:
        """The share of what was coded that is in the gold, 0 to 1."""
        return self._share(self.coded)

    @property
    def recall(self) -> float:
        """The share of the gold that was coded, 0 to 1."""
        return self._share(self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.matched / (self.gold + self.coded) if self.gold + self.coded else 1.0

    def _share(self, whole: int) -> float:
        if whole:
            return self.matched / whole
        return 0.0 if self.gold + self.coded else 1.0

    def __add__(self, other: Scores) -> Scores:
        return Scores(self.gold + other.gold, self.coded + other.coded, self.matched + other.matched)

    def to_dict(self) -> dict[str, float]:
        """Counts, and measures to four places."""
        measures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"gold": self.gold, "coded": self.coded, "matched": self.matched}
        return {**counts, **{name: round(value, 4) for name, value in measures.items()}}


def total(scores: Iterable[Scores]) -> Scores:
    """All counts added up: the micro average."""
    return sum(scores, Scores(0, 0, 0))


def macro_f1(by_label: Mapping[str, Scores]) -> float:
    """The mean F1 of the labels that the gold has; 0 where it has none."""
    held = [scores.f1 for scores in by_label.values() if scores.gold]
    return sum(held) / len(held) if held else 0.0


def by_label(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, Scores]:
    """Scores of each label from (gold, coded) pairs; None stands for no label on that side."""
    found: dict[str, Scores] = {}
    for gold, coded in pairs:
        if gold is not None:
            found[gold] = found.get(gold, Scores(0, 0, 0)) + Scores(1, 0, int(gold == coded))
        if coded is not None:
            found[coded] = found.get(coded, Scores(0, 0, 0)) + Scores(0, 1, 0)
    return dict(sorted(found.items()))


def confusion(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, dict[str, int]]:
    """How often each gold label was coded as each label; "none" where one side has nothing."""
    counts: dict[str, dict[str, int]] = {}
    for gold, coded in pairs:
        row = counts.setdefault(gold or "none", {})
        row[coded or "none"] = row.get(coded or "none", 0) + 1
    return {gold: dict(sorted(row.items())) for gold, row in sorted(counts.items())}
