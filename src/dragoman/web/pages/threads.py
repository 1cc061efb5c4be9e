"""Threads: stories that continue one another."""

from __future__ import annotations

from dragoman.web.filter import WHEN, Filter
from dragoman.web.view import Question, View, Visit

SORTED = {
    "stories": "stories DESC, until DESC, thread_id",
    "latest": "until DESC NULLS LAST, stories DESC, thread_id",
    "reports": "reports DESC, stories DESC, thread_id",
}


def page(visit: Visit) -> View:
    """Threads with a story of the filter, each as a whole."""
    sort = visit.choice("sort", *SORTED)
    asked = listed(visit.filter, sort)
    rows, total = visit.paged(asked)
    shown = {"threads": rows, "total": total, "sort": sort, "sorts": tuple(SORTED)}
    return View("threads.html", "Threads", shown, tables={"threads": asked})


def listed(chosen: Filter, sort: str) -> Question:
    """Threads of two and more stories, as the view threads has them, with what most of them is."""
    condition, values = chosen.condition()
    return Question(f"""WITH wanted AS (
            SELECT DISTINCT s.thread_id FROM stories s WHERE {condition} AND s.thread_id IS NOT NULL
        )
        SELECT s.thread_id, count(*) AS stories, CAST(sum(s.reports) AS BIGINT) AS reports, min({WHEN}) AS since,
            max({WHEN}) AS until, list_sort([one FOR one IN list_distinct(flatten(list(
                list_concat(s.actor_countries, s.recipient_countries)))) IF one <> '']) AS countries,
            list_sort(list(DISTINCT s.event_type)) AS event_types, mode(s.quad_category) AS mostly,
            round(avg(s.score), 2) AS mean_score
        FROM stories s WHERE s.thread_id IN (SELECT thread_id FROM wanted)
        GROUP BY s.thread_id HAVING count(*) > 1 ORDER BY {SORTED[sort]}""", values)
