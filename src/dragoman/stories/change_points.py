"""Where the level of a dyad's history changes: binary segmentation, each cut tested by shuffling.

A stretch is cut where cutting gains most: for counts the log-likelihood of Poisson counts with articles as exposure,
for scores the scatter of ranks between the two sides. The gain counts only if it is more than the best cut gains in
almost all shuffles of that stretch (its periods in another order): what bursts and uneven volume gain by chance, they
gain in shuffles, too. The method is binary segmentation (Scott and Knott, Biometrics 30, 1974) with the
permutation test of hierarchical estimation (Matteson and James, Journal of the American Statistical Association 109,
2014): a history without change has any change point with a probability of ``LEVEL`` at most, all measures together.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.stories.alerts import SCORE
from dragoman.stories.dyad import Dyad
from dragoman.stories.history import History
from dragoman.stories.periods import By, label
from dragoman.stories.series import PER
from dragoman.stories.tails import Floats

LEVEL = 0.05
SHUFFLES = 499
SHORTEST = 4  # periods of a stretch
SEED = 20210325
COUNTED = ("stories", "conflict")
MEASURED = (*COUNTED, SCORE)


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The first period of a new level.

    ``measure`` is stories, conflict or score. ``before`` and ``after`` are the levels of the stretches on both sides:
    for counts a thousand articles, for score the mean PLOVER score of stories. ``p`` is the share of shuffles, the true
    order among them, that gain as much.
    """

    dyad: Dyad
    by: By
    start: datetime.date
    measure: str
    before: float
    after: float
    p: float

    @property
    def period(self) -> str:
        """The name of the period."""
        return label(self.start, self.by)

    def to_dict(self) -> dict[str, Any]:
        """The change point as JSON lines write it."""
        return {
            "period": self.period, "start": self.start.isoformat(), "measure": self.measure,
            "before": round(self.before, 4), "after": round(self.after, 4), "p": round(self.p, 4),
        }  # fmt: skip


def change_points(history: History) -> list[ChangePoint]:
    """The change points of a history in the order of time; the same each time for the same history."""
    places = np.flatnonzero(history.articles > 0)
    found = []
    for measure, (above, below) in terms(history.take(places.tolist())).items():
        cuts = list(segments(above, below, measure == SCORE))
        ends = sorted([0, len(places), *(cut for cut, _ in cuts)])
        for cut, p in cuts:
            sides = ends[ends.index(cut) - 1], ends[ends.index(cut) + 1]
            before, after = (
                level(history, places[span], measure) for span in (slice(sides[0], cut), slice(cut, sides[1]))
            )
            start = history.starts[places[cut]]
            found.append(ChangePoint(history.dyad, history.by, start, measure, before, after, p))
    return sorted(found, key=lambda one: (one.start, MEASURED.index(one.measure)))


def terms(known: History) -> Mapping[str, tuple[Floats, Floats]]:
    """What each measure sums over a stretch: counts over articles, ranks over stories."""
    total = known.scored.sum(axis=0)
    ranks = np.cumsum(total) - total / 2 - total.sum() / 2
    scores = (known.scored @ ranks / max(1.0, total.sum()), known.scored.sum(axis=1))
    return {name: (known.counts[name], known.articles) for name in COUNTED} | {SCORE: scores}


def segments(above: Floats, below: Floats, ranks: bool) -> Iterator[tuple[int, float]]:
    """(index, p) of the cuts of a sequence, the best of a stretch before those of its two parts."""
    random = np.random.default_rng(SEED)
    waiting = [(0, len(above))]
    while waiting:
        first, end = waiting.pop()
        if end - first >= 2 * SHORTEST and above[first:end].any():
            cut, p = best_cut(above[first:end], below[first:end], ranks, random)
            if p <= LEVEL / len(MEASURED):
                yield first + cut, p
                waiting += [(first, first + cut), (first + cut, end)]


def best_cut(above: Floats, below: Floats, ranks: bool, random: np.random.Generator) -> tuple[int, float]:
    """(index, p) of the cut that gains most, held against shuffles."""
    orders = np.array([np.arange(len(above)), *(random.permutation(len(above)) for _ in range(SHUFFLES))])
    gained = gains(above[orders], below[orders], ranks)[:, SHORTEST - 1 : len(above) - SHORTEST]
    best = gained.max(axis=1)
    # The true order is one of the orders: rounding must not make it lose against itself.
    return int(gained[0].argmax()) + SHORTEST, float(np.mean(best >= best[0] - 1e-9))


def gains(above: Floats, below: Floats, ranks: bool) -> Floats:
    """What cutting after each place gains, for many orders (B, T) of a stretch at once: (B, T - 1)."""
    left, many = np.cumsum(above, axis=1), np.cumsum(below, axis=1)
    total, every = left[:, -1:], many[:, -1:]
    sides = ((left[:, :-1], many[:, :-1]), (total - left[:, :-1], every - many[:, :-1]))
    if ranks:
        squares = [np.divide(a**2, b, out=np.zeros_like(a), where=b > 0) for a, b in (*sides, (total, every))]
        return squares[0] + squares[1] - squares[2]
    likely = [a * np.log(np.where(a > 0, a, 1.0) / np.maximum(b, 1e-9)) for a, b in (*sides, (total, every))]
    return likely[0] + likely[1] - likely[2]


def level(history: History, places: Any, measure: str) -> float:
    """The level of a stretch."""
    if measure == SCORE:
        scored = history.scored[places].sum(axis=0)
        return float((scored * history.levels).sum() / max(1.0, scored.sum()))
    return float(PER * history.counts[measure][places].sum() / history.articles[places].sum())
