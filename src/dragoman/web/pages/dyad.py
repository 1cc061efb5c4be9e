"""Two countries: what they do to each other over time and where it changed, the stories, and who said what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.alerting import alerts_of
from dragoman.resolve.countries import STATELESS, countries
from dragoman.store.rows import Row
from dragoman.store.series import Asked
from dragoman.stories.alerts import Alert
from dragoman.stories.change_points import ChangePoint, change_points
from dragoman.stories.dyad import CODE
from dragoman.stories.history import history_of
from dragoman.stories.periods import BY, By
from dragoman.stories.series import Series
from dragoman.views.chart_style import specification
from dragoman.views.series_chart import chart
from dragoman.web.filter import WHEN, Filter
from dragoman.web.kept import kept
from dragoman.web.listing import statement_list, story_list
from dragoman.web.spans import bearable, span
from dragoman.web.view import Question, View, Visit

FINEST = 3 * 365  # days of a span up to which weeks are shown unless told otherwise
STATEMENTS, THREADS = 12, 12  # rows
Sides = tuple[str, str]


def page(visit: Visit) -> View:
    """A dyad, undirected unless asked otherwise."""
    one, other = (visit.part(name).upper() for name in ("one", "other"))
    if not all(CODE.fullmatch(code) for code in (one, other)):
        words = f"“{visit.part('one')}-{visit.part('other')}” is no pair of codes such as KOR-PRK."
        return View("message.html", "No such dyad", {"words": words}, found=False)
    directed = visit.asked("directed") == "1"
    found = past_of(visit, (one, other), directed)
    plain = visit.drawing(lambda: drawn(visit, found, plain=True)) if found.told else None
    listed = stories_of(visit.filter, (one, other), directed)
    statements = statements_of(visit.filter, (one, other), directed)
    threads = threads_of(visit.filter, (one, other), directed)
    rows, total = visit.paged(listed)
    if not rows and not known(visit, (one, other)):
        words = f"Neither the store nor the list of countries knows {one} or {other}."
        return View("message.html", "No such dyad", {"words": words}, found=False)
    shown = {
        "one": one, "other": other, "directed": directed, "past": found, "units": BY,
        "kinds": by_type(visit, (one, other), directed), "stories": rows, "total": total,
        "statements": visit.desk.rows(f"SELECT * FROM ({statements.sql}) LIMIT {STATEMENTS}", statements.values),
        "threads": visit.desk.rows(f"SELECT * FROM ({threads.sql}) LIMIT {THREADS}", threads.values),
    }  # fmt: skip
    return View(
        "dyad.html", f"{one} {'→' if directed else '–'} {other}", shown,
        charts={"series": plain or (lambda: drawn(visit, found, plain=True)), "whole": lambda: drawn(visit, found)},
        tables={"series": periods_of(visit.filter, (one, other), directed, found.by), "stories": listed,
                "statements": statements, "threads": threads},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Past:
    """A dyad's series with what stands out in it."""

    asked: Asked
    series: Series
    changes: list[ChangePoint]
    alerts: list[Alert]

    @property
    def by(self) -> By:
        """The unit of its periods."""
        return self.asked.by

    @property
    def told(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.series.rows) and self.series.number > 0


def past_of(visit: Visit, sides: Sides, directed: bool) -> Past:
    """The series of the filter's days and statuses, its change points and alerts."""
    chosen = visit.filter
    asked = Asked(unit(visit), chosen.since or None, chosen.until or None, statuses=tuple(chosen.statuses))

    def found() -> Past:
        with visit.desk.store() as store:
            [series] = store.dyad_series(["-".join(sides)], asked, directed)
            return Past(asked, series, change_points(history_of(series)), alerts_of(store, [series], asked))

    return kept(visit.desk, ("past", sides, directed, asked), found)


def drawn(visit: Visit, past: Past, plain: bool = False) -> Mapping[str, Any]:
    """A series as a chart; ``plain`` where the page says around it what it is of."""

    def made() -> Mapping[str, Any]:
        return specification(chart([past.series], past.changes, past.alerts, legend=not plain, title=not plain))

    return kept(visit.desk, ("past as a chart", past.series.dyad, past.asked, plain), made)


def unit(visit: Visit) -> By:
    """Weeks or months as the span suits, or what was asked for as far as it can be drawn."""
    first, last = span(visit) or (datetime.date.min, datetime.date.min)
    asked = visit.asked("by") or ("week" if (last - first).days <= FINEST else "month")
    wanted: By = next((one for one in BY if one == asked), "month")
    found = bearable(wanted, first, last)
    return "month" if found == "year" else found


def known(visit: Visit, sides: Sides) -> bool:
    """Whether both codes are those of countries, of bodies, or of somebody in the store."""
    return all(code in countries() or code in STATELESS or code in visit.desk.countries for code in sides)


def of_pair(sides: Sides, directed: bool) -> tuple[str, list[object]]:
    """Which rows ``d`` of ``story_dyads`` are of the pair."""
    one_way = "d.actor_country = ? AND d.recipient_country = ?"
    return (one_way, [*sides]) if directed else (f"(({one_way}) OR ({one_way}))", [*sides, *reversed(sides)])


def picked(chosen: Filter, sides: Sides, directed: bool) -> tuple[str, list[object]]:
    """Which rows ``s`` of ``stories`` are of the pair and of the filter."""
    condition, values = chosen.condition()
    pair, names = of_pair(sides, directed)
    return f"{condition} AND s.story_id IN (SELECT d.story_id FROM story_dyads d WHERE {pair})", [*values, *names]


def stories_of(chosen: Filter, sides: Sides, directed: bool) -> Question:
    """The stories of a pair, the latest first."""
    return story_list(*picked(chosen, sides, directed))


def periods_of(chosen: Filter, sides: Sides, directed: bool, by: By) -> Question:
    """The stories of a pair by period and category, those without a day under null."""
    condition, values = picked(chosen, sides, directed)
    return Question(f"""SELECT CAST(date_trunc('{by}', s.date_day) AS DATE) AS period, count(*) AS stories,
            count(*) FILTER (s.quad_category = 'verbal cooperation') AS verbal_cooperation,
            count(*) FILTER (s.quad_category = 'material cooperation') AS material_cooperation,
            count(*) FILTER (s.quad_category = 'verbal conflict') AS verbal_conflict,
            count(*) FILTER (s.quad_category = 'material conflict') AS material_conflict,
            round(avg(s.score), 2) AS mean_score, CAST(sum(s.reports) AS BIGINT) AS reports
        FROM stories s WHERE {condition} GROUP BY period ORDER BY period""", values)


def by_type(visit: Visit, sides: Sides, directed: bool) -> list[Row]:
    """Stories and mean score by type, of each way: what both do with each other counts both ways."""
    condition, values = visit.filter.condition()
    pair, names = of_pair(sides, directed)
    return visit.desk.rows(f"""SELECT d.event_type, any_value(d.quad_category) AS quad_category,
            count(DISTINCT d.story_id) FILTER (d.actor_country = ?) AS there,
            count(DISTINCT d.story_id) FILTER (d.actor_country = ?) AS back, avg(d.score) AS mean_score
        FROM story_dyads d WHERE {pair} AND d.story_id IN (SELECT s.story_id FROM stories s WHERE {condition})
        GROUP BY d.event_type ORDER BY there + back DESC, d.event_type""", [*sides, *names, *values])


def statements_of(chosen: Filter, sides: Sides, directed: bool) -> Question:
    """Positions that people of one country voiced on the other."""
    way = "(t.country = ? AND list_contains(e.recipient_countries, ?))"
    said, voices = (way, [*sides]) if directed else (f"({way} OR {way})", [*sides, *reversed(sides)])
    return statement_list(chosen, said, voices)


def threads_of(chosen: Filter, sides: Sides, directed: bool) -> Question:
    """Threads with several stories of a pair."""
    condition, values = picked(chosen, sides, directed)
    return Question(f"""SELECT s.thread_id, count(*) AS stories, min({WHEN}) AS since, max({WHEN}) AS until,
            round(avg(s.score), 2) AS mean_score, list_sort(list(DISTINCT s.event_type)) AS event_types
        FROM stories s WHERE {condition} AND s.thread_id IS NOT NULL
        GROUP BY s.thread_id HAVING count(*) > 1 ORDER BY stories DESC, until DESC, s.thread_id""", values)
