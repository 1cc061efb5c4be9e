"""Whether a store holds together: what a primary key would hold, and what no key can."""

from __future__ import annotations

from typing import Any

from dragoman.store.rows import LINKED, TABLES

EVENT_ROWS = ("participants", "attributions", "figures")
ARTICLE_ROWS = (*TABLES[1:], *LINKED)  # all that belongs to an article
SPANNED = ("sentences", "participants", "quotes", "figures", "dates", "places", "entities")


def problems(connection: Any) -> list[str]:
    """One line for each kind of fault, with how many rows have it and one of them; empty for a sound store."""
    found = []
    for fault, sql in questions():
        [(count, example)] = connection.execute(f"SELECT count(*), min(id) FROM ({sql})").fetchall()
        if count:
            found.append(f"{fault}: {count:,}, such as {example}")
    return found


def questions() -> list[tuple[str, str]]:
    """Each fault, and a query for the ids of the rows that have it."""
    return [
        *(repeated(table, key) for table, key in (("articles", "article_id"), ("events", "event_id"))),
        *(orphans(table, "articles", "article_id") for table in ARTICLE_ROWS),
        *(orphans(table, "events", "event_id") for table in EVENT_ROWS),
        *(misplaced(table, "text", "start", "end") for table in SPANNED),
        misplaced("events", "trigger_text", "trigger_start", "trigger_end"),
        ("events outside every sentence of their article",
         "SELECT event_id AS id FROM events e WHERE NOT EXISTS (SELECT 1 FROM sentences s "
         "WHERE s.article_id = e.article_id AND s.sentence_index = e.sentence_index)"),
        ("events whose date_day is not their date",
         "SELECT event_id AS id FROM events WHERE date_day IS NOT NULL AND strftime(date_day, '%Y-%m-%d') <> date"),
    ]  # fmt: skip


def repeated(table: str, key: str) -> tuple[str, str]:
    """A key that more than one row has."""
    return f"{table} with the same {key}", f"SELECT {key} AS id FROM {table} GROUP BY {key} HAVING count(*) > 1"


def orphans(table: str, parent: str, key: str) -> tuple[str, str]:
    """Rows whose parent is not there."""
    fault = f"{table} whose {key} is not in {parent}"
    return fault, f"SELECT t.{key} AS id FROM {table} t ANTI JOIN {parent} USING ({key}) WHERE t.{key} IS NOT NULL"


def misplaced(table: str, text: str, start: str, end: str) -> tuple[str, str]:
    """Rows whose words are not those of the article at their offsets."""
    there = f'substr(a.text, t."{start}" + 1, t."{end}" - t."{start}")'
    return (
        f"{table} whose words do not stand where they say",
        f'SELECT t.article_id AS id FROM {table} t JOIN articles a USING (article_id) WHERE {there} <> t."{text}"',
    )
