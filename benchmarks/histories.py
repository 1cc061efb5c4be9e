"""Made histories of a dyad, some as calm and some as wild as real ones, and changes planted in them.

Each has articles, stories by quad category and their PLOVER scores, week by week, all drawn from a seed. Stories of one
week are alike: each week has a mood of its own, which is the share of conflict among them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.stories.dyad import Dyad
from dragoman.stories.history import MEASURES, History

Floats = NDArray[np.float64]
Rng = np.random.Generator

START = datetime.date(2015, 1, 5)
ARTICLES = 60.0  # a week
MOOD = (2.0, 3.0)  # of a Beta distribution: two of five stories are conflict
QUADS = tuple(quad for name in ("cooperation", "conflict") for quad in MEASURES[name])
LEVELS = np.array([-10.0, -9.0, -8.0, -6.0, -5.0, -4.0, -3.0, -2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
SCORES = {  # of a quad category, as (level, weight)
    "verbal cooperation": {1.0: 5, 2.0: 1, 3.0: 3, 4.0: 1},
    "material cooperation": {5.0: 2, 6.0: 2, 7.0: 1},
    "verbal conflict": {-2.0: 2, -3.0: 4, -4.0: 1},
    "material conflict": {-5.0: 1, -6.0: 2, -8.0: 1, -9.0: 2, -10.0: 1},
}


def level(periods: int, mean: float) -> Floats:
    """The same rate in every week."""
    return np.full(periods, mean)


def spikes(periods: int, rng: Rng) -> Floats:
    """One story a week, and in one week of twenty fifteen."""
    return np.where(rng.random(periods) < 0.05, 15.0, 1.0)


def season(periods: int) -> Floats:
    """Four stories a week, in summer more than in winter by a wave of six tenths."""
    return 4 * (1 + 0.6 * np.sin(2 * np.pi * np.arange(periods) / 52))


# Rates of stories a week, by what they are like: what the level of alerts was chosen on.
RATES: dict[str, Callable[[int, Rng], Floats]] = {
    "quiet": lambda periods, rng: level(periods, 0.3),
    "steady": lambda periods, rng: level(periods, 4.0),
    "busy": lambda periods, rng: level(periods, 30.0) * rng.gamma(5, 0.2, periods),
    "bursty": lambda periods, rng: level(periods, 3.0) * rng.gamma(1, 1, periods),
    "spikes": spikes,
    "trending volume": lambda periods, rng: level(periods, 4.0),
    "seasonal": lambda periods, rng: season(periods),
    "heavy": lambda periods, rng: level(periods, 1.0) * rng.lognormal(0, 1.2, periods),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is planted: from ``at`` on there are ``conflict`` and ``cooperation`` times as many stories of either."""

    conflict: float = 1.0
    cooperation: float = 1.0
    at: int = 0


CHANGES = {
    "conflict doubles": Change(conflict=2.0),
    "conflict triples": Change(conflict=3.0),
    "conflict fivefold": Change(conflict=5.0),
    "all triples": Change(3.0, 3.0),
    "score drops": Change(1.7, 0.3),
    "falls silent": Change(0.1, 0.1),
}


def made(kind: str, periods: int, rng: Rng, change: Change | None = None) -> History:
    """A history of a kind in ``RATES``, with a change planted or none."""
    trend = np.linspace(0.4, 2.0, periods) if kind == "trending volume" else np.ones(periods)
    articles = 1.0 + rng.poisson(ARTICLES * trend)
    rates = RATES[kind](periods, rng) * articles / ARTICLES
    mood = rng.beta(*MOOD, periods)
    changed = np.arange(periods) >= (periods if change is None else change.at)
    conflict = np.where(changed, change.conflict if change else 1.0, 1.0) * mood
    cooperation = np.where(changed, change.cooperation if change else 1.0, 1.0) * (1 - mood)
    stories = {
        "verbal cooperation": rng.poisson(rates * cooperation * 0.7),
        "material cooperation": rng.poisson(rates * cooperation * 0.3),
        "verbal conflict": rng.poisson(rates * conflict * 0.6),
        "material conflict": rng.poisson(rates * conflict * 0.4),
    }
    scored = np.zeros((periods, len(LEVELS)))
    for quad, numbers in stories.items():
        weights = np.array([SCORES[quad].get(one, 0) for one in LEVELS], dtype=np.float64)
        scored += rng.multinomial(numbers, weights / weights.sum())
    counts = {name: np.asarray(sum(stories[quad] for quad in quads), dtype=np.float64)
              for name, quads in MEASURES.items()}  # fmt: skip
    starts = tuple(START + datetime.timedelta(weeks=week) for week in range(periods))
    return History(Dyad("AAA", "BBB"), "week", starts, articles, counts, LEVELS, scored)


def shuffled(history: History, rng: Rng) -> History:
    """The same periods in another order."""
    return history.take(rng.permutation(len(history.starts)).tolist())
