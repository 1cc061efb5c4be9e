"""The stories of a filter, a page at a time."""

from __future__ import annotations

from dragoman.web.filter import WHEN, Filter
from dragoman.web.limits import PAGE
from dragoman.web.view import Question, View, Visit

SORTED = {
    "latest": "date DESC NULLS LAST, s.reports DESC, s.story_id",
    "reports": "s.reports DESC, date DESC NULLS LAST, s.story_id",
    "contested": "len(json_keys(s.disagreements)) DESC, s.reports DESC, date DESC NULLS LAST, s.story_id",
}


def page(visit: Visit) -> View:
    """What happened, once each, the latest first or the most told."""
    sort = visit.choice("sort", *SORTED)
    asked = listed(visit.filter, sort)
    rows = visit.desk.rows(f"SELECT * FROM ({asked.sql}) LIMIT {PAGE} OFFSET {visit.offset}", asked.values)
    condition, values = visit.filter.condition()
    [(total,)] = visit.desk.table(f"SELECT count(*) FROM stories s WHERE {condition}", values).rows
    shown = {"stories": rows, "total": total, "sort": sort, "sorts": tuple(SORTED)}
    return View("stories.html", "Stories", shown, tables={"stories": whole(visit.filter, sort)})


def listed(chosen: Filter, sort: str) -> Question:
    """The columns of the list."""
    condition, values = chosen.condition()
    return Question(
        f"""SELECT s.story_id, {WHEN} AS date, s.event_type, s.mode, s.quad_category, s.status, s.actors,
        s.actor_countries, s.actor_sectors, s.recipients, s.recipient_countries, s.recipient_sectors, s.place_name,
        s.reports, s.outlets, s.thread_id, s.disagreements <> '{{}}' AS contested
        FROM stories s WHERE {condition} ORDER BY {SORTED[sort]}""",
        values,
    )


def whole(chosen: Filter, sort: str) -> Question:
    """All columns of the stories that `docs/store.md` describes."""
    condition, values = chosen.condition()
    return Question(
        f"""SELECT f.* FROM stories_flat f JOIN (
            SELECT s.story_id, row_number() OVER (ORDER BY {SORTED[sort].replace("date ", WHEN + " ")}) AS place
            FROM stories s WHERE {condition}
        ) p ON p.story_id = f.story_id ORDER BY p.place""",
        values,
    )
