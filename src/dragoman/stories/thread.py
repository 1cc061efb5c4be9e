"""Stories that continue one another: the talks, the sanctions, the reply.

Each story follows the one before it that it most likely continues, if any does: the same parties, not long before, on
the same issue. A thread is a story with all that follow it, in one chain or several; as each looks back on what is
there and not on the order in which reports came, it is the same whatever came first.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from dragoman.stories.rarity import BODIES
from dragoman.stories.words import cosine

WINDOW = 30  # days after which nothing is continued any more
ENOUGH = 0.5
GOES_ON = frozenset({"asserted", "future"})  # what happened long ago, or not at all, is no part of a chronology
MOST_PAIRS = 6
# What each thing counts that a story has in common with an earlier one.
LEVEL = -3.0
BOTH_SIDES, NAMED, SAME_PLACE, SAME_ISSUE, SAME_REPORTS, SAME_WORDS = 1.2, 1.0, 0.7, 0.7, 1.5, 6.0
DAYS_APART = -0.06  # a day
MOST_ISSUES, MOST_NAMES, MOST_WORDS = 2, 2, 0.4


@dataclass(frozen=True, slots=True)
class Moment:
    """A story as far as it helps to know what it continues.

    ``day`` is an ordinal: that of the event, or of its first report where that is unknown or to come. ``names`` are the
    entities that are no countries; ``articles`` the first reports that tell of it; ``words`` are weighted.
    """

    story_id: str
    day: int
    first_published: str
    status: str
    countries: frozenset[str]
    names: frozenset[str]
    contexts: frozenset[str]
    place: str | None
    articles: frozenset[str]
    words: Mapping[str, float]

    @property
    def order(self) -> tuple[int, str, str]:
        """By what stories are sorted: the day, the first report, then the id."""
        return self.day, self.first_published, self.story_id

    def keys(self) -> Iterator[str]:
        """The keys of which a story shares one with any that it can continue: both countries, or one and a name or
        place."""
        states = sorted(self.countries - BODIES)
        yield from (f"{one} {other}" for one, other in list(combinations(states, 2))[:MOST_PAIRS])
        for one in sorted(self.countries)[:MOST_PAIRS]:
            yield from (f"{one} {name}" for name in sorted(self.names)[:MOST_PAIRS])
            if self.place:
                yield f"{one} {self.place}"
        yield from (f"told in {one}" for one in sorted(self.articles))

    def to_json(self) -> str:
        """The moment as text."""
        return json.dumps(asdict(self), default=sorted, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Moment:
        """A moment of its text."""
        raw = json.loads(text)
        fields: dict[str, Any] = {
            name: frozenset(value) if isinstance(value, list) else value for name, value in raw.items()
        }
        return cls(**fields)


def continuity(later: Moment, earlier: Moment) -> float:
    """From 0 to 1: how likely a story continues an earlier one. Half is enough; the shares are no probabilities."""
    shared = later.countries & earlier.countries
    names = min(MOST_NAMES, len(later.names & earlier.names))
    if not shared and not names:
        return 0.0
    logit = (
        LEVEL
        + BOTH_SIDES * (len(shared - BODIES) > 1)
        + NAMED * names
        + SAME_PLACE * (later.place is not None and later.place == earlier.place)
        + SAME_ISSUE * min(MOST_ISSUES, len(later.contexts & earlier.contexts))
        + SAME_REPORTS * bool(later.articles & earlier.articles)
        + SAME_WORDS * min(MOST_WORDS, cosine(later.words, earlier.words))
        + DAYS_APART * (later.day - earlier.day)
    )
    return 1 / (1 + math.exp(-logit))


def followed(story: Moment, others: Iterable[Moment]) -> str | None:
    """The id of the story that one continues most likely, the nearest before it of those that are as likely."""
    if story.status not in GOES_ON:
        return None
    before = [
        one for one in others
        if one.status in GOES_ON and one.order < story.order and story.day - one.day <= WINDOW
    ]  # fmt: skip
    ranked = [(round(continuity(story, one), 6), one.order, one.story_id) for one in before]
    best = max(ranked, default=None)
    return best[2] if best is not None and best[0] >= ENOUGH else None


def threads(follows: Mapping[str, str | None], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The thread of each story, named after its first, from what each follows. Who is followed must be there, too, or
    among those whose thread is ``known``."""
    found: dict[str, str] = {}
    for story in follows:
        chain = [story]
        while (before := follows[chain[-1]]) in follows and before not in found:
            chain.append(str(before))
        first = chain[-1] if before is None else found.get(before) or (known or {}).get(before) or before
        found |= dict.fromkeys(chain, first)
    return found
