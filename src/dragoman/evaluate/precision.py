"""How much of what was coded is right, and how much of what there is was coded, as reviewers judged it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.evaluate.ballot import Ballot
from dragoman.evaluate.interval import Share, counted, weighted_share

ALL = "all"
Shares = dict[str, Share]
Answer = Callable[[Ballot], bool | None]


def precision(ballots: Sequence[Ballot], population: Mapping[str, int] | None, right: Answer) -> Shares:
    """The share of coded events that is right, by type and in all.

    ``population`` are the sizes of the strata of a sample: then only the events drawn in it count, and the last row
    weighs the strata by them. Without a sample all judged events count alike.
    """
    drawn = [one for one in ballots if population is None or one.stratum in population]
    shares = by_type(drawn, right)
    if population is not None and len(population) > 1:
        strata = {name: counted(right(one) for one in drawn if one.stratum == name) for name in population}
        shares[ALL] = weighted_share(strata, population)
    return shares


def by_type(ballots: Sequence[Ballot], right: Answer) -> Shares:
    """The share of ballots that are right, by event type and in all."""
    kinds = sorted({one.event_type for one in ballots})
    found = {kind: counted(right(one) for one in ballots if one.event_type == kind) for kind in kinds}
    return found | {ALL: counted(right(one) for one in ballots)}


def unjudged(ballots: Sequence[Ballot], population: Mapping[str, int]) -> list[str]:
    """The strata of a sample of which nothing has been judged, and which therefore weigh nothing."""
    judged = {one.stratum for one in ballots}
    return [name for name, size in population.items() if size and name not in judged]


def recall(ballots: Iterable[Ballot], whole: bool) -> Shares:
    """The share of what there is that was coded, by its true type and in all.

    The ballots are those of articles of which all events are judged and all missed ones told. An event was found where
    it is right as coded, or, unless ``whole``, where its type is; a corrected one counts as one that there is. What is
    disputed is in no count.
    """
    found: dict[str, list[bool | None]] = {}
    for one in ballots:
        settled, left = one.outcome()
        if settled and left is None:
            continue
        answer = one.whole_right() if whole else one.type_right()
        kind = str(left["event_type"]) if left is not None else one.event_type
        found.setdefault(kind, []).append((one.event is not None and answer) if settled else None)
    shares = {kind: counted(answers) for kind, answers in sorted(found.items())}
    return shares | {ALL: counted(answer for answers in found.values() for answer in answers)}
