"""How likely two reports tell of the same thing: by their words, or by what their leads tell.

Words alone decide for reports without a date, at a cosine chosen on undated news. The weights of what leads tell
(``data/likeness.toml``) are those of a logistic regression, fitted by ``tools/fit_likeness.py`` on reports of ours. The
shares are no probabilities, but half is where two reports are taken for one thing.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Set
from functools import cache
from importlib.resources import files

from dragoman.stories.profile import Profile, full_day
from dragoman.stories.rarity import known_share, rarity
from dragoman.stories.words import cosine

SAME = 0.5
# Reports by their words: the cosine at which two are one thing, and how fast that grows.
WORDS_AT, WORDS_SLOPE = 0.25, 15.0
# What speaks against both: leads that tell of other days, other towns, other names.
NEXT_DAYS, OTHER_DAYS, OTHER_PLACES, OTHER_NAMES = 1.0, 6.0, 2.0, 0.5
NEXT = 2  # days
MOST_NUMBERS = 2
RAREST = 5.0


def likeness(one: Profile, other: Profile) -> float:
    """From 0 to 1: how likely two reports are of one thing."""
    by_words = share((cosine(one.vector, other.vector) - WORDS_AT) * WORDS_SLOPE - difference(one, other))
    return max(by_words, by_leads(one, other)) if one.days and other.days else by_words


def by_leads(one: Profile, other: Profile) -> float:
    """How likely two dated reports are of one thing by what their leads tell."""
    weighed = weights()
    return share(weighed["level"] + sum(weighed[name] * value for name, value in features(one, other).items()))


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, and the level from which they count."""
    return tomllib.loads(files("dragoman.stories").joinpath("data/likeness.toml").read_text(encoding="utf-8"))


def features(one: Profile, other: Profile) -> dict[str, float]:
    """What two leads have in common and what parts them, by name."""
    shared = {
        code for code in crossed(one.lead_countries, other.countries, other.lead_countries, one.countries)
        if rarity(code)
    }  # fmt: skip
    days = between(one, other)
    return {
        "words": math.sqrt(cosine(one.lead_vector, other.lead_vector)),
        "country": min(RAREST, max(map(rarity, shared), default=0.0)),
        "countries known": min(
            known_share(one.lead_countries, other.countries), known_share(other.lead_countries, one.countries)
        ),
        "several countries": float(len(shared) > 1),
        "both leads have a rare name": float(bool(one.lead_rare and one.lead_rare & other.lead_rare)),
        "rare name": float(bool(crossed(one.lead_rare, other.rare, other.lead_rare, one.rare))),
        "numbers": float(
            min(MOST_NUMBERS, len(crossed(one.lead_numbers, other.numbers, other.lead_numbers, one.numbers)))
        ),
        "same day": float(days == 0),
        "next days": float(0 < days <= NEXT),
        "other days": float(days > NEXT),
        "other places": float(apart(one.lead_places, other.places, other.lead_places, one.places)),
        "type": float(bool(one.lead_types & other.lead_types)),
    }


def crossed(first: Set[str], in_second: Set[str], second: Set[str], in_first: Set[str]) -> Set[str]:
    """What one lead names and the other report does anywhere."""
    return (first & in_second) | (second & in_first)


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
    return bool(first and second and not crossed(first, in_second, second, in_first))


def share(logit: float) -> float:
    """A logit as a share."""
    return 1 / (1 + math.exp(-logit))
