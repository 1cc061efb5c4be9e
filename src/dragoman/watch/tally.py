"""What a round of watching did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dragoman.read import Failure


@dataclass(slots=True)
class Tally:
    """Feeds asked, unchanged, failed, and left alone because their host wants rest; new pages, pages fetched, coded,
    copied, failed and waiting; ``next_at`` is the time from which there is something to do, None where there never
    is."""

    feeds: int = 0
    unchanged: int = 0
    feeds_failed: int = 0
    resting: int = 0
    found: int = 0
    fetched: int = 0
    coded: int = 0
    copies: int = 0
    pages_failed: int = 0
    waiting: int = 0
    events: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    next_at: float | None = None

    @property
    def nothing_worked(self) -> bool:
        """Whether feeds were asked and none was had, and no page was coded."""
        return self.feeds > 0 and self.feeds_failed == self.feeds and not self.coded + self.copies
