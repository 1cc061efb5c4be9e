"""A shelf in memory, for a corpus that is grouped once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.stories.report import Report
from dragoman.stories.shelf import Placed

MOST = 200  # reports that are looked at for one, those that share most


class MemoryShelf:
    """Placed reports by their blocks."""

    def __init__(self) -> None:
        self.placed: dict[str, Placed] = {}
        self.index: dict[str, list[tuple[int, str]]] = {}
        self.coverages: dict[str, list[str]] = {}

    def near(self, report: Report) -> Sequence[Placed]:
        """The placed reports that share most blocks with a report."""
        counts: Counter[str] = Counter()
        for block in report.blocks():
            for day, other in self.index.get(block.key, ()):
                counts[other] += abs(day - block.day) <= block.window
        counts.pop(report.id, None)
        ranked = sorted((one for one in counts if counts[one]), key=lambda one: (-counts[one], one))
        return [self.placed[one] for one in ranked[:MOST]]

    def members(self, coverage: str) -> Sequence[Placed]:
        """The reports of a coverage."""
        return [self.placed[one] for one in self.coverages[coverage]]

    def put(self, placed: Placed) -> None:
        """Keep a report under its blocks."""
        self.placed[placed.report.id] = placed
        self.coverages.setdefault(placed.coverage, []).append(placed.report.id)
        for block in placed.report.blocks():
            self.index.setdefault(block.key, []).append((block.day, placed.report.id))

    def rename(self, placed: Iterable[Placed], coverage: str) -> None:
        """Move reports to another coverage."""
        for one in list(placed):
            self.coverages[one.coverage].remove(one.report.id)
            if not self.coverages[one.coverage]:
                del self.coverages[one.coverage]
            one.coverage = coverage
            self.coverages.setdefault(coverage, []).append(one.report.id)
