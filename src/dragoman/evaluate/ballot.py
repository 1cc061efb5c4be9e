"""What several reviewers say of one event, and what most of them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vote:
    """What one reviewer leaves of an event; None where there is no such event to them."""

    reviewer: str
    left: Record | None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """An event of the coder with the votes on it, or one that reviewers say was missed: then ``event`` is None.

    ``stratum`` is the part of the sample that it was drawn from, None where it is in none.
    """

    event: Record | None
    votes: tuple[Vote, ...]
    stratum: str | None = None

    @property
    def event_type(self) -> str:
        """The type that was coded; of a missed event that of the first vote that has one."""
        kinds = (vote.left["event_type"] for vote in self.votes if vote.left is not None)
        return str(self.event["event_type"] if self.event is not None else next(kinds, "none"))

    def whole_right(self) -> bool | None:
        """Whether the event is right as coded to most; None where as many say so as not."""
        return majority(vote.accepted for vote in self.votes)

    def type_right(self) -> bool | None:
        """Whether there is such an event, of that type, whatever else is wrong; None where as many say so as not."""
        kind = self.event_type
        return majority(vote.left is not None and vote.left["event_type"] == kind for vote in self.votes)

    def outcome(self) -> tuple[bool, Record | None]:
        """(whether one answer has more votes than any other, that answer): None where the event is rejected."""
        answers = [None if vote.left is None else whole_key(vote.left) for vote in self.votes]
        ranking = Counter(answers).most_common(2)
        if not ranking or (len(ranking) > 1 and ranking[0][1] == ranking[1][1]):
            return False, None
        winner = next(vote for vote, answer in zip(self.votes, answers, strict=True) if answer == ranking[0][0])
        return True, winner.left


def majority(said: Iterable[bool]) -> bool | None:
    """What most say; None where as many say yes as no, and where nobody says anything."""
    counts = Counter(said)
    return None if counts[True] == counts[False] else counts[True] > counts[False]


def whole_key(event: Record) -> Hashable:
    """All that is compared of an event's record: not the names of people and places, only their codes."""
    sides = (frozenset((one.get("country"), one.get("sector")) for one in event[side]) for side in SIDES)
    place = event.get("place") or {}
    return (event["event_type"], event.get("mode"), event["status"], event.get("date"),
            frozenset(event.get("contexts") or ()), place.get("country"), *sides)  # fmt: skip


SIDES = ("actors", "recipients")
