"""Tail probabilities, beside scipy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.tails import at_least, at_most, beta_share, beyond

stats = pytest.importorskip("scipy.stats", reason="needs scipy, of the extra dev")
means = st.floats(0.01, 500)
sizes = st.floats(0.05, 1e6)


def one(function, *values):
    return float(function(*(np.array([float(value)]) for value in values))[0])


@given(st.integers(0, 3000), means, sizes)
def test_negative_binomial(count, mean, size):
    share = size / (size + mean)
    assert one(at_least, count, mean, size) == pytest.approx(stats.nbinom.sf(count - 1, size, share), rel=1e-6, abs=1e-250)
    assert one(at_most, count, mean, size) == pytest.approx(stats.nbinom.cdf(count, size, share), rel=1e-6, abs=1e-250)


@given(st.floats(-60, 60), st.floats(1, 300))
def test_student(t, freedom):
    assert one(beyond, t, freedom) == pytest.approx(stats.t.sf(t, freedom), rel=1e-6, abs=1e-250)


def test_far_out_there_are_still_digits():
    # One minus a sum would be nought here.
    assert one(at_least, 120, 1.0, 50.0) == pytest.approx(stats.nbinom.sf(119, 50, 50 / 51), rel=1e-6)
    assert 0 < one(at_least, 120, 1.0, 50.0) < 1e-100


def test_the_ends_and_nothing():
    assert one(beta_share, 2, 3, 0) == 0 and one(beta_share, 2, 3, 1) == 1
    assert len(beta_share(np.zeros(0), np.zeros(0), np.zeros(0))) == 0
    assert one(at_least, 0, 1, 1) == 1
