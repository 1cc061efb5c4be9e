"""Change points: a level that changes → where, and none in a shuffle of it."""

import dataclasses

import numpy as np
import pytest

from benchmarks.histories import CHANGES, Change, made, shuffled
from dragoman.stories.change_points import LEVEL, change_points, gains


def history(change, kind="steady", seed=3, at=50, periods=100):
    return made(kind, periods, np.random.default_rng(seed), dataclasses.replace(change, at=at))


def test_a_tripling_of_conflict_is_found_near_where_it_was_planted():
    one = history(CHANGES["conflict triples"])
    [found] = [change for change in change_points(one) if change.measure == "conflict"]
    assert abs(one.starts.index(found.start) - 50) <= 6
    assert found.after > 2 * found.before > 0 and found.p <= LEVEL


def test_scores_that_drop_are_found():
    one = history(CHANGES["score drops"], kind="busy")
    [found] = [change for change in change_points(one) if change.measure == "score"]
    assert abs(one.starts.index(found.start) - 50) <= 3 and found.after < found.before - 1


def test_two_changes_are_two():
    calm, wild = history(Change(), periods=120), history(Change(6.0, 6.0), at=0, periods=120)
    places = np.arange(120)
    inside = (places >= 40) & (places < 80)
    counts = {name: np.where(inside, wild.counts[name], calm.counts[name]) for name in calm.counts}
    both = dataclasses.replace(calm, counts=counts)
    found = [both.starts.index(change.start) for change in change_points(both) if change.measure == "stories"]
    # A third may be there by chance, once in sixty stretches.
    assert all(min(abs(place - cut) for place in found) <= 3 for cut in (40, 80)) and len(found) <= 3


def test_the_same_history_has_the_same_change_points():
    one = history(CHANGES["all triples"])
    assert change_points(one) == change_points(one)


def test_more_articles_are_no_change():
    calm = history(Change())
    louder = np.where(np.arange(100) < 50, 1.0, 4.0)
    grown = dataclasses.replace(
        calm, articles=calm.articles * louder, counts={name: counts * louder for name, counts in calm.counts.items()}
    )
    assert [change.measure for change in change_points(grown)] == []


def test_shuffled_histories_have_hardly_any():
    rng = np.random.default_rng(5)
    found = [change_points(shuffled(history(CHANGES["all triples"], seed=seed), rng)) for seed in range(20)]
    # One in twenty is what the level allows; four would be less likely than one in sixty.
    assert sum(bool(one) for one in found) <= 3


def test_a_history_of_nothing_has_none():
    calm = history(Change())
    empty = dataclasses.replace(
        calm, counts={name: counts * 0 for name, counts in calm.counts.items()}, scored=calm.scored * 0
    )
    assert change_points(empty) == [] and change_points(calm.take([])) == []


def test_a_gain_is_the_likelihood_of_two_levels_over_one():
    above, below = np.array([[1.0, 1.0, 4.0, 4.0]]), np.ones((1, 4))
    expected = 2 * np.log(1) + 8 * np.log(4) - 10 * np.log(2.5)
    assert gains(above, below, ranks=False)[0, 1] == pytest.approx(expected)
    assert gains(above, below, ranks=False)[0].argmax() == 1
