"""Which events an export takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dragoman.ontology import event_type
from dragoman.stories.periods import days_of

EITHER_SIDE = "EXISTS (SELECT 1 FROM participants p WHERE p.event_id = e.event_id AND list_contains(?, p.country))"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Events by day (ISO 8601 of any precision, both ends count), country on either side, type and status; an empty
    condition takes all. An event without a date counts by its report's."""

    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def checked(self) -> Wanted:
        """The same with codes as the store writes them. Raises ``BoundInvalid`` and ``UnknownCode``."""
        for date in (self.since, self.until):
            if date:
                days_of(date)
        return replace(
            self,
            countries=tuple(code.upper() for code in self.countries),
            types=tuple(event_type(code).code for code in self.types),
        )

    def condition(self) -> tuple[str, list[Any]]:
        """A condition in SQL on the rows ``e`` of ``events``, and its values."""
        when = "coalesce(e.date, e.published)"
        asked: list[tuple[str, Any]] = [
            (f"{when} >= ?", self.since),
            (f"{when} <= ?", f"{self.until}~" if self.until else None),
            (EITHER_SIDE, list(self.countries)),
            ("list_contains(?, e.event_type)", list(self.types)),
            ("list_contains(?, e.status)", list(self.statuses)),
        ]
        kept = [(sql, value) for sql, value in asked if value]
        return " AND ".join(sql for sql, _ in kept) or "true", [value for _, value in kept]

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.condition()[1]
