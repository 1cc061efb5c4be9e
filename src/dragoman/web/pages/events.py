"""The events of a filter as they were told, each with its sentence: the record before it is counted."""

from __future__ import annotations

from dragoman.web.filter import Filter
from dragoman.web.limits import PAGE
from dragoman.web.view import Question, View, Visit

JOINED = "events e JOIN articles a ON a.article_id = e.article_id"
SORTED = {
    "latest": "e.published DESC NULLS LAST, e.article_id, e.trigger_start, e.event_id",
    "unsure": "e.confidence, e.published DESC NULLS LAST, e.event_id",
}


def page(visit: Visit) -> View:
    """Every telling of the stories that are asked for."""
    sort = visit.choice("sort", *SORTED)
    told, values = visit.filter.told()
    rows = visit.desk.rows(SHOWN.format(told=told, order=SORTED[sort]), [*values, PAGE, visit.offset])
    [(total,)] = visit.desk.table(f"SELECT count(*) FROM {JOINED} WHERE {told}", values).rows
    shown = {"events": rows, "total": total, "sort": sort, "sorts": tuple(SORTED)}
    return View("events.html", "Events as told", shown, tables={"events": whole(visit.filter)})


# First which rows, by as few columns as tell that; then all of those that are shown, and only these.
SHOWN = """
WITH found AS MATERIALIZED (
    SELECT e.rowid AS place FROM events e JOIN articles a ON a.article_id = e.article_id WHERE {told}
    ORDER BY {order} LIMIT ? OFFSET ?
)
SELECT e.event_id, e.article_id, e.event_type, e.mode, e.quad_category, e.status, e.actors, e.actor_countries,
    e.actor_sectors, e.recipients, e.recipient_countries, e.recipient_sectors, e.date, e.published, e.place_name,
    e.attribution, e.confidence, e.rule, e.sentence, e.trigger_text, e.trigger_start - n.start AS trigger_at,
    e.story_id, a.publisher, a.title, substr(a.text, a.text_start + 1, 100) AS opening
FROM events e JOIN articles a ON a.article_id = e.article_id
LEFT JOIN sentences n ON n.article_id = e.article_id AND n.sentence_index = e.sentence_index
WHERE e.rowid IN (SELECT place FROM found) ORDER BY {order}"""


def whole(chosen: Filter) -> Question:
    """One row an event, with all columns of the view events_flat."""
    told, values = chosen.told()
    return Question(f"""SELECT f.* FROM events_flat f WHERE f.event_id IN (SELECT e.event_id FROM {JOINED} WHERE {told})
        ORDER BY f.published DESC NULLS LAST, f.article_id, f.event_id""", values)
