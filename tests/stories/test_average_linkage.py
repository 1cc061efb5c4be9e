"""Groups by average linkage."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.average_linkage import average_linkage


def test_two_groups_by_hand():
    # 0-1 and 2-3 are alike; 1-2 a little, but the groups on average (0.9 + 0.2 + 0.6 + 0.2) / 4 are not.
    alike = np.array([[1, 0.9, 0.2, 0.2], [0.9, 1, 0.6, 0.2], [0.2, 0.6, 1, 0.8], [0.2, 0.2, 0.8, 1]])
    assert average_linkage(alike, 0.5) == [[0, 1], [2, 3]]
    assert average_linkage(alike, 0.25) == [[0, 1, 2, 3]]


def test_a_chain_of_likeness_is_not_enough():
    alike = np.array([[1, 0.6, 0], [0.6, 1, 0.59], [0, 0.59, 1]])
    assert average_linkage(alike, 0.5) == [[0, 1], [2]]


def test_nothing_gives_nothing():
    assert average_linkage(np.zeros((0, 0)), 0.5) == []


matrices = st.integers(1, 7).flatmap(
    lambda size: st.lists(st.floats(0, 1), min_size=size * size, max_size=size * size).map(
        lambda values: (lambda half: (half + half.T) / 2)(np.array(values).reshape(size, size))
    )
)


@given(matrices, st.floats(0.01, 1))
def test_each_item_is_in_one_group_and_the_matrix_is_left_alone(alike, enough):
    before = alike.copy()
    groups = average_linkage(alike, enough)
    assert sorted(item for group in groups for item in group) == list(range(len(alike)))
    assert groups == sorted(groups) and all(group == sorted(group) for group in groups)
    assert (alike == before).all()
