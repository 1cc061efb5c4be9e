"""Which act a sentence reports between two participants that are given."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dragoman.coder.acts import ActCoder
from dragoman.coder.candidate import Candidate
from dragoman.coder.future import fold_future, fold_refusal
from dragoman.coder.selection import lacking
from dragoman.coder.status import Standing, standing
from dragoman.parse import Sentence
from dragoman.records import Relation

Span = tuple[int, int]
NEAR = 6.0
OVERRIDDEN, UNFIT, LACKING = -1.0, -2.5, -1.5


def relate(coder: ActCoder, sentences: Sequence[Sentence], actor: Span, recipient: Span | None) -> Relation:
    """The act between two spans (characters of the parsed text), the likeliest first in ``ranking``.

    Every candidate of the sentence is weighed by whether its own roles are the given ones, by whether its trigger
    stands on the dependency path between them, and by how telling its wording is.
    """
    weighed = [
        (weight(sentence, candidate, actor, recipient), sentence, candidate)
        for sentence in sentences
        if touches(sentence, actor) or (recipient and touches(sentence, recipient))
        for candidate in coder.weigh(sentence)
    ]
    if not weighed:
        return Relation(None, None, None, 0.0)
    weighed.sort(key=lambda row: (-row[0], row[2].head))
    ranking = shares([(folded(sentence, candidate)[0], value) for value, sentence, candidate in weighed])
    event_type, mode, cameo = folded(weighed[0][1], weighed[0][2])
    return Relation(event_type, mode, cameo, round(dict(ranking)[event_type], 3), ranking)


def touches(sentence: Sentence, span: Span) -> bool:
    """Whether a span lies in a sentence, at least in part."""
    return span[0] < sentence.end and sentence.start < span[1]


def folded(sentence: Sentence, candidate: Candidate) -> tuple[str, str | None, str | None]:
    """Type, mode and code of a candidate with its announcements and refusals taken for what they are."""
    held: Standing = standing(sentence, candidate.head)
    event_type, mode, cameo = candidate.event_type, candidate.mode, candidate.cameo
    if held.status == "negated":
        event_type, mode, cameo, _ = fold_refusal(event_type, mode, cameo, "negated")
    elif held.status == "future":
        event_type, mode, cameo, _ = fold_future(event_type, mode, cameo)
    return event_type, mode, cameo


def weight(sentence: Sentence, candidate: Candidate, actor: Span, recipient: Span | None) -> float:
    """How likely a candidate is the act meant."""
    total = 0.3 * candidate.weight[0]
    if candidate.entry.blocks or lacking(candidate):
        total += LACKING
    if candidate.rejected:
        total += OVERRIDDEN if candidate.rejected.startswith(("inside", "part of", "the same")) else UNFIT
    total += role_weight(sentence, candidate, actor, recipient)
    return total + path_weight(sentence, candidate, actor, recipient)


def role_weight(sentence: Sentence, candidate: Candidate, actor: Span, recipient: Span | None) -> float:
    """Points for participants of the candidate that are the given ones, in their own role or the other."""
    doer = any(inside(sentence, head, actor) for head in candidate.actors)
    receiver = recipient is not None and any(
        inside(sentence, head, recipient)
        for head in (candidate.actors if candidate.entry.symmetric else candidate.recipients)
    )
    swapped = any(inside(sentence, head, actor) for head in candidate.recipients)
    return 2.5 * doer + 1.5 * receiver + 0.5 * swapped


def inside(sentence: Sentence, head: int, span: Span) -> bool:
    """Whether a token lies in a span."""
    return span[0] <= sentence.tokens[head].start < span[1]


def path_weight(sentence: Sentence, candidate: Candidate, actor: Span, recipient: Span | None) -> float:
    """Nearness of the trigger to both spans in the tree: 2 on the path between them, less the farther away."""
    ends = [head for head in (span_head(sentence, actor), span_head(sentence, recipient)) if head is not None]
    if not ends:
        return 0.0
    distance = sum(tree_distance(sentence, candidate.head, end) for end in ends) / len(ends)
    return 2.0 * max(0.0, 1.0 - distance / NEAR)


def span_head(sentence: Sentence, span: Span | None) -> int | None:
    """The token of a span whose syntactic head lies outside it."""
    if span is None:
        return None
    tokens = [token for token in sentence.tokens if span[0] <= token.start < span[1]]
    for token in tokens:
        head = sentence.tokens[token.head]
        if not span[0] <= head.start < span[1] or head.index == token.index:
            return token.index
    return tokens[0].index if tokens else None


def tree_distance(sentence: Sentence, first: int, second: int) -> int:
    """Edges between two tokens in the dependency tree."""
    above = {first: 0}
    for step, token in enumerate(sentence.ancestors(first), start=1):
        above[token.index] = step
    if second in above:
        return above[second]
    for step, token in enumerate(sentence.ancestors(second), start=1):
        if token.index in above:
            return step + above[token.index]
    return len(sentence.tokens)


def shares(weights: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The best weight of each type as shares that sum to one, largest first."""
    best: dict[str, float] = {}
    for event_type, value in weights:
        best[event_type] = max(value, best.get(event_type, -math.inf))
    highest = max(best.values())
    powers = {event_type: math.exp(value - highest) for event_type, value in best.items()}
    total = sum(powers.values())
    return tuple(sorted(((event_type, power / total) for event_type, power in powers.items()), key=lambda row: -row[1]))
