"""Step three: which of its namesakes a place name stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.resolve.gazetteer import LISTED_WEIGHT, GazetteerEntry, fold, kilometres
from dragoman.resolve.place_names import PlaceName

SAME_SENTENCE = 1.2
SAME_ARTICLE = 0.8
DATELINE = 0.8
MOST_CONTEXT = 1.8
APPOSITION = 8.0
NEAR_REGION_KM = 900.0
CONTEXT_WEIGHT = 6.4
MOST_BETWEEN = 3
NEIGHBOURING = 8  # tokens
STATE_OF_ANOTHER = 6.0


class Choice:
    """Chooses among namesakes by weight, by the countries that the article is about, and by apposition."""

    def __init__(self, names: Sequence[PlaceName], dateline: Iterable[GazetteerEntry]) -> None:
        self.article = {country for name in names for country in anchors(name)}
        self.dateline = {entry.country for entry in dateline}
        self.sentences: dict[int, set[str | None]] = {}
        self.within: dict[int, set[str | None]] = {}
        self.beside: dict[int, list[PlaceName]] = {}
        for name in names:
            self.beside.setdefault(name.sentence.index, []).append(name)
            self.sentences.setdefault(name.sentence.index, set()).update(anchors(name))
            if name.entries and name.entries[0].kind != "country":
                self.within.setdefault(name.sentence.index, set()).update(anchors(name))
        self.settled: dict[str, GazetteerEntry] = {}
        for name, following in pairwise(names):
            if is_apposition(name, following):
                self.settle(name, following)

    def settle(self, name: PlaceName, following: PlaceName) -> None:
        """Fix the two names of "Springfield, Illinois" by each other, for the whole article."""
        pairs = [
            (self.weight(name, one) + self.weight(following, other) + APPOSITION * fits(one, other), one, other)
            for one in namesakes(name) for other in following.entries[:5]
        ]
        if pairs:
            _, one, other = max(pairs, key=lambda pair: pair[0])
            if fits(one, other):
                self.settled.setdefault(fold(name.text), one)
                self.settled[fold(following.text) + str(following.sentence.index)] = other

    def entry(self, name: PlaceName) -> GazetteerEntry | None:
        """What a name stands for; None when no gazetteer holds it."""
        key = fold(name.text)
        settled = self.settled.get(key + str(name.sentence.index)) or self.settled.get(key)
        if settled is not None and settled in name.entries:
            return settled
        return max(name.entries, key=lambda entry: self.weight(name, entry), default=None)

    def country(self, name: PlaceName) -> str | None:
        """The country that an unlisted place is likely in: the one of other towns and regions of its sentence, else
        the one other country that it names, else the dateline's."""
        neighbour = self.neighbour(name)
        if neighbour is not None:
            return neighbour.country
        near = {country for country in self.sentences.get(name.sentence.index, ()) if country}
        for known in (near, self.dateline, self.article):
            if len(known) == 1:
                return next(iter(known))
        return None

    def neighbour(self, name: PlaceName) -> GazetteerEntry | None:
        """What the nearest town or region of a sentence stands for: "Jabla in the province of LATAKIA"."""
        others = [one for one in self.beside.get(name.sentence.index, ())
                  if one.entries and 0 < abs(one.first - name.first) <= NEIGHBOURING]  # fmt: skip
        for one in sorted(others, key=lambda one: abs(one.first - name.first)):
            entry = self.entry(one)
            if entry is not None and entry.kind != "country":
                return entry
        return None

    def weight(self, name: PlaceName, entry: GazetteerEntry) -> float:
        """How likely a namesake is meant."""
        if entry.kind == "country":
            return entry.weight - STATE_OF_ANOTHER * self.among_states(name, entry)
        if entry.country is None:
            return entry.weight
        near = self.sentences.get(name.sentence.index, ())
        context = (
            SAME_SENTENCE * (entry.country in near)
            + SAME_ARTICLE * (entry.country in self.article)
            + DATELINE * (entry.country in self.dateline)
        )
        return entry.weight + min(context, MOST_CONTEXT)

    def among_states(self, name: PlaceName, country: GazetteerEntry) -> bool:
        """Whether a country has the name of a state of another, whose places stand beside it: "Alabama and GEORGIA"."""
        near = self.within.get(name.sentence.index, set())
        states = {entry.country for entry in name.entries if entry.kind == "region"} - {country.country}
        return bool(states & near) and country.country not in near


def anchors(name: PlaceName) -> set[str]:
    """The country that a name speaks for, where it is too large or too plain to be mistaken."""
    first = name.entries[0] if name.entries else None
    if first is None or first.country is None or first.weight < CONTEXT_WEIGHT:
        return set()
    rivals = [entry for entry in name.entries[1:] if entry.weight > first.weight - 1 and entry.country != first.country]
    return set() if rivals else {first.country}


def namesakes(name: PlaceName) -> list[GazetteerEntry]:
    """What a name before a comma can stand for: in a list of countries or states, none of them is a town of another."""
    named = name.entries[:40]
    in_a_list = named and named[0].kind in ("country", "region") and named[0].weight >= LISTED_WEIGHT
    return [entry for entry in named if entry.kind != "city" or not in_a_list]


def is_apposition(name: PlaceName, following: PlaceName) -> bool:
    """Whether only a comma, or "in" and the like, stands between two names of a sentence."""
    if name.sentence is not following.sentence:
        return False
    between = [token.lower for token in name.sentence.tokens[name.last + 1 : following.first]]
    if between in ([","], [",", "in"], ["("]):
        return True
    return len(between) <= MOST_BETWEEN and between[-1:] in (["in"], ["of"])


def fits(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether the first can lie in the second."""
    if other.kind == "country":
        return one.country == other.country and one.kind != "country"
    return one.country == other.country and other.kind == "region" and kilometres(one, other) < NEAR_REGION_KM
