"""Stories as lists show them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.web.filter import WHEN, Filter
from dragoman.web.view import Question

COLUMNS = f"""s.story_id, {WHEN} AS date, s.event_type, s.mode, s.quad_category, s.status, s.actors, s.actor_countries,
    s.actor_sectors, s.recipients, s.recipient_countries, s.recipient_sectors, s.place_name, s.reports, s.outlets,
    s.thread_id, s.date IS NULL AS undated, s.disagreements <> '{{}}' AS contested"""
LATEST = "date DESC NULLS LAST, s.story_id"


def story_list(condition: str, values: Sequence[object], order: str = LATEST) -> Question:
    """The stories ``s`` of a condition, the latest first."""
    return Question(f"SELECT {COLUMNS} FROM stories s WHERE {condition} ORDER BY {order}", list(values))


def statement_list(chosen: Filter, voiced: str, voices: Sequence[object]) -> Question:
    """Positions voiced in stories of a filter, the latest first; ``voiced`` is a condition on the rows ``t`` of
    ``statements`` and ``e``, their events."""
    condition, values = chosen.condition()
    return Question(f"""SELECT t.date, t.speaker, t.country, t.office, t.event_type, t.mode, e.quad_category, t.status,
            t.words, t.publisher, e.story_id, t.article_id, t.event_id
        FROM statements t JOIN events e ON e.event_id = t.event_id
        WHERE {voiced} AND e.story_id IN (SELECT s.story_id FROM stories s WHERE {condition})
        ORDER BY t.date DESC NULLS LAST, t.event_id""", [*voices, *values])
