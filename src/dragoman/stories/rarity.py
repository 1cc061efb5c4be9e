"""How rarely sentences name a country: two reports that name Tuvalu have more in common than two that name America.

The counts come of sentences of our own (``data/countries.csv``, made by ``tools/make_word_weights.py``).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Set
from functools import cache
from importlib.resources import files

from dragoman.ontology import affiliations

BODIES = frozenset(one.code for one in affiliations())


@cache
def sentences_naming() -> tuple[int, Mapping[str, int]]:
    """(all sentences, those naming each country) of the sentences that the weights come of."""
    text = files("dragoman.stories").joinpath("data/countries.csv").read_text(encoding="utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(rows)
    counts = {code: int(count) for code, count in rows}
    return counts.pop(""), counts


def rarity(country: str) -> float:
    """The log of how rarely a country is named; 0 for a body that is none."""
    total, counts = sentences_naming()
    return 0.0 if country in BODIES else math.log((total + 1) / (counts.get(country, 0) + 1))


def known_share(wanted: Iterable[str], known: Set[str]) -> float:
    """The share of some countries, by their rarity, that are among others; half where there are none to know."""
    weights = {one: rarity(one) for one in wanted}
    total = sum(weights.values())
    return sum(weight for one, weight in weights.items() if one in known) / total if total else 0.5
