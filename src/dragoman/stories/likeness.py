"""How likely two reports tell of the same thing: by their words, or by day, country, place, names and numbers.

The weights were chosen on reports of ours (``benchmarks/stories.jsonl``) beside news in which nearly no two reports
are of one thing; words alone decide for reports without a date. The shares are no probabilities, but half is where two
reports are taken for one thing.
"""

from __future__ import annotations

import math
from collections.abc import Set

from dragoman.stories.profile import Profile, full_day
from dragoman.stories.words import cosine

SAME = 0.5
# Reports by their words: the cosine at which two are one thing, and how fast that grows.
WORDS_AT, WORDS_SLOPE = 0.25, 15.0
# Reports by their facts: what each adds that both have.
FACTS = -1.5
COUNTRIES, SEVERAL, PLACE, RARE_NAME, NUMBER, COSINE = 1.5, 1.0, 1.0, 2.0, 0.4, 6.0
MOST_NUMBERS = 2
# What speaks against both: leads that tell of other days, other towns, other names.
NEXT_DAYS, OTHER_DAYS, OTHER_PLACES, OTHER_NAMES = 1.0, 6.0, 2.0, 0.5
NEXT = 2  # days


def likeness(one: Profile, other: Profile) -> float:
    """From 0 to 1: how likely two reports are of one thing."""
    alike, against = cosine(one.vector, other.vector), difference(one, other)
    by_words = share((alike - WORDS_AT) * WORDS_SLOPE - against)
    if not (one.days and other.days):
        return by_words
    facts = (
        FACTS
        + COUNTRIES * overlap(one.countries, other.countries)
        + SEVERAL * (len(one.countries & other.countries) > 1)
        + PLACE * bool(one.places & other.places)
        + RARE_NAME * bool(one.lead_rare & other.rare or other.lead_rare & one.rare)
        + NUMBER * min(MOST_NUMBERS, len(one.numbers & other.numbers))
        + COSINE * min(WORDS_AT, alike)
    )
    return max(by_words, share(facts - against))


def difference(one: Profile, other: Profile) -> float:
    """What two leads tell otherwise: their days, and their towns or else their names."""
    places = OTHER_PLACES * apart(one.lead_places, other.places, other.lead_places, one.places)
    rare = OTHER_NAMES * apart(one.lead_rare, other.rare, other.lead_rare, one.rare)
    days = between(one, other)
    return max(places, rare) + (0.0 if days == 0 else NEXT_DAYS if days <= NEXT else OTHER_DAYS)


def between(one: Profile, other: Profile) -> int:
    """The fewest days between the leads of two reports; none where one of them is undated."""
    pairs = [(full_day(first), full_day(second)) for first in one.days for second in other.days]
    return min((abs((first - second).days) for first, second in pairs if first and second), default=0)


def apart(first: Set[str], in_second: Set[str], second: Set[str], in_first: Set[str]) -> bool:
    """Whether two leads both name something, and neither what the other report names anywhere."""
    return bool(first and second and not first & in_second and not second & in_first)


def overlap(one: Set[str], other: Set[str]) -> float:
    """The share of the smaller set that the larger has, too."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def share(logit: float) -> float:
    """A logit as a share."""
    return 1 / (1 + math.exp(-logit))
