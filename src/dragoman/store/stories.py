"""Stories as a user asks for them: a list, or one with all that tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.store.rows import Row

COLUMNS = (
    "story_id", "date", "event_type", "mode", "status", "actors", "actor_countries", "recipients",
    "recipient_countries", "place_name", "place_country", "reports", "outlets", "tellings", "figures",
    "first_published",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories: days are ISO 8601, ``country`` is on either side, ``least`` the fewest reports."""

    since: str | None = None
    until: str | None = None
    country: str | None = None
    event_type: str | None = None
    least: int = 1
    limit: int = 50

    def conditions(self) -> tuple[list[str], list[object]]:
        """The conditions of a query, and their values."""
        asked: list[tuple[str, Sequence[object] | None]] = [
            ("coalesce(date, first_published) >= ?", [self.since] if self.since else None),
            ("coalesce(date, first_published) <= ?", [f"{self.until}~"] if self.until else None),
            ("(list_contains(actor_countries, ?) OR list_contains(recipient_countries, ?))",
             [self.country] * 2 if self.country else None),
            ("event_type = ?", [self.event_type] if self.event_type else None),
            ("reports >= ?", [self.least]),
        ]  # fmt: skip
        kept = [(sql, values) for sql, values in asked if values is not None]
        return [sql for sql, _ in kept], [value for _, values in kept for value in values]


def stories(connection: Any, wanted: Wanted) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """(columns, rows) of the stories that are wanted, those with most reports first, then the latest."""
    conditions, values = wanted.conditions()
    sql = (
        f"SELECT {', '.join(COLUMNS)} FROM stories WHERE {' AND '.join(conditions)} "
        "ORDER BY reports DESC, coalesce(date, first_published) DESC, story_id LIMIT ?"
    )
    return COLUMNS, connection.execute(sql, [*values, wanted.limit]).fetchall()


def story(connection: Any, story_id: str) -> tuple[Row, list[Row]] | None:
    """The row of a story and its tellings by publication, each with its report; None where there is none."""
    found = rows(connection, "SELECT * FROM stories WHERE story_id = ?", story_id)
    sql = """
        SELECT a.date AS published, a.publisher, a.title, a.url, e.article_id, e.sentence, e.event_type, e.trigger_text,
            e.trigger_start - s.start AS trigger_at, e.date, e.place_name, e.status
        FROM events e JOIN articles a ON a.article_id = e.article_id
        LEFT JOIN sentences s ON s.article_id = e.article_id AND s.sentence_index = e.sentence_index
        WHERE e.story_id = ? ORDER BY a.date NULLS LAST, a.article_id, e.trigger_start"""
    return (found[0], rows(connection, sql, story_id)) if found else None


def rows(connection: Any, sql: str, *values: object) -> list[Row]:
    """The answer to a query as rows by column."""
    cursor = connection.execute(sql, list(values))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
