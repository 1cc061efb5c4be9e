"""What is found out about one noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Entity
from dragoman.resolve.identity import entity_id


@dataclass(slots=True)
class Found:
    """What is found out about a phrase. ``manner`` is person, country, body, group or empty; ``named`` where a proper
    name said so."""

    name: str = ""
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    manner: str = ""
    named: bool = False
    reason: str = ""

    def entity(self) -> Entity:
        """The finding as an entity."""
        manner = "" if self.manner == "body" and not self.named else self.manner
        identity = entity_id(self.name, self.country, manner)
        return Entity(self.name, self.country, self.sector, self.office, identity, self.reason)
