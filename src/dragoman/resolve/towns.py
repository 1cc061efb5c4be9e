"""Towns that say where an actor is of: "police in LAGOS", "the CALGARY mayor", where the words put a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.parse import Sentence, Token
from dragoman.resolve.facts import Fact, Match
from dragoman.resolve.gazetteer import Gazetteer, GazetteerEntry

WITHIN = frozenset({"in", "near", "outside", "around", "inside", "within", "across", "into"})  # before places alone
PLACING = WITHIN | {"at", "from", "to"}
# What is done to a place rather than to a person: whoever "visited LYON" was there.
DONE_TO_PLACES = frozenset(
    {"visit", "tour", "enter", "reach", "shell", "bomb", "bombard", "besiege", "storm", "retake", "recapture", "occupy",
     "evacuate", "encircle", "pound", "flee"}
)  # fmt: skip
LOCAL = frozenset({"GOV", "COP", "CVL", "JUD", "MED", "EDU"})
SMALLEST = 4.7  # the decimal logarithm of the people of a town that needs no more words: fifty thousand
SMALLEST_OWNER = 5.5  # of one that only stands before a noun, as people's names do
NAMESAKES = 1.0  # a namesake ten times smaller is not thought of
MOST = 3


def towns(sentence: Sentence, at: Mapping[int, Match]) -> Iterator[Match]:
    """The town names of a sentence that no known phrase covers, each with its likeliest countries, heaviest first."""
    for token in sentence.tokens:
        if token.pos != "PROPN" or token.index in at:
            continue
        smallest = needed(sentence, token, at)
        if smallest is None:
            continue
        first = start_of(sentence, token, at)
        facts = facts_of(sentence.mention(first, token.index).text, smallest)
        if facts:
            yield Match(first, token.index, facts)


def needed(sentence: Sentence, token: Token, at: Mapping[int, Match]) -> float | None:
    """How heavy a town must be to be meant by a name where it stands; None where a town is not looked for."""
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lower in PLACING:
        return SMALLEST
    if token.dep in ("dobj", "nsubjpass") and above.lemma in DONE_TO_PLACES:
        return SMALLEST
    if token.dep == "pobj" and above.lower == "of" and local(at.get(above.head)):
        return SMALLEST
    if token.dep in ("compound", "poss", "nmod") and above.index > token.index and local(at.get(above.index)):
        return SMALLEST_OWNER
    return None


def local(match: Match | None) -> bool:
    """Whether a noun is a role that towns have: police, mayors, residents."""
    return match is not None and any(fact.kind == "role" and fact.sector in LOCAL for fact in match.facts)


def start_of(sentence: Sentence, token: Token, at: Mapping[int, Match]) -> int:
    """The first word of the name that ends at a token."""
    first = token.index
    while first > 0:
        before = sentence.tokens[first - 1]
        if before.pos != "PROPN" or before.head != token.index or before.index in at:
            break
        first -= 1
    return first


def facts_of(name: str, smallest: float) -> tuple[Fact, ...]:
    """What towns a name can be, one a country."""
    found: dict[str, GazetteerEntry] = {}
    for entry in Gazetteer().lookup(name):
        if entry.country and entry.kind in ("city", "region") and entry.weight >= smallest:
            found.setdefault(entry.country, entry)
    heaviest = max((entry.weight for entry in found.values()), default=0.0)
    likely = [entry for entry in found.values() if entry.weight > heaviest - NAMESAKES][:MOST]
    return tuple(Fact("town", entry.name, entry.country) for entry in likely)
