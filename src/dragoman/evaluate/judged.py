"""An event, gold or coded, reduced to what is compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.report import Side
from dragoman.ontology import event_type
from dragoman.records import STATUSES, Event, Participant

Countries = frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """What counts of an event. Countries are sets: an unknown one is None and counts as a value."""

    event_type: str
    actors: Countries
    recipients: Countries
    mode: str | None
    status: str
    date: str | None
    side: Side

    def type_key(self) -> Hashable:
        """The same event type."""
        return self.event_type

    def dyad_key(self) -> Hashable:
        """And the same countries on both sides."""
        return self.event_type, self.actors, self.recipients

    def full_key(self) -> Hashable:
        """And the same mode, status and date."""
        return self.event_type, self.actors, self.recipients, self.mode, self.status, self.date


def judged_event(event: Event) -> Judged:
    """An event of the coder."""
    facts = {"mode": event.mode, "status": event.status, "date": event.date, "CAMEO": event.cameo, "rule": event.rule}
    side = Side(event.event_type, event.trigger.text, _named(event.actors), _named(event.recipients), _details(facts))
    return Judged(event.event_type, _countries(event.actors), _countries(event.recipients), event.mode, event.status,
                  event.date, side)


def judged_gold(record: Mapping[str, Any]) -> Judged:
    """An event of an article's gold. Raises ``UnknownCode``, ``KeyError`` or ``ValueError`` where it is malformed."""
    if record["status"] not in STATUSES:
        raise ValueError(f"'{record['status']}' is not a status ({', '.join(STATUSES)})")
    actors, recipients = _participants(record["actors"]), _participants(record["recipients"])
    code, mode, date = event_type(record["event_type"]).code, record.get("mode"), record.get("date")
    side = Side(code, record.get("trigger") or "", _named(actors), _named(recipients),
                _details({"mode": mode, "status": record["status"], "date": date}))
    return Judged(code, _countries(actors), _countries(recipients), mode, record["status"], date, side)


def _participants(records: Iterable[Mapping[str, Any]]) -> tuple[Participant, ...]:
    return tuple(
        Participant(one.get("text") or "", 0, 0, one.get("text") or "", one.get("country"), one.get("sector"))
        for one in records
    )


def _countries(participants: Iterable[Participant]) -> Countries:
    return frozenset(one.country for one in participants)


def _named(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(f"{one.text or '…'} ({one.country or '?'} {one.sector or '?'})" for one in participants)


def _details(facts: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}
