"""Named actors and countries with most stories."""

from __future__ import annotations

from dragoman.web.filter import Filter
from dragoman.web.view import Question, View, Visit

KINDS = ("names", "countries", "sectors")


def page(visit: Visit) -> View:
    """Who acts and receives in the stories of the filter: by name, by country, or by country and sector."""
    kind = visit.choice("sort", *KINDS)
    asked = {"names": names, "countries": countries, "sectors": sectors}[kind](visit.filter)
    rows, total = visit.paged(asked)
    shown = {"actors": rows, "total": total, "sort": kind, "sorts": KINDS}
    return View("actors.html", "Actors", shown, tables={"actors": asked})


def counted(chosen: Filter, key: str, values: str) -> Question:
    """Who takes part in how many stories, how often as actor, and with what mean score; ``values`` are what is
    unnested of a side, ``key`` what of it names somebody."""
    condition, given = chosen.condition()
    return Question(f"""WITH sides AS (
            SELECT s.story_id, s.score, true AS acts, {values.format(side="actor")} FROM stories s WHERE {condition}
            UNION ALL
            SELECT s.story_id, s.score, false, {values.format(side="recipient")} FROM stories s WHERE {condition}
        )
        SELECT {key}, count(DISTINCT story_id) AS stories, count(DISTINCT story_id) FILTER (acts) AS acts,
            count(DISTINCT story_id) FILTER (NOT acts) AS receives, round(avg(score), 2) AS mean_score
        FROM sides WHERE name <> '' GROUP BY name ORDER BY stories DESC, name""", [*given, *given])


def names(chosen: Filter) -> Question:
    """By name, with the country and sector that a name has mostly."""
    return counted(
        chosen, "name, mode(country) AS country, mode(sector) AS sector",
        "unnest(s.{side}s) AS name, unnest(s.{side}_countries) AS country, unnest(s.{side}_sectors) AS sector",
    )  # fmt: skip


def countries(chosen: Filter) -> Question:
    """By country or body."""
    return counted(chosen, "name, name AS country, NULL AS sector", "unnest(list_distinct(s.{side}_countries)) AS name")


def sectors(chosen: Filter) -> Question:
    """By country and sector."""
    pairs = "unnest(list_distinct(list_zip(s.{side}_countries, s.{side}_sectors)))"
    sides = counted(chosen, "PAIR", f"{pairs} AS pair, trim(pair[1] || ' ' || pair[2]) AS name")
    named = "name, any_value(pair[1]) AS country, any_value(pair[2]) AS sector"
    return Question(sides.sql.replace("PAIR", named), sides.values)
