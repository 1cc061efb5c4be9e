"""How far a grouping agrees with a gold one: B³, normalised mutual information, and pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from dragoman.evaluate.scores import Scores

Groups = Sequence[Hashable]  # of each item the name of its group


def b_cubed(gold: Groups, coded: Groups) -> tuple[float, float, float]:
    """(precision, recall, F1), each from 0 to 1: for each item the share of its group that its gold group has, too, and
    the other way round, on average (Bagga and Baldwin 1998). 1 where there are no items."""
    shared, of_gold, of_coded = Counter(zip(gold, coded, strict=True)), Counter(gold), Counter(coded)
    size = len(gold)
    if not size:
        return 1.0, 1.0, 1.0
    precision = sum(count * count / of_coded[pair[1]] for pair, count in shared.items()) / size
    recall = sum(count * count / of_gold[pair[0]] for pair, count in shared.items()) / size
    return precision, recall, 2 * precision * recall / (precision + recall)


def mutual_information(gold: Groups, coded: Groups) -> float:
    """What the two groupings tell of each other, by the mean of what each tells of the items: 0 where nothing, 1 where
    they are the same (NMI, Strehl and Ghosh 2002, with the arithmetic mean)."""
    shared, of_gold, of_coded, size = Counter(zip(gold, coded, strict=True)), Counter(gold), Counter(coded), len(gold)
    told = sum(
        count / size * math.log(count * size / (of_gold[pair[0]] * of_coded[pair[1]]))
        for pair, count in shared.items()
    )
    mean = (entropy(of_gold.values()) + entropy(of_coded.values())) / 2
    return told / mean if mean else 1.0


def entropy(counts: Iterable[int]) -> float:
    """The entropy of a grouping in nats, from the sizes of its groups."""
    sizes = list(counts)
    size = sum(sizes)
    return -sum(one / size * math.log(one / size) for one in sizes)


def pairs(gold: Groups, coded: Groups) -> Scores:
    """Pairs of items that a grouping puts together, as scores: gold ones, coded ones, those of both."""
    places = combinations(range(len(gold)), 2)
    return pair_scores((gold[one] == gold[other], coded[one] == coded[other]) for one, other in places)


def pair_scores(together: Iterable[tuple[bool, bool]]) -> Scores:
    """Scores of pairs, from whether the gold and the coder put each together."""
    wanted = found = both = 0
    for is_gold, is_coded in together:
        wanted, found, both = wanted + is_gold, found + is_coded, both + (is_gold and is_coded)
    return Scores(wanted, found, both)
