"""Pairs of countries, those that have most to do with each other first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dragoman.store.rows import Row
from dragoman.web.filter import WHEN, Filter
from dragoman.web.spans import Unit, next_start, span, starts, unit_of
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
    shown = {"dyads": rows, "total": total, "sort": sort, "sorts": tuple(SORTED), "lines": lines(visit, rows)}
    return View("dyads.html", "Dyads", shown, tables={"dyads": asked})


def picked(chosen: Filter) -> tuple[str, list[object]]:
    """A query for each pair and story of a filter once, with the day of the story."""
    condition, values = chosen.condition()
    return f"""WITH picked AS (
            SELECT s.story_id, {WHEN} AS day, s.date_day FROM stories s WHERE {condition}
        ), pairs AS (
            SELECT DISTINCT least(d.actor_country, d.recipient_country) AS one,
                greatest(d.actor_country, d.recipient_country) AS other, d.story_id, d.quad_category, d.score, p.day,
                p.date_day
            FROM story_dyads d JOIN picked p ON p.story_id = d.story_id WHERE d.actor_country <> d.recipient_country
        )""", values


def pairs(chosen: Filter, sort: str = "stories") -> Question:
    """Each pair with its stories, how many of them are conflict, their mean score and the latest day."""
    both, values = picked(chosen)
    return Question(f"""{both}
        SELECT one, other, count(*) AS stories, count(*) FILTER (quad_category LIKE '%conflict') AS conflict,
            round(avg(score), 2) AS mean_score, max(day) AS latest
        FROM pairs GROUP BY one, other ORDER BY {SORTED[sort]}""", values)


def lines(visit: Visit, rows: Sequence[Row]) -> dict[tuple[str, str], list[int]]:
    """The stories of each pair of a page in each period of the span, without what has no day or lies outside."""
    bounds = span(visit)
    if bounds is None or not rows:
        return {}
    unit = unit_of(*bounds)
    found = counted(visit, [row["one"] + row["other"] for row in rows], unit)
    inside = {start for start, _, _ in found if next_start(start, unit) > bounds[0] and start <= bounds[1]}
    periods = tuple(starts(min(inside), max(inside), unit)) if inside else ()
    return {
        (one, other): [found.get((start, one, other), 0) for start in periods]
        for one, other in ((row["one"], row["other"]) for row in rows)
    }


def counted(visit: Visit, wanted: Sequence[str], unit: Unit) -> dict[tuple[datetime.date, str, str], int]:
    """How many stories some pairs ("KORPRK") have in each period, by (its first day, one, other)."""
    both, values = picked(visit.filter)
    sql = f"""{both}
        SELECT CAST(date_trunc('{unit}', date_day) AS DATE) AS start, one, other, count(*) FROM pairs
        WHERE list_contains(?, one || other) AND date_day IS NOT NULL GROUP BY ALL"""
    return {(start, one, other): stories for start, one, other, stories in
            visit.desk.table(sql, [*values, list(wanted)]).rows}  # fmt: skip
