"""How far a dyad lies from its own past: tail probabilities of counts and scores, and whether a period is a record.

Counts of a period. The window before it gives a rate for each article and how much more than chance it wavers; the
count is held against the negative binomial that these predict for the period's articles. With nothing but chance this
is the Poisson-gamma predictive distribution of the Bayes detector in M. Höhle, surveillance: An R package for the
monitoring of infectious diseases (Computational Statistics 22, 2007); overdispersion by moments with quantiles of a
negative binomial are those of Noufaily et al., An improved algorithm for outbreak detection in multiple surveillance
systems (Statistics in Medicine 32, 2013). A dispersion of ``PRIOR_DISPERSION`` weighs as ``PRIOR_WEIGHT`` periods,
because a short calm past shows too little of it.

Counts that last. The shares of the last ``LAST`` periods are ranked among those of the window before them (rank-sum
test: Mann and Whitney, Annals of Mathematical Statistics 18, 1947): one burst moves it little, a new level much.

Scores. Stories are ranked by their PLOVER score; the rank sum of the periods in question is held against what the
window's periods scatter, since stories of one period are alike (a rank-sum test for clustered data, after Rosner, Glynn
and Lee, Biometrics 62, 2006), by Student's t.

Records. The model of counts can be wrong about a history. A period whose counts surprise must therefore also lie
farther out than every period before it, up to ``RECORD`` of them, by whichever count each lies farthest, all measured
alike. Of n + 1 periods in any order the last is the farthest with a probability of 1 / (n + 1) at most, whatever their
distribution (conformal prediction: Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import comb, erfc

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from dragoman.stories.tails import Floats, at_least, beyond

WINDOW = 52  # periods of a past
RECORD = 104
LAST = 6  # periods that a new level must have lasted
LAST_PRESENT = 4
MARGIN = 1.5  # how much farther out than all others a record must lie
PRIOR_DISPERSION = 0.3
PRIOR_WEIGHT = 3.0  # periods
PRIOR_LIKENESS = 0.2  # correlation of two scores of one period
POISSON = 1e6  # size of a negative binomial that is all but a Poisson distribution
LEAST_SCORED = 3  # stories, below which their scores say nothing

normal_tail = np.vectorize(lambda z: 0.5 * erfc(z / 2**0.5), otypes=[np.float64])


def expected_counts(counts: Floats, articles: Floats) -> tuple[Floats, Floats]:
    """(mean, size) of the negative binomial that the window before each period predicts for it.

    ``counts`` and ``articles`` (> 0) are arrays (T), as are the answers; the first period has no past, and mean 0.
    """
    after = np.arange(len(counts))
    before = np.maximum(after - WINDOW, 0)

    def past(array: Floats) -> Floats:
        running = np.concatenate([[0.0], np.cumsum(array)])
        total: Floats = running[after] - running[before]
        return total

    n, y, e = (after - before).astype(np.float64), past(counts), past(articles)
    rate = np.divide(y + 0.5, e, out=np.zeros_like(e), where=n > 0)
    squares = rate**2 * past(articles**2)
    wavered = past(counts**2) - 2 * rate * past(counts * articles) + squares - rate * e
    prior = PRIOR_WEIGHT * np.divide(squares, n, out=np.ones_like(n), where=n > 0)
    dispersion = np.maximum(wavered + PRIOR_DISPERSION * prior, 0) / (squares + prior)
    # The rate is itself an estimate, with the variance of a mean of n such counts.
    of_rate = (rate * e + dispersion * squares) / np.maximum(rate * e, 1e-9) ** 2
    return rate * articles, np.minimum(1 / np.maximum(dispersion + of_rate, 1e-9), POISSON)


def rise_of(counts: Floats, articles: Floats) -> Floats:
    """P of as many or more in each period, given the window before it; 1 for the first."""
    mean, size = expected_counts(counts, articles)
    known = mean > 0
    return np.where(known, at_least(counts, np.where(known, mean, 1.0), size), 1.0)


def lasting(counts: Floats, articles: Floats) -> tuple[Floats, Floats]:
    """(P of ranks as high, P of ranks as low) of the shares of the ``LAST`` periods up to each, among those of the
    window before them; 1 where there are not so many.

    With most shares nought ranks tell little: who rises must be told of in ``LAST_PRESENT`` periods of the last, and
    to be told of at all in so many must be as surprising; who falls must be told of in half of the window.
    """
    shares = np.concatenate([np.full(WINDOW + LAST - 1, np.nan), counts / articles])
    seen = sliding_window_view(shares, WINDOW + LAST)
    n = np.count_nonzero(~np.isnan(seen[:, :WINDOW]), axis=1)
    rises = (n > LAST) & (np.count_nonzero(seen[:, WINDOW:] > 0, axis=1) >= LAST_PRESENT)
    falls = (n > LAST) & (np.count_nonzero(seen[:, :WINDOW] > 0, axis=1) >= n / 2)
    rise, fall = np.ones(len(counts)), np.ones(len(counts))
    told = np.flatnonzero(rises | falls)
    if len(told):
        up, down = rank_tails(seen[told], n[told].astype(np.float64))
        up = np.where(falls[told], up, np.maximum(up, presence_tails(seen[told], n[told])))
        rise[told], fall[told] = np.where(rises[told], up, 1.0), np.where(falls[told], down, 1.0)
    return rise, fall


def rank_tails(seen: Floats, n: Floats) -> tuple[Floats, Floats]:
    """The rank-sum test of the ``LAST`` columns against those before them, ``n`` of which are not NaN, row by row."""
    past, last = seen[:, :WINDOW, None], seen[:, None, WINDOW:]
    above = np.count_nonzero(last > past, axis=(1, 2)) + np.count_nonzero(last == past, axis=(1, 2)) / 2
    # The cubes of the numbers of tied shares, summed: each share counts the square of those equal to it.
    tied = np.zeros(len(n))
    for one in range(seen.shape[1]):
        tied += np.count_nonzero(seen == seen[:, [one]], axis=1).astype(np.float64) ** 2
    every = n + LAST
    variance = n * LAST / 12 * (every + 1 - (tied - every) / (every * (every - 1)))
    off, spread = above - n * LAST / 2, np.sqrt(np.maximum(variance, 1e-9))
    return normal_tail((off - 0.5) / spread), normal_tail((-off - 0.5) / spread)


def presence_tails(seen: Floats, n: NDArray[np.int64]) -> Floats:
    """P that as many of the periods with anything lie among the last, row by row: exact, where the tail of ranks by
    the normal distribution is too thin because of ties."""
    present = np.count_nonzero(seen > 0, axis=1)
    last = np.count_nonzero(seen[:, WINDOW:] > 0, axis=1)
    rows = zip(last.tolist(), present.tolist(), n.tolist(), strict=True)
    return np.array([drawn(least, many, LAST + past) for least, many, past in rows])


@cache
def drawn(least: int, present: int, every: int) -> float:
    """P that of ``LAST`` drawn from ``every`` at least so many are among the ``present`` (hypergeometric)."""
    ways = sum(comb(present, k) * comb(every - present, LAST - k) for k in range(least, LAST + 1))
    return ways / comb(every, LAST)


def is_record(counts: Iterable[Floats], articles: Floats) -> bool:
    """Whether the last of some periods lies farther out, by whatever is counted, than every other does, by whatever."""
    found = np.max([residuals(one, articles) for one in counts], axis=0)
    return len(found) > 1 and bool(found[-1] > MARGIN * max(0.0, found[:-1].max()))


def residuals(counts: Floats, articles: Floats) -> Floats:
    """How far above their mean periods lie, in standard deviations that all of them give: each is measured alike."""
    expected = (counts.sum() + 0.5) / articles.sum() * articles
    dispersion = max(0.0, float(((counts - expected) ** 2 - expected).sum() / (expected**2).sum()))
    found: Floats = (counts - expected) / np.sqrt(expected + dispersion * expected**2)
    return found


def score_tails(scored: Floats, last: int, tested: Iterable[int]) -> tuple[Floats, Floats]:
    """(P of scores as high, P of scores as low) of the ``last`` periods up to each, given the window before them.

    ``scored`` (T, K) counts stories by K rising scores. 1 where not tested, or for fewer than ``LEAST_SCORED``.
    """
    places, shifts, freedom = [], [], []
    for t in tested:
        past, now = scored[max(0, t + 1 - last - WINDOW) : max(0, t + 1 - last)], scored[max(0, t + 1 - last) : t + 1]
        active = np.count_nonzero(past.sum(axis=1))
        if active > 2 and now.sum() >= LEAST_SCORED:
            places.append(t)
            shifts.append(score_shift(past, now))
            freedom.append(active - 1.0)
    rise, fall = np.ones(len(scored)), np.ones(len(scored))
    if places:
        rise[places] = beyond(np.array(shifts), np.array(freedom))
        fall[places] = beyond(-np.array(shifts), np.array(freedom))
    return rise, fall


def score_shift(past: Floats, now: Floats) -> float:
    """How far the scores of some periods lie above those of a past, by ranks, in standard deviations."""
    total = past.sum(axis=0) + now.sum(axis=0)
    many = total.sum()
    ranks = np.cumsum(total) - total / 2 - many / 2
    variance = float((total * ranks**2).sum() / many)
    if variance <= 0:
        return 0.0
    # Ranks are centred on the past: what is new does not stand in its own way.
    ranks -= float((past @ ranks).sum() / past.sum())
    sums, each = past @ ranks, past.sum(axis=1)
    pairs = float((each * (each - 1)).sum())
    prior = PRIOR_WEIGHT * max(1.0, pairs / max(1, int(np.count_nonzero(each))))
    alike = float((sums**2).sum()) / variance - float(each.sum())
    likeness = min(1.0, max(0.0, (alike + PRIOR_LIKENESS * prior) / (pairs + prior)))
    here = now.sum(axis=1)
    scatter = float((here * (1 + (here - 1) * likeness)).sum())
    of_past = float((each * (1 + (each - 1) * likeness)).sum()) * (here.sum() / each.sum()) ** 2
    return float((now @ ranks).sum() / np.sqrt(variance * (scatter + of_past)))
