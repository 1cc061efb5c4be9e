"""Tail probabilities of the negative binomial and of Student's t, by the incomplete beta function.

The continued fraction is that of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.8, evaluated from the
front by Lentz's method; it holds its digits far out in the tail, where one minus a sum would have none.
"""

from __future__ import annotations

from math import lgamma

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 300  # of the continued fraction at most; a few dozen are the rule
TINY = 1e-300
EXACT = 1e-12

log_gamma = np.vectorize(lgamma, otypes=[np.float64])


def beta_share(a: Floats, b: Floats, x: Floats) -> Floats:
    """The regularized incomplete beta function I_x(a, b) of arrays alike long: a, b > 0 and x from 0 to 1."""
    swapped = x > (a + 1) / (a + b + 2)
    first, second = np.where(swapped, b, a), np.where(swapped, a, b)
    share = np.clip(np.where(swapped, 1 - x, x), 0, 1)
    with np.errstate(divide="ignore"):
        front = first * np.log(share) + second * np.log1p(-share) - np.log(first)
    front += log_gamma(first + second) - log_gamma(first) - log_gamma(second)
    found: Floats = np.exp(front) * fraction(first, second, share) if len(x) else np.zeros(0)
    return np.where(swapped, 1 - found, found)


def fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    """The continued fraction of the incomplete beta function."""
    c, d = np.ones_like(x), 1 / away(1 - (a + b) * x / (a + 1))
    value = d.copy()
    for m in range(1, STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / away(1 + step * d)
            c = away(1 + step / c)
            value *= c * d
        if np.all(np.abs(c * d - 1) < EXACT):
            break
    return value


def away(values: Floats) -> Floats:
    """Values kept from nought, by which they divide."""
    return np.where(np.abs(values) < TINY, TINY, values)


def at_least(count: Floats, mean: Floats, size: Floats) -> Floats:
    """P(Y ≥ count) of negative binomials with these means (> 0) and sizes; the variance is mean + mean² / size."""
    positive = np.maximum(count, 1)
    return np.where(count <= 0, 1.0, beta_share(positive, size, mean / (mean + size)))


def at_most(count: Floats, mean: Floats, size: Floats) -> Floats:
    """P(Y ≤ count) of negative binomials with these means (> 0) and sizes."""
    return beta_share(size, np.floor(count) + 1, size / (mean + size))


def beyond(t: Floats, freedom: Floats) -> Floats:
    """P(T ≥ t) of Student's t with these degrees of freedom (> 0)."""
    half = 0.5 * beta_share(freedom / 2, np.full_like(t, 0.5), freedom / (freedom + t * t))
    return np.where(t > 0, half, 1 - half)
