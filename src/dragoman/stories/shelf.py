"""Where the linker finds the reports that it has placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.stories.report import Report


@dataclass(slots=True)
class Placed:
    """A report, the coverage that it belongs to, and the story of each of its events by the event's id."""

    report: Report
    coverage: str
    stories: dict[str, str] = field(default_factory=dict)


class Shelf(Protocol):
    """Placed reports, found by what they share with a new one."""

    def near(self, report: Report) -> Sequence[Placed]:
        """The placed reports that share enough blocks with a report to be looked at."""

    def members(self, coverage: str) -> Sequence[Placed]:
        """The reports of a coverage."""

    def put(self, placed: Placed) -> None:
        """Keep a report that has found its place."""

    def rename(self, placed: Iterable[Placed], coverage: str) -> None:
        """Move reports to another coverage."""
