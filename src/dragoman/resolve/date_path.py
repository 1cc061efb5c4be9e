"""How far a date stands from a word in the parse, and which ways between them are closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.parse import Sentence, Token
from dragoman.resolve.date_words import date_words
from dragoman.resolve.found_date import FoundDate

CLOSED = float("inf")


def nearest_date(
    sentence: Sentence, index: int, own: Sequence[int], dates: Sequence[FoundDate], spoken: bool = False
) -> FoundDate | None:
    """The date of the sentence that dates the word at ``index``, or None.

    ``own`` are tokens that belong to the act with it; ``spoken`` says that the act consists in words, so that the
    day on which they are said is its own.
    """
    chain = list(climb(sentence, index, frozenset(own), spoken))
    best, found = date_words()["path"]["longest"], None
    for one in dates:
        cost = distance(sentence, chain, one) + abs(one.first - index) * 0.01
        if cost < best:
            best, found = cost, one
    return found


def climb(sentence: Sentence, index: int, own: frozenset[int], spoken: bool) -> Iterator[tuple[int, float]]:
    """A word and the words above it that share its time, each with the cost of the way there."""
    total = 0.0
    yield index, total
    token = sentence.tokens[index]
    for above in sentence.ancestors(index):
        total += cost_up(sentence, token, above, own, spoken)
        if total >= CLOSED:
            return
        yield above.index, total
        token = above


def cost_up(sentence: Sentence, token: Token, above: Token, own: frozenset[int], spoken: bool) -> float:
    """The cost of one arc upwards: infinite where the word above happened at another time."""
    path = date_words()["path"]
    if above.index in own:
        return 0.1
    if other_time(sentence, token):
        return CLOSED
    if above.pos == "VERB" and token.dep in ("dobj", "pobj", "prep", "ccomp") and above.lemma in path["about"]:
        return 1.5 if spoken and token.dep != "dobj" and not is_past(sentence, token) else CLOSED
    if token.dep == "ccomp" and is_past(sentence, token):
        return CLOSED
    return float(path["up"].get(token.dep, CLOSED))


def other_time(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase or clause stands at another time than its head: "after the talks", "after the talks ended".

    "After being attacked" does not: it tells how the same thing came about.
    """
    words = date_words()["path"]["other_time"]
    if token.lower in words:
        return not any(child.tag == "VBG" for child in sentence.children(token.index, "pcomp"))
    return any(child.lower in words for child in sentence.children(token.index, "mark", "advmod"))


def is_past(sentence: Sentence, token: Token) -> bool:
    """Whether a clause told by another is past, so that it happened before its telling: "said gunmen had attacked"."""
    auxiliaries = [child.lower for child in sentence.children(token.index, "aux", "auxpass")]
    if any(word in date_words()["path"]["modals"] for word in auxiliaries):
        return False
    return token.tag == "VBD" or any(word in ("was", "were", "had", "did", "has", "have") for word in auxiliaries)


def distance(sentence: Sentence, chain: Sequence[tuple[int, float]], found: FoundDate) -> float:
    """The cost from a word, whose way up is ``chain``, to a date; infinite where a closed arc lies between."""
    costs = dict(chain)
    path, total = date_words()["path"], 0.0
    token = sentence.tokens[found.head]
    owned = token.dep in ("poss", "compound", "amod", "nummod", "nmod")
    while token.index not in costs:
        if token.head == token.index or token.lower in path["not_at"]:
            return CLOSED
        if owned and token.dep == "dobj" and sentence.tokens[token.head].lemma in path["about"]:
            return CLOSED  # "condemned Monday's attack" says nothing of the day of the condemning
        total += cost_down(sentence, token, path["down"])
        token = sentence.tokens[token.head]
    return total + costs[token.index]


def cost_down(sentence: Sentence, token: Token, costs: dict[str, float]) -> float:
    """The cost of one arc downwards; a second finite verb beside the first has its own time."""
    if token.dep == "conj" and token.pos in ("VERB", "AUX"):
        return CLOSED
    if token.dep == "relcl" and token.lemma in date_words()["path"]["occur"]:
        return 1.5
    return float(costs.get(token.dep, CLOSED))
