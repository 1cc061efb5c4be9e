"""Threads as a user asks for them: a list, or one as a chronology of its stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.store.rows import Row
from dragoman.store.stories import rows

COLUMNS = ("thread_id", "since", "until", "stories", "reports", "countries", "event_types", "contexts", "mean_score")
CHRONOLOGY = """
SELECT s.story_id, coalesce(s.date, s.first_published) AS date, s.event_type, s.mode, s.status, s.quad_category,
    s.actors, s.actor_countries, s.actor_sectors, s.recipients, s.recipient_countries, s.recipient_sectors,
    s.place_name, s.reports, s.outlets, s.follows, first.sentence
FROM stories s LEFT JOIN (
    SELECT e.story_id, min_by(e.sentence, (coalesce(e.published, '9999'), e.article_id, e.sentence_index)) AS sentence
    FROM events e WHERE e.story_id IN (SELECT story_id FROM stories WHERE thread_id = $1) GROUP BY e.story_id
) first ON first.story_id = s.story_id
WHERE s.thread_id = $1
ORDER BY date NULLS LAST, s.first_published NULLS LAST, s.story_id
"""


@dataclass(frozen=True, slots=True)
class ThreadsWanted:
    """Which threads: those with a story on the days asked for (ISO 8601), ``country`` on either side of one,
    ``least`` the fewest stories."""

    since: str | None = None
    until: str | None = None
    country: str | None = None
    least: int = 2
    limit: int = 50


def chronicles(connection: Any, wanted: ThreadsWanted) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """(columns, rows) of the threads that are wanted, those with most stories first, then the latest."""
    asked = [
        ("until >= ?", wanted.since),
        ("since <= ?", f"{wanted.until}~" if wanted.until else None),
        ("list_contains(countries, ?)", wanted.country),
        ("stories >= ?", wanted.least),
    ]
    kept = [(sql, value) for sql, value in asked if value is not None]
    sql = (
        f"SELECT {', '.join(COLUMNS)} FROM threads WHERE {' AND '.join(sql for sql, _ in kept)} "
        "ORDER BY stories DESC, until DESC, thread_id LIMIT ?"
    )
    return COLUMNS, connection.execute(sql, [*(value for _, value in kept), wanted.limit]).fetchall()


def chronology(connection: Any, name: str) -> list[Row]:
    """The stories of a thread in their order, each with the sentence that first tells it; ``name`` is the thread's id
    or that of any of its stories. Empty where there is none."""
    found = connection.execute("SELECT thread_id FROM stories WHERE story_id = ?", [name]).fetchall()
    return rows(connection, CHRONOLOGY, found[0][0]) if found and found[0][0] else []
