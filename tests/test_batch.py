"""When a run on a store looks again at what its store has learned."""

from itertools import pairwise

from dragoman.batch import FIRST_LOOK, Learning


def looks(articles, on=True):
    learning = Learning(on)
    return [number for number in range(1, articles + 1) if learning.due(number)]


def test_looks_are_rarer_the_more_there_is():
    at = looks(100 * FIRST_LOOK)
    assert at[0] == FIRST_LOOK
    gaps = [later - earlier for earlier, later in pairwise(at)]
    assert gaps == sorted(gaps) and gaps[-1] > 10 * FIRST_LOOK, "a quarter more each time"
    assert sum(at) < 10 * at[-1], "all looks together take time in proportion to the articles"


def test_an_output_that_learns_nothing_is_never_asked():
    assert looks(1000, on=False) == []
