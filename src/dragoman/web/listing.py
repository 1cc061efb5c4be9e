"""Stories as lists show them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.web.filter import WHEN
from dragoman.web.view import Question

COLUMNS = f"""s.story_id, {WHEN} AS date, s.event_type, s.mode, s.quad_category, s.status, s.actors, s.actor_countries,
    s.actor_sectors, s.recipients, s.recipient_countries, s.recipient_sectors, s.place_name, s.reports, s.outlets,
    s.thread_id, s.date IS NULL AS undated, s.disagreements <> '{{}}' AS contested"""
LATEST = "date DESC NULLS LAST, s.story_id"


def story_list(condition: str, values: Sequence[object], order: str = LATEST) -> Question:
    """The stories ``s`` of a condition, the latest first."""
    return Question(f"SELECT {COLUMNS} FROM stories s WHERE {condition} ORDER BY {order}", list(values))
