"""What one reviewer says of one coded event, of an event that the coder missed, or of an article."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dragoman.errors import JudgementInvalid
from dragoman.review.correction import Correction, told

Verdict = Literal["accept", "reject", "correct", "missed", "withdrawn", "complete"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
OF_EVENTS: tuple[Verdict, ...] = ("accept", "reject", "correct")
FIELDS = ("reviewer", "at", "article_id", "event_id", "verdict", "correction", "note", "sample_id")


def now() -> str:
    """The present second in UTC, ISO 8601: "2021-03-25T09:30:00Z"."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's word. ``at`` is UTC in ISO seconds, as ``now`` gives it.

    ``verdict`` is accept, reject or correct for the event ``event_id``; missed for one that was not coded, whole in
    ``correction`` with its trigger; complete where the article's events are all judged and its missed ones told;
    withdrawn takes an earlier judgement back: that of ``event_id``, that of the missed event whose trigger
    ``correction`` names, or else the mark complete.
    """

    reviewer: str
    at: str
    article_id: str
    event_id: str | None
    verdict: Verdict
    correction: Correction | None = None
    note: str = ""
    sample_id: str | None = None

    @property
    def subject(self) -> str:
        """What is judged within the article: of one reviewer's judgements with the same subject the last one counts."""
        if self.event_id is not None:
            return self.event_id
        trigger = self.correction.trigger if self.correction else None
        return f"missed {trigger.start}-{trigger.end}" if trigger else "complete"

    def to_dict(self) -> dict[str, Any]:
        """The judgement as JSON has it."""
        found = {name: getattr(self, name) for name in FIELDS}
        return found | {"correction": self.correction.to_dict() if self.correction else None}

    @staticmethod
    def from_dict(record: Mapping[str, Any]) -> Judgement:
        """A judgement of JSON; without ``at`` it is of now. Raises ``JudgementInvalid``."""
        given = told(record, FIELDS, "judgement")
        for name in ("reviewer", "article_id", "verdict"):
            if not isinstance(given.get(name), str):
                raise JudgementInvalid(field=name, why="it is missing, or not a text")
        for name in ("at", "event_id", "note", "sample_id"):
            if not isinstance(given.get(name), str | None):
                raise JudgementInvalid(field=name, why="it is not a text")
        given["correction"] = Correction.from_dict(given["correction"]) if given.get("correction") else None
        given |= {"at": given.get("at") or now(), "note": given.get("note") or "", "event_id": given.get("event_id")}
        return Judgement(**given)
