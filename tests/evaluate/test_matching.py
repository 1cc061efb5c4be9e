"""One-to-one matching never undercounts."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.matching import Pair, matched, pair_scores
from dragoman.evaluate.scores import Scores

# Pairs of letters: equal as a whole is the strict key, equal first letters the loose one.
words = st.lists(st.text("ab", min_size=2, max_size=2), max_size=5)
KEYS = (str, lambda word: word[0])


def most(gold, coded, key):
    """The largest one-to-one matching under a key, by trying all."""
    small, large = sorted((gold, coded), key=len)
    return max(sum(key(a) == key(b) for a, b in zip(small, order, strict=False)) for order in permutations(large))


def test_the_strictest_match_goes_first():
    # Greedy in the order of the text would give "ab" to "aa" and lose the exact match.
    assert matched(["aa", "ab"], ["ab"], KEYS) == [Pair("ab", "ab", 0), Pair("aa", None, None)]


def test_each_is_used_once():
    assert pair_scores(matched(["aa"], ["aa", "aa"], KEYS), 1) == Scores(1, 2, 1)


@given(words, words)
def test_no_matching_counts_more_at_any_key(gold, coded):
    pairs = matched(gold, coded, KEYS)
    for loosest, key in enumerate(KEYS):
        assert pair_scores(pairs, loosest).matched == most(gold, coded, key)


@given(words, words)
def test_matching_is_symmetrical(gold, coded):
    for loosest in range(len(KEYS)):
        there, back = pair_scores(matched(gold, coded, KEYS), loosest), pair_scores(matched(coded, gold, KEYS), loosest)
        assert (there.gold, there.coded, there.matched) == (back.coded, back.gold, back.matched)


@given(words, words)
def test_nothing_is_lost_or_made_up(gold, coded):
    pairs = matched(gold, coded, KEYS)
    assert sorted(pair.gold for pair in pairs if pair.gold is not None) == sorted(gold)
    assert sorted(pair.coded for pair in pairs if pair.coded is not None) == sorted(coded)


@given(words, words, st.text("ab", min_size=2, max_size=2))
def test_one_more_coded_that_matches_nothing_never_raises_precision(gold, coded, wrong):
    worse = pair_scores(matched(gold, [*coded, "x" + wrong[1]], KEYS), 1)
    assert worse.precision <= pair_scores(matched(gold, coded, KEYS), 1).precision
