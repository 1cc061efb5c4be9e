"""Shares and their intervals, against published and hand-computed values."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.interval import share_of, weighted_share, wilson


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_against_newcombes_table(right, judged, low, high):
    """Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3."""
    assert [round(bound, 4) for bound in wilson(right, judged)] == [low, high]


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_holds_its_share_and_mirrors(right, judged):
    right = min(right, judged)
    low, high = wilson(right, judged)
    assert 0 <= low <= right / judged <= high <= 1
    assert wilson(judged - right, judged) == pytest.approx((1 - high, 1 - low))


def test_bounds_are_those_of_all_disputed_wrong_or_right():
    found = share_of(3, 4, disputed=4)
    assert (found.share, found.least, found.most) == (0.75, 3 / 8, 7 / 8)
    assert share_of(0, 0).share is None


def test_strata_are_weighed_by_their_size():
    """0.9 of 900 and 0.1 of 100 are 0.82; the interval adds the squares of the weighed distances."""
    strata = {"A": share_of(9, 10), "B": share_of(1, 10)}
    found = weighted_share(strata, {"A": 900, "B": 100})
    assert found.share == pytest.approx(0.82)
    (low_a, high_a), (low_b, high_b) = wilson(9, 10), wilson(1, 10)
    assert found.low == pytest.approx(0.82 - ((0.9 * (0.9 - low_a)) ** 2 + (0.1 * (0.1 - low_b)) ** 2) ** 0.5)
    assert found.high == pytest.approx(0.82 + ((0.9 * (high_a - 0.9)) ** 2 + (0.1 * (high_b - 0.1)) ** 2) ** 0.5)


def test_one_stratum_is_a_simple_sample():
    one, found = share_of(7, 9, 2), weighted_share({"all": share_of(7, 9, 2)}, {"all": 1000})
    assert [found.share, found.low, found.high] == pytest.approx([one.share, one.low, one.high])


def test_a_stratum_without_judgements_weighs_nothing():
    found = weighted_share({"A": share_of(1, 2), "B": share_of(0, 0)}, {"A": 10, "B": 990})
    assert found.share == 0.5
    assert weighted_share({"A": share_of(0, 0)}, {"A": 10}).share is None


def test_strata_in_which_all_are_right_still_leave_doubt():
    """Cochran's variance would be 0 here."""
    found = weighted_share({"A": share_of(5, 5), "B": share_of(4, 4)}, {"A": 10, "B": 10})
    assert (found.share, found.high) == (1.0, 1.0)
    assert found.low < 0.8


def test_the_interval_of_strata_holds_the_truth_about_as_often_as_it_says():
    """1,500 samples of three strata: 95% of intervals should hold 0.5·0.95 + 0.3·0.7 + 0.2·0.4 = 0.765."""
    chance, truth, population = random.Random(1), {"A": 0.95, "B": 0.7, "C": 0.4}, {"A": 500, "B": 300, "C": 200}
    held = 0
    for _ in range(1500):
        strata = {name: share_of(sum(chance.random() < p for _ in range(25)), 25) for name, p in truth.items()}
        found = weighted_share(strata, population)
        held += found.low <= 0.765 <= found.high
    assert 0.93 <= held / 1500 <= 0.98
