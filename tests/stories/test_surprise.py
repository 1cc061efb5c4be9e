"""How far a period lies from its past: histories by hand → what is surprising, and how much."""

import math

import numpy as np
import pytest

from dragoman.stories.surprise import LAST, WINDOW, expected_counts, is_record, lasting, rise_of, score_tails

EVEN = np.full(60, 100.0)


def counts(*last, before=2.0, periods=60):
    return np.array([before] * (periods - len(last)) + list(last))


def test_the_more_the_more_surprising():
    p = [rise_of(counts(number), EVEN)[-1] for number in (2, 4, 8, 16)]
    assert p == sorted(p, reverse=True) and p[0] > 0.3 and p[-1] < 1e-5


def test_twice_the_stories_in_twice_the_articles_are_no_surprise():
    articles = np.append(np.full(59, 100.0), 800.0)
    assert rise_of(counts(16), articles)[-1] > 0.3 > 1e-5 > rise_of(counts(16), EVEN)[-1]
    assert expected_counts(counts(16), articles)[0][-1] == pytest.approx(16, rel=0.02)


def test_a_past_of_bursts_is_not_surprised_by_one():
    bursts = np.where(np.arange(60) % 10 == 0, 20.0, 0.0)
    calm = np.full(60, 2.0)
    bursts[-1] = calm[-1] = 20.0
    assert rise_of(bursts, EVEN)[-1] > 0.01 and rise_of(calm, EVEN)[-1] < 1e-6


def test_the_window_alone_is_the_past():
    # What lies before the window, here a hundred a week, is forgotten.
    p = rise_of(np.array([100.0] * 30 + [2.0] * WINDOW + [16.0]), np.full(31 + WINDOW, 100.0))
    assert p[-1] < 1e-5


def test_a_new_level_is_seen_by_ranks_and_a_burst_is_not():
    rng = np.random.default_rng(1)
    calm = rng.poisson(3.0, 60).astype(float)
    level, burst = calm.copy(), calm.copy()
    level[-LAST:] = rng.poisson(9.0, LAST)
    burst[-1] = 60.0
    assert lasting(level, EVEN)[0][-1] < 1e-3 and lasting(burst, EVEN)[0][-1] > 0.02
    silent = calm.copy()
    silent[-LAST:] = 0.0
    assert lasting(silent, EVEN)[1][-1] < 1e-2 and lasting(silent, EVEN)[0][-1] > 0.5


def test_ranks_agree_with_scipy():
    stats = pytest.importorskip("scipy.stats", reason="needs scipy, of the extra dev")
    found = np.random.default_rng(2).poisson(2.0, 58).astype(float)
    rise, fall = lasting(found, np.ones(58))
    for p, way in ((rise, "greater"), (fall, "less")):
        expected = stats.mannwhitneyu(found[-LAST:], found[-LAST - WINDOW : -LAST], alternative=way, method="asymptotic")
        assert p[-1] == pytest.approx(expected.pvalue)


def test_four_stories_after_silence_are_as_rare_as_their_days_are():
    # With four of 58 periods told of, chance puts all four into the last six once in 28,000 times, and no rarer.
    sparse = np.zeros(58)
    sparse[[52, 53, 55, 57]] = 1.0
    assert lasting(sparse, np.ones(58))[0][-1] == pytest.approx(math.comb(6, 4) / math.comb(58, 4))


def test_a_record_is_one_by_any_count_and_with_a_margin():
    flat = np.random.default_rng(3).poisson(4.0, 60).astype(float)
    high = flat.copy()
    high[-1] = 30.0
    assert is_record([flat, high], EVEN) and not is_record([flat], EVEN)
    other = flat.copy()
    other[10] = 30.0
    assert not is_record([other, high], EVEN), "another period lay as far out, by another count"
    twice = high.copy()
    twice[20] = 28.0
    assert not is_record([twice], EVEN), "hardly farther than one before"


@pytest.mark.parametrize(("scores", "rises"), [((0, 0, 8), True), ((8, 0, 0), False)])
def test_scores_move_by_ranks(scores, rises):
    rng = np.random.default_rng(4)
    scored = np.array([rng.multinomial(5, (0.3, 0.4, 0.3)) for _ in range(59)] + [scores], dtype=float)
    rise, fall = score_tails(scored, 1, [59])
    assert bool(rise[-1] < 1e-3) is rises and bool(fall[-1] < 1e-3) is not rises


def test_stories_of_one_period_are_not_so_many_witnesses():
    # Each period is all of one kind: ten stories of one score then say little more than one.
    alike = np.zeros((60, 2))
    alike[np.arange(60), np.random.default_rng(5).integers(0, 2, 60)] = 10.0
    alike[-1] = (10, 0)
    mixed = np.full((60, 2), 5.0)
    mixed[-1] = (10, 0)
    assert score_tails(alike, 1, [59])[1][-1] > 0.05 > 5e-3 > score_tails(mixed, 1, [59])[1][-1]


def test_few_stories_say_nothing_of_scores():
    scored = np.full((60, 2), 5.0)
    scored[-1] = (2, 0)
    assert score_tails(scored, 1, [59])[1][-1] == 1
