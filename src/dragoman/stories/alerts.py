"""When a dyad leaves its own past: each period looked at in several ways, the looks counted against it.

A period is tested once ``LEAST_PAST`` periods of the store's articles lie before it, in ``LEAST_ACTIVE`` of which
the dyad was told of: who has no past cannot leave it. Its looks (``LOOKS``) are one family: a tail probability of
``surprise.py`` counts times their number (Bonferroni). One dyad alerts where that is at most ``LEVEL``, which
``benchmarks/alerts.py`` has chosen so that a shuffled history (the same periods in another order: a past that nothing
was left in) alerts less than once in a hundred periods. Of many dyads of one period those alert whose share of false
discoveries stays below ``FALSE_SHARE`` (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995).

A new level is told once: a look that lasts is silent where the same measure alerted the same way within the periods
that it looks at.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from dragoman.stories.dyad import Dyad
from dragoman.stories.history import MEASURES, History
from dragoman.stories.periods import By, label, last_of
from dragoman.stories.surprise import (
    LAST,
    RECORD,
    WINDOW,
    expected_counts,
    is_record,
    lasting,
    rise_of,
    score_tails,
)
from dragoman.stories.tails import Floats

LEAST_PAST = 26
LEAST_ACTIVE = 5
LEVEL = 0.02
FALSE_SHARE = 0.1
SCORE = "score"
CONFLICT = ("conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a period: what of it, which way, and whether by itself or with those before it."""

    measure: str
    way: Literal["rise", "fall"]
    lasts: bool


LOOKS = (
    *(Look(measure, "rise", lasts) for measure in MEASURES for lasts in (False, True)),
    Look("stories", "fall", True),
    *(Look(SCORE, way, lasts) for way in ("rise", "fall") for lasts in (False, True)),
)


@dataclass(frozen=True, slots=True)
class Alert:
    """A period in which a dyad left its own past.

    ``measure`` is stories, cooperation, conflict, material conflict or score; ``way`` rise or fall; ``lasts`` says that
    it is the level of the last ``LAST`` periods, of which this is the latest. ``observed`` and ``expected`` are counts
    of a period (a mean where it lasts) or mean PLOVER scores. ``p`` is the probability of as much in a past without
    change, all looks counted; ``q`` the share of false discoveries among the alerts of the period up to this one, None
    where one dyad was asked for. ``also`` are other measures that alert in the period. ``stories`` explain it, the
    weightiest first.
    """

    dyad: Dyad
    by: By
    start: datetime.date
    measure: str
    way: str
    lasts: bool
    observed: float
    expected: float
    p: float
    q: float | None = None
    also: tuple[str, ...] = ()
    stories: tuple[Mapping[str, Any], ...] = ()

    @property
    def period(self) -> str:
        """The name of the period."""
        return label(self.start, self.by)

    @property
    def end(self) -> datetime.date:
        """The last day of the period."""
        return last_of(self.start, self.by)

    @property
    def since(self) -> datetime.date:
        """The first day from which on stories explain it."""
        if not self.lasts:
            return self.start
        return self.start - datetime.timedelta(days={"day": 1, "week": 7, "month": 30}[self.by] * (LAST - 1))

    def to_dict(self) -> dict[str, Any]:
        """The alert as JSON lines write it; days are ISO 8601."""
        return {
            "period": self.period, "start": self.start.isoformat(), "end": self.end.isoformat(),
            "actor": self.dyad.actor, "recipient": self.dyad.recipient, "directed": self.dyad.directed,
            "measure": self.measure, "way": self.way, "lasts": self.lasts, "observed": round(self.observed, 4),
            "expected": round(self.expected, 4), "p": float(f"{self.p:.3g}"),
            "q": None if self.q is None else float(f"{self.q:.3g}"), "also": list(self.also),
            "stories": [dict(story) for story in self.stories],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """A history's periods that have articles (N of T), which of them were tested, and their tails (N, looks), each
    times the number of looks; 1 where a count is no record."""

    history: History
    places: np.ndarray[Any, np.dtype[np.int64]]
    tested: np.ndarray[Any, np.dtype[np.bool_]]
    p: Floats


def trial(history: History, level: float = LEVEL, first: datetime.date | None = None) -> Trial:
    """The tests of a history's periods, or of those from a little before ``first`` on, whom that is enough to judge.

    Whether a count is a record is asked of those up to ``level``.
    """
    places = np.flatnonzero(history.articles > 0)
    from_place = 0 if first is None else bisect_left([history.starts[place] for place in places], first) - LAST
    # What lies farther back than any look reaches changes nothing.
    places = places[max(0, from_place - RECORD - LAST) :]
    from_place = max(0, min(from_place, RECORD + LAST))
    known = history.take(places.tolist())
    active = np.concatenate([[0], np.cumsum(known.counts["stories"] > 0)])
    after = np.arange(len(places))
    past = active[after] - active[np.maximum(after - WINDOW, 0)]
    due = (after >= LEAST_PAST) & (past >= LEAST_ACTIVE) & (after >= from_place)
    p = np.ones((len(places), len(LOOKS)))
    if due.any():
        for column, found in enumerate(tails(known, np.flatnonzero(due).tolist())):
            p[:, column] = np.minimum(1.0, np.where(due, found, 1.0) * len(LOOKS))
        refute(known, p, level)
    return Trial(history, places, due, p)


def tails(known: History, due: Sequence[int]) -> Iterator[Floats]:
    """The tail probabilities of each look, for all periods."""
    counted = {name: (rise_of(counts, known.articles), *lasting(counts, known.articles))
               for name, counts in known.counts.items()}  # fmt: skip
    scores = {False: score_tails(known.scored, 1, due), True: score_tails(known.scored, LAST, due)}
    for look in LOOKS:
        if look.measure == SCORE:
            yield scores[look.lasts][look.way == "fall"]
        else:
            yield counted[look.measure][0 if not look.lasts else 1 + (look.way == "fall")]


def refute(known: History, p: Floats, level: float) -> None:
    """Take back the counts of periods that would surprise by themselves and are no record."""
    single = [column for column, look in enumerate(LOOKS) if look.measure != SCORE and not look.lasts]
    for t in np.flatnonzero(p[:, single].min(axis=1) <= level):
        span = slice(max(0, t - RECORD), t + 1)
        if not is_record([counts[span] for counts in known.counts.values()], known.articles[span]):
            p[t, single] = 1.0


def alerts(history: History, first: datetime.date | None = None, level: float = LEVEL) -> list[Alert]:
    """The alerts of one dyad from ``first`` on, in the order of time."""
    found = trial(history, level, first)
    threshold = np.full(len(found.places), level)
    return [one for one in told_once(found, threshold) if first is None or one.start >= first]


def alerts_across(
    histories: Iterable[History], first: datetime.date | None = None, share: float = FALSE_SHARE, level: float = LEVEL
) -> list[Alert]:
    """The alerts of many dyads over the same periods, the most surprising first.

    Those of a period keep their share of false discoveries at ``share``, and each alone would alert at ``level``.
    """
    each = [one for one in (trial(history, level, first) for history in histories) if one.tested.any()]
    if not each:
        return []
    best = np.array([np.where(one.tested, one.p.min(axis=1), np.nan) for one in each])
    q = np.apply_along_axis(false_shares, 0, best)
    found = []
    for row, one in enumerate(each):
        threshold = np.where(np.nan_to_num(q[row], nan=1.0) <= share, level, 0.0)
        by_start = {one.history.starts[place]: q[row, index] for index, place in enumerate(one.places)}
        found += [replace(alert, q=float(by_start[alert.start])) for alert in told_once(one, threshold)]
    wanted = [alert for alert in found if first is None or alert.start >= first]
    return sorted(wanted, key=lambda one: (one.p, one.start, str(one.dyad)))


def false_shares(p: Floats) -> Floats:
    """Benjamini and Hochberg's adjusted values of probabilities; NaN, which was not tested, stays."""
    order = np.argsort(p)  # NaN comes last
    many = np.count_nonzero(~np.isnan(p))
    rising = p[order[:many]] * many / np.arange(1, many + 1)
    found = np.full(len(p), np.nan)
    found[order[:many]] = np.minimum(1.0, np.minimum.accumulate(rising[::-1])[::-1])
    return found


def told_once(found: Trial, threshold: Floats) -> Iterator[Alert]:
    """One alert for each period with a look up to its threshold, without what an alert before has told."""
    known = found.history.take(found.places.tolist())
    told: dict[tuple[str, str], int] = {}
    for t in np.flatnonzero(found.p.min(axis=1) <= threshold):
        surprising = [
            (found.p[t, column], look) for column, look in enumerate(LOOKS) if found.p[t, column] <= threshold[t]
        ]
        looks = [
            (p, look)
            for p, look in surprising
            if not (look.lasts and t - told.get((look.measure, look.way), -LAST) < LAST)
        ]
        # What goes on without a break stays told.
        told |= {(look.measure, look.way): int(t) for _, look in surprising}
        if looks:
            looks.sort(key=lambda pair: (pair[0], pair[1].lasts, -len(pair[1].measure)))
            yield alert(known, int(t), found.history.starts[found.places[t]], looks)


def alert(known: History, t: int, start: datetime.date, looks: Sequence[tuple[float, Look]]) -> Alert:
    """The alert of a period by its most surprising look."""
    p, look = looks[0]
    also = dict.fromkeys(f"{other.measure} {other.way}" for _, other in looks[1:] if other.measure != look.measure)
    observed, expected = measured(known, t, look)
    return Alert(known.dyad, known.by, start, look.measure, look.way, look.lasts, observed, expected, float(p),
                 also=tuple(also))  # fmt: skip


def measured(known: History, t: int, look: Look) -> tuple[float, float]:
    """(observed, expected) of a look."""
    first = t + 1 - (LAST if look.lasts else 1)
    now, past = slice(first, t + 1), slice(max(0, first - WINDOW), first)
    if look.measure == SCORE:
        return mean_score(known, now), mean_score(known, past)
    counts, articles = known.counts[look.measure], known.articles
    if not look.lasts:
        return float(counts[t]), float(expected_counts(counts[: t + 1], articles[: t + 1])[0][t])
    rate = counts[past].sum() / articles[past].sum()
    return float(counts[now].mean()), float(rate * articles[now].mean())


def mean_score(known: History, span: slice) -> float:
    """The mean PLOVER score of some periods."""
    total = known.scored[span].sum(axis=0)
    return float((total * known.levels).sum() / total.sum())
