"""Reports placed one by one: each joins the coverage of the same thing, its events the stories of the same events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

import numpy as np

from dragoman.stories.average_linkage import average_linkage
from dragoman.stories.copies import COPY, shared
from dragoman.stories.likeness import SAME, likeness
from dragoman.stories.report import Report
from dragoman.stories.same_event import groups, same, surely_same, told_alike
from dragoman.stories.shelf import Placed, Shelf
from dragoman.stories.telling import Telling

NEXT_DAY = 1  # days that two reports of one thing may differ by in dating an event
MOST_OF = 0.5  # share of a story's tellings that a new one must fit
MOST_KNOWN = 500_000  # pairs that are not asked again
MOST_MEMBERS = 150  # reports that are grouped anew for one; beyond that it joins the coverage that it is most like


class Linker:
    """Places reports on a shelf. With each, the reports of all coverages that it may belong to are grouped anew, by how
    alike they are on average, so that it matters little in which order they came; then each event joins the story most
    of whose tellings it fits."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.known: dict[tuple[str, str], float] = {}

    def place(self, report: Report) -> list[Placed]:
        """Put a report on the shelf; returns all that have moved or whose events have, the report itself first."""
        near = [one for one in self.shelf.near(report) if one.report.id != report.id]
        placed = Placed(report, report.id)
        self.shelf.put(placed)
        touched = sorted({one.coverage for one in near if self.alike(report, one.report) >= SAME})
        members = [placed, *(one for coverage in touched for one in self.shelf.members(coverage))]
        moved = self.regrouped(members) if len(members) <= MOST_MEMBERS else self.joined(placed, members)
        told: list[Placed] = []
        for coverage in sorted({one.coverage for one in (placed, *moved)}):
            told += retold(self.shelf.members(coverage), near if coverage == placed.coverage else ())
        changed = {one.report.id: one for one in (placed, *moved, *told)}
        return list(changed.values())

    def regrouped(self, members: Sequence[Placed]) -> list[Placed]:
        """Group reports anew; returns those whose coverage has another name now."""
        ordered = sorted(members, key=lambda one: one.report.order)
        links = np.array([[self.alike(one.report, other.report) for other in ordered] for one in ordered])
        moved = []
        for group in average_linkage(links, SAME):
            coverage = ordered[group[0]].report.id
            moved += [one for one in (ordered[place] for place in group) if one.coverage != coverage]
            self.shelf.rename([ordered[place] for place in group], coverage)
        return moved

    def joined(self, placed: Placed, members: Sequence[Placed]) -> list[Placed]:
        """Let a report join the coverage that it is most like, of many large ones."""
        likes: dict[str, list[float]] = {}
        for one in members:
            if one is not placed:
                likes.setdefault(one.coverage, []).append(self.alike(placed.report, one.report))
        means = {coverage: sum(found) / len(found) for coverage, found in likes.items()}
        best = min(means, key=lambda coverage: (-means[coverage], coverage))
        if means[best] >= SAME:
            self.shelf.rename([placed], best)
        return [placed]

    def alike(self, one: Report, other: Report) -> float:
        """How likely two reports are of one thing, looked up where it was asked before."""
        pair = (one.id, other.id) if one.id <= other.id else (other.id, one.id)
        if pair not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[pair] = alike(one, other)
        return self.known[pair]


def alike(one: Report, other: Report) -> float:
    """How likely two reports are of one thing; copies of a text are."""
    copies = one.signature and other.signature and shared(one.signature, other.signature) >= COPY
    return 1.0 if copies else likeness(one.profile, other.profile)


def retold(members: Sequence[Placed], near: Sequence[Placed]) -> list[Placed]:
    """Find the stories of all events of a coverage, by the order of its reports; returns the reports that changed.

    An event that no report before it in the coverage tells joins a story that reports ``near`` surely tell, or keeps
    one that it had with reports elsewhere.
    """
    told: dict[str, list[Telling]] = {}
    own = {one.event_id for placed in members for one in placed.report.tellings}
    elsewhere = told_by(near, {one.report.id for one in members})
    changed = []
    for placed in sorted(members, key=lambda one: one.report.order):
        stories = stories_of(placed, told, elsewhere, own)
        for one in placed.report.tellings:
            told.setdefault(stories[one.event_id], []).append(one)
        if stories != placed.stories:
            placed.stories.clear()
            placed.stories.update(stories)
            changed.append(placed)
    return changed


def stories_of(
    placed: Placed, told: Mapping[str, Sequence[Telling]], elsewhere: Mapping[str, Sequence[Telling]], own: Set[str]
) -> dict[str, str]:
    """The story of each event of a report."""
    found: dict[str, str] = {}
    tellings = placed.report.tellings
    for group in groups(tellings):
        first = tellings[group[0]].event_id
        before = placed.stories.get(first)
        kept = before if before is not None and before not in own else None
        told_here = [tellings[place] for place in group]
        story = fitting(told_here, told, sure=False) or kept or fitting(told_here, elsewhere, sure=True) or first
        found |= dict.fromkeys((one.event_id for one in told_here), first if story in found.values() else story)
    return found


def told_by(placed: Sequence[Placed], without: Set[str] = frozenset()) -> dict[str, list[Telling]]:
    """The tellings of each story in some reports."""
    told: dict[str, list[Telling]] = {}
    for one in placed:
        if one.report.id not in without:
            for telling in one.report.tellings:
                told.setdefault(one.stories[telling.event_id], []).append(telling)
    return told


def fitting(tellings: Sequence[Telling], told: Mapping[str, Sequence[Telling]], sure: bool) -> str | None:
    """The story of which tellings fit most, if that is most of them; ``sure`` where nothing else ties the reports."""
    shares = {story: sum(fits(tellings, known, sure)) / (len(tellings) * len(known)) for story, known in told.items()}
    best = min(shares, key=lambda story: (-shares[story], story), default=None)
    return best if best is not None and shares[best] >= MOST_OF else None


def fits(tellings: Sequence[Telling], known: Sequence[Telling], sure: bool) -> Iterator[bool]:
    """Whether each of some tellings is of the event of each known one."""
    for one in tellings:
        for other in known:
            if sure:
                yield surely_same(one, other)
            else:
                yield same(one, other, NEXT_DAY) or told_alike(one, other, NEXT_DAY)
