"""Where it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.store.rows import Row
from dragoman.views.chart_style import specification
from dragoman.views.map_chart import Spot, map_chart, spots_alone
from dragoman.web.filter import Filter
from dragoman.web.view import Question, View, Visit

SPOTS = 400  # circles on the map, the most told
LISTED = 40  # rows beside it


def page(visit: Visit) -> View:
    """A circle for each place, and the places and countries with most stories as tables."""
    places, countries = places_of(visit.filter), countries_of(visit.filter)
    found = visit.desk.rows(f"SELECT * FROM ({places.sql}) LIMIT {SPOTS}", places.values)
    circles = visit.drawing(lambda: specification(spots_alone(spots(visit, found))))
    shown = {
        "places": found[:LISTED],
        "spots": len(found),
        "countries": visit.desk.rows(f"SELECT * FROM ({countries.sql}) LIMIT {LISTED}", countries.values),
        "nowhere": nowhere(visit),
    }
    return View(
        "map.html", "Map", shown,
        charts={
            "spots": circles,
            "map": lambda: specification(map_chart([replace(one, link=None) for one in spots(visit, found)])),
        },
        tables={"places": places, "countries": countries},
    )  # fmt: skip


def spots(visit: Visit, rows: Sequence[Row]) -> list[Spot]:
    """The circles, each leading to the stories of its place."""
    return [
        Spot(row["lat"], row["lon"], name_of(row), row["stories"], row["mostly"],
             "/stories" + visit.filter.query(place=name_of(row)))
        for row in rows
    ]  # fmt: skip


def name_of(row: Mapping[str, Any]) -> str:
    """A place with its country."""
    return ", ".join(filter(None, (row["place_name"], row["place_country"])))


def places_of(chosen: Filter) -> Question:
    """Places by name and country with their stories, the most told first."""
    condition, values = chosen.condition()
    return Question(
        f"""SELECT any_value(s.lat) AS lat, any_value(s.lon) AS lon, s.place_name, s.place_country,
            count(*) AS stories, mode(s.quad_category) AS mostly,
            count(*) FILTER (s.quad_category LIKE '%conflict') AS conflict, avg(s.score) AS mean_score
        FROM stories s WHERE {condition} AND s.lat IS NOT NULL AND s.place_name IS NOT NULL
        GROUP BY s.place_name, s.place_country ORDER BY stories DESC, s.place_name, s.place_country""",
        values,
    )


def countries_of(chosen: Filter) -> Question:
    """Countries in which it happened."""
    condition, values = chosen.condition()
    return Question(
        f"""SELECT s.place_country AS country, count(*) AS stories,
            count(*) FILTER (s.quad_category LIKE '%conflict') AS conflict, avg(s.score) AS mean_score
        FROM stories s WHERE {condition} AND s.place_country IS NOT NULL
        GROUP BY country ORDER BY stories DESC, country""",
        values,
    )


def nowhere(visit: Visit) -> int:
    """How many stories have no place on the map."""
    condition, values = visit.filter.condition()
    [(count,)] = visit.desk.table(f"SELECT count(*) FROM stories s WHERE {condition} AND s.lat IS NULL", values).rows
    return int(count)
