"""Pairs of countries, those that have most to do with each other first."""

from __future__ import annotations

from dragoman.web.filter import WHEN, Filter
from dragoman.web.view import Question, View, Visit

SORTED = {
    "stories": "stories DESC, one, other",
    "conflict": "conflict DESC, stories DESC, one, other",
    "score": "mean_score, stories DESC, one, other",
    "latest": "latest DESC NULLS LAST, stories DESC, one, other",
}


def page(visit: Visit) -> View:
    """What the filter has of each pair, either way; a story in which both act counts once."""
    sort = visit.choice("sort", *SORTED)
    asked = pairs(visit.filter, sort)
    rows, total = visit.paged(asked)
    shown = {"dyads": rows, "total": total, "sort": sort, "sorts": tuple(SORTED)}
    return View("dyads.html", "Dyads", shown, tables={"dyads": asked})


def pairs(chosen: Filter, sort: str) -> Question:
    """Each pair with its stories, how many of them are conflict, their mean score and the latest day."""
    condition, values = chosen.condition()
    return Question(f"""WITH picked AS (
            SELECT s.story_id, {WHEN} AS day FROM stories s WHERE {condition}
        ), pairs AS (
            SELECT DISTINCT least(d.actor_country, d.recipient_country) AS one,
                greatest(d.actor_country, d.recipient_country) AS other, d.story_id, d.quad_category, d.score, p.day
            FROM story_dyads d JOIN picked p ON p.story_id = d.story_id WHERE d.actor_country <> d.recipient_country
        )
        SELECT one, other, count(*) AS stories, count(*) FILTER (quad_category LIKE '%conflict') AS conflict,
            round(avg(score), 2) AS mean_score, max(day) AS latest
        FROM pairs GROUP BY one, other ORDER BY {SORTED[sort]}""", values)
