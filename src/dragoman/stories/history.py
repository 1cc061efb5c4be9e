"""A dyad's past as arrays: what alerts and change points are looked for in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.stories.dyad import Dyad
from dragoman.stories.periods import By
from dragoman.stories.series import Cell, Series
from dragoman.stories.tails import Floats

# What is counted of a dyad, as (name, the quad categories that it takes in).
MEASURES: dict[str, tuple[str, ...]] = {
    "stories": ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"),
    "cooperation": ("verbal cooperation", "material cooperation"),
    "conflict": ("verbal conflict", "material conflict"),
    "material conflict": ("material conflict",),
}


@dataclass(frozen=True, slots=True)
class History:
    """What a dyad did in T periods.

    ``starts`` are their first days. ``articles`` (T) is the exposure: all articles of the period. ``counts`` are
    arrays (T) by the names of ``MEASURES``. ``levels`` (K) are the PLOVER scores that occur, rising, and ``scored``
    (T, K) how often each does.
    """

    dyad: Dyad
    by: By
    starts: tuple[datetime.date, ...]
    articles: Floats
    counts: Mapping[str, Floats]
    levels: Floats
    scored: Floats

    def take(self, order: Sequence[int]) -> History:
        """The same periods in another order, each with its articles, counts and scores; their days stay in place."""
        places = np.asarray(order, dtype=np.intp)
        counts = {name: array[places] for name, array in self.counts.items()}
        return History(self.dyad, self.by, self.starts, self.articles[places], counts, self.levels, self.scored[places])


def history(
    dyad: Dyad, by: By, starts: Sequence[datetime.date], articles: Floats, cells: Iterable[tuple[int, Cell]]
) -> History:
    """The history of cells, each with the index of its period."""
    listed = list(cells)
    levels = sorted({cell.score for _, cell in listed if cell.score is not None})
    place = {score: index for index, score in enumerate(levels)}
    counts = {name: np.zeros(len(starts)) for name in MEASURES}
    scored = np.zeros((len(starts), len(levels)))
    for index, cell in listed:
        for name, quads in MEASURES.items():
            if cell.quad_category in quads:
                counts[name][index] += cell.number
        if cell.score is not None:
            scored[index, place[cell.score]] += cell.number
    return History(dyad, by, tuple(starts), articles, counts, np.array(levels), scored)


def history_of(series: Series) -> History:
    """The history of a series that has been made."""
    levels = sorted({score for row in series.rows for score, _ in row.scores})
    scored = np.zeros((len(series.rows), len(levels)))
    for index, row in enumerate(series.rows):
        for score, number in row.scores:
            scored[index, levels.index(score)] = number
    counts = {
        name: np.array([sum(row.quads[quad] for quad in quads) for row in series.rows], dtype=np.float64)
        for name, quads in MEASURES.items()
    }
    articles = np.array([row.articles for row in series.rows], dtype=np.float64)
    starts = tuple(row.start for row in series.rows)
    return History(series.dyad, series.by, starts, articles, counts, np.array(levels), scored)
