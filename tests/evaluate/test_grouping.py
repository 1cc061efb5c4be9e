"""Groupings beside a gold one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.grouping import b_cubed, mutual_information, pairs
from dragoman.evaluate.scores import Scores

groupings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12)


def test_b_cubed_by_hand():
    # Items 1 2 3 | 4 5 against 1 2 | 3 4 5: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall (2/3 + 2/3 + 1/3 + 1 + 1) / 5.
    precision, recall, f1 = b_cubed("aaabb", "xxyyy")
    assert precision == pytest.approx(11 / 15)
    assert recall == pytest.approx(11 / 15)
    assert f1 == pytest.approx(11 / 15)


def test_everything_in_one_group_has_all_recall_and_little_precision():
    assert b_cubed("aabb", "xxxx") == (0.5, 1.0, pytest.approx(2 / 3))


def test_information_is_nothing_where_one_grouping_tells_nothing_of_the_other():
    assert mutual_information("aabb", "xyxy") == pytest.approx(0)
    assert mutual_information("aabb", "xxxx") == pytest.approx(0)


def test_pairs_by_hand():
    # Gold pairs 12 13 23 45; coded 12 34 35 45; both 12 45.
    assert pairs("aaabb", "xxyyy") == Scores(4, 4, 2)


@given(groupings)
def test_a_grouping_agrees_wholly_with_itself_under_other_names(items):
    gold = [one for one, _ in items]
    other = [f"group {one}" for one in gold]
    assert b_cubed(gold, other) == pytest.approx((1, 1, 1))
    assert mutual_information(gold, other) == pytest.approx(1)
    assert pairs(gold, other).f1 == 1


@given(groupings)
def test_measures_are_shares_and_exchange_with_their_sides(items):
    gold, coded = [one for one, _ in items], [other for _, other in items]
    precision, recall, f1 = b_cubed(gold, coded)
    assert (recall, precision) == pytest.approx(b_cubed(coded, gold)[:2])
    assert 0 < f1 <= 1 + 1e-9
    assert -1e-9 <= mutual_information(gold, coded) <= 1 + 1e-9
    assert mutual_information(gold, coded) == pytest.approx(mutual_information(coded, gold))
