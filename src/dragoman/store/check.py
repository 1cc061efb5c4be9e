"""Whether a store holds together: what a primary key would hold, and what no key can."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.ontology import contexts, event_types, sectors, statuses
from dragoman.store.rows import LINKED, TABLES

EVENT_ROWS = ("participants", "attributions", "figures")
ARTICLE_ROWS = (*TABLES[1:], *LINKED)  # all that belongs to an article
SPANNED = ("sentences", "participants", "quotes", "figures", "dates", "places", "entities")
KEYS = {
    "articles": "article_id", "events": "event_id", "pages": "page_id", "stories": "story_id",
    "sentences": "article_id, sentence_index", "participants": "event_id, role, position",
    "attributions": "event_id, position", "quotes": "article_id, position",
}  # fmt: skip
PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
# A story whose row will be written anew is not held to it yet.
FRESH = "story_id NOT IN (SELECT story_id FROM stale_stories)"

CODE = "take the articles out with --mend, and code them again"
LINK = "let --mend write the stories anew"


@dataclass(frozen=True, slots=True)
class Question:
    """A fault, and a query for the ``id`` of every row that has it and the article that it belongs to, as ``article``;
    ``remedy`` is ``CODE`` or ``LINK``."""

    fault: str
    sql: str
    remedy: str = CODE


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that is there: how many rows have it, the id of one of them, and what to do."""

    fault: str
    count: int
    example: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.fault}: {self.count:,}, such as {self.example}"


def faults(connection: Any) -> list[Fault]:
    """Every kind of fault that a store has; none in a sound one."""
    found = []
    for one in questions():
        [(count, example)] = connection.execute(f"SELECT count(*), min(id) FROM ({one.sql})").fetchall()
        if count:
            found.append(Fault(one.fault, count, str(example), one.remedy))
    return found


def problems(connection: Any) -> list[str]:
    """One line for each kind of fault, with how many rows have it and one of them; empty for a sound store."""
    return [str(one) for one in faults(connection)]


def questions() -> list[Question]:
    """All that is asked of a store."""
    return [
        *(repeated(table, key) for table, key in KEYS.items()),
        *(orphans(table, "articles", "article_id") for table in (*ARTICLE_ROWS, "pages")),
        *(orphans(table, "events", "event_id") for table in EVENT_ROWS),
        *(misplaced(table, "text", "start", "end") for table in SPANNED),
        misplaced("events", "trigger_text", "trigger_start", "trigger_end"),
        *(misplaced("quotes", f"{side}_text", f"{side}_start", f"{side}_end") for side in ("speaker", "addressee")),
        *coded(),
        *placed(),
        *told(),
        *linked(),
    ]


def repeated(table: str, key: str) -> Question:
    """A key that more than one row has."""
    first, article = key.split(",")[0], "NULL" if table in ("pages", "stories") else "any_value(article_id)"
    sql = f"SELECT any_value({first}) AS id, {article} AS article FROM {table} GROUP BY {key} HAVING count(*) > 1"
    return Question(f"{table} with the same {key}", sql, LINK if table == "stories" else CODE)


def orphans(table: str, parent: str, key: str) -> Question:
    """Rows whose parent is not there."""
    fault = f"{table} whose {key} is not in {parent}"
    sql = f"SELECT t.{key} AS id, t.article_id AS article FROM {table} t ANTI JOIN {parent} USING ({key})"
    return Question(fault, f"{sql} WHERE t.{key} IS NOT NULL")


def misplaced(table: str, text: str, start: str, end: str) -> Question:
    """Rows whose words are not those of the article at their offsets."""
    there = f'substr(a.text, t."{start}" + 1, t."{end}" - t."{start}")'
    return Question(
        f"{table} whose words do not stand where they say" if text in ("text", "trigger_text")
        else f"{table} whose {text} does not stand where it says",
        f"SELECT t.article_id AS id, t.article_id AS article FROM {table} t JOIN articles a USING (article_id) "
        f'WHERE {there} <> t."{text}"',
    )  # fmt: skip


def coded() -> list[Question]:
    """Values that are none of the ontology's."""
    kinds, issues = event_types(), contexts()
    quads = [f"{one.code} {one.quad}" for one in kinds]
    return [
        event("whose event_type is none of PLOVER's", unknown("event_type", (one.code for one in kinds))),
        event("whose quad_category is not their type's", unknown("event_type || ' ' || quad_category", quads)),
        event("whose status is not known", unknown("status", (one.code for one in statuses()))),
        event("with a context that is not known", f"NOT list_has_all({listed(one.code for one in issues)}, contexts)"),
        event("whose confidence is not from 0 to 1", "NOT confidence BETWEEN 0 AND 1"),
        row("participants", "whose role is not known", unknown("role", ("actor", "recipient"))),
        row("participants", "whose sector is not known", unknown("sector", (one.code for one in sectors()))),
        row("quotes", "whose kind is not known", unknown("kind", ("direct", "mixed", "indirect"))),
        row("attributions", "whose kind is not known", unknown("kind", ("speaker", "publisher"))),
    ]


def placed() -> list[Question]:
    """Days and coordinates that are none."""
    found = [
        event("whose date is not YYYY, YYYY-MM or YYYY-MM-DD", f"NOT regexp_full_match(date, '{PARTIAL_DATE}')"),
        event("whose date_day is not their date",
              "strftime(date_day, '%Y-%m-%d') <> date "
              "OR (date_day IS NULL AND len(date) = 10 AND TRY_CAST(date AS DATE) IS NOT NULL)"),
        row("articles", "whose date is not a day",
            "date IS NOT NULL AND (len(date) <> 10 OR TRY_CAST(date AS DATE) IS NULL)"),
    ]  # fmt: skip
    off = "NOT (lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180) OR (lat IS NULL) <> (lon IS NULL)"
    return [*found, event("with impossible coordinates", off), row("places", "with impossible coordinates", off)]


def told() -> list[Question]:
    """Rows of an event that do not fit it."""
    return [
        Question(
            "events outside every sentence of their article",
            "SELECT event_id AS id, e.article_id AS article FROM events e ANTI JOIN sentences s "
            "ON s.article_id = e.article_id AND s.sentence_index = e.sentence_index",
        ),
        *(
            Question(
                f"{table} of another article than their event",
                f"SELECT t.event_id AS id, t.article_id AS article FROM {table} t JOIN events e USING (event_id) "
                "WHERE t.article_id <> e.article_id",
            )
            for table in EVENT_ROWS
        ),
        *(sides(role) for role in ("actor", "recipient")),
        Question(
            "participants whose quotation is not there",
            "SELECT p.event_id AS id, p.article_id AS article FROM participants p ANTI JOIN quotes q "
            "ON q.article_id = p.article_id AND q.position = p.quote WHERE p.quote IS NOT NULL",
        ),
    ]


def sides(role: str) -> Question:
    """Events whose lists of one side are not those of their participants."""
    names = "list(name ORDER BY position) AS names"
    made = f"SELECT event_id, {names} FROM participants WHERE role = '{role}' GROUP BY event_id"
    return Question(
        f"events whose {role}s are not their participants",
        f"SELECT e.event_id AS id, e.article_id AS article FROM events e LEFT JOIN ({made}) p USING (event_id) "
        f"WHERE e.{role}s <> coalesce(p.names, []) OR len(e.{role}s) <> len(e.{role}_countries) "
        f"OR len(e.{role}s) <> len(e.{role}_sectors)",
    )


def linked() -> list[Question]:
    """Stories and coverages that are not what the events and articles say."""
    found = (
        "SELECT story_id, count(*) AS tellings, count(DISTINCT article_id) AS reports FROM events "
        "WHERE story_id IS NOT NULL GROUP BY story_id"
    )
    return [
        Question(
            "articles whose coverage_id is no article",
            "SELECT t.article_id AS id, t.article_id AS article FROM articles t ANTI JOIN articles a "
            "ON a.article_id = t.coverage_id WHERE t.coverage_id IS NOT NULL", LINK,
        ),
        Question(
            "events whose story is not in stories",
            "SELECT e.event_id AS id, e.article_id AS article FROM events e JOIN articles a USING (article_id) "
            "ANTI JOIN stories s USING (story_id) "
            f"WHERE a.coverage_id IS NOT NULL AND (e.story_id IS NULL OR e.{FRESH})", LINK,
        ),
        Question(
            "stories that no event tells, or not so many as they say",
            f"SELECT s.story_id AS id, NULL AS article FROM stories s LEFT JOIN ({found}) f USING (story_id) "
            f"WHERE s.{FRESH} "
            "AND (f.tellings IS DISTINCT FROM s.tellings OR f.reports IS DISTINCT FROM s.reports)", LINK,
        ),
        *(threaded(*one) for one in (("stories", "follows"), ("stories", "thread_id"), ("story_keys", "story_id"))),
    ]  # fmt: skip


def threaded(table: str, column: str) -> Question:
    """Rows that name a story which is not there."""
    return Question(
        f"{table} whose {column} is no story",
        f"SELECT t.story_id AS id, NULL AS article FROM {table} t ANTI JOIN stories s ON s.story_id = t.{column} "
        f"WHERE t.{column} IS NOT NULL AND t.{FRESH} AND t.{column} NOT IN (SELECT story_id FROM stale_stories)", LINK,
    )  # fmt: skip


def event(fault: str, condition: str) -> Question:
    """Events for which a condition holds."""
    return Question(f"events {fault}", f"SELECT event_id AS id, article_id AS article FROM events WHERE {condition}")


def row(table: str, fault: str, condition: str) -> Question:
    """Rows of an article's table for which a condition holds."""
    found = f"SELECT article_id AS id, article_id AS article FROM {table} WHERE {condition}"
    return Question(f"{table} {fault}", found)


def unknown(value: str, known: Iterable[str]) -> str:
    """The condition that a value is none of some; null never is."""
    return f"NOT list_contains({listed(known)}, {value})"


def listed(values: Iterable[str]) -> str:
    """Words as a list in SQL."""
    return "[" + ", ".join(f"'{one}'" for one in values) + "]"
