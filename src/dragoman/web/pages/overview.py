"""The first page: how much, of what, between whom, and what is new."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.ontology import event_types
from dragoman.stories.periods import days_of
from dragoman.views.chart_style import specification
from dragoman.views.volume_chart import Bar, volume_chart
from dragoman.web.desk import Desk
from dragoman.web.filter import Filter
from dragoman.web.listing import LATEST, story_list
from dragoman.web.pages.dyads import pairs
from dragoman.web.spans import UNITS, Unit, bearable, day_of, next_start, span, starts, unit_of
from dragoman.web.view import Question, View, Visit

MOST = 8  # rows of a list on this page
WEEK, BEFORE = 7, 56  # days: the last, and those that it is held against


def page(visit: Visit) -> View:
    """Volume by quad category and type, the busiest dyads, what changed in the last week, the stories most told."""
    volume = volume_of(visit)
    drawn = visit.drawing(lambda: chart(visit, volume, legend=False))
    shown = {
        "volume": volume,
        "units": UNITS,
        "dyads": visit.desk.rows(*limited(pairs(visit.filter))),
        "changed": visit.desk.rows(*limited(changed(visit))),
        "stories": visit.desk.rows(*limited(most_told(visit.filter))),
    }
    return View(
        "overview.html",
        "Overview",
        shown,
        charts={"volume": drawn, "whole": lambda: chart(visit, volume)},
        tables={
            "volume": counted(visit.filter, volume.unit), "dyads": pairs(visit.filter), "changed": changed(visit),
            "stories": most_told(visit.filter),
        },
    )  # fmt: skip


def limited(asked: Question) -> tuple[str, list[object]]:
    """The first rows of a question."""
    return f"SELECT * FROM ({asked.sql}) LIMIT {MOST}", asked.values


@dataclass(frozen=True, slots=True)
class Volume:
    """Stories by period and type. ``periods`` are first days without gaps; ``aside`` is how many stories lie before or
    after the span that is shown, ``undated`` how many have no day."""

    unit: Unit
    periods: tuple[datetime.date, ...] = ()
    cells: Mapping[tuple[datetime.date, str], int] = field(default_factory=dict)
    aside: int = 0
    undated: int = 0

    @property
    def total(self) -> int:
        """All that is shown."""
        return sum(self.cells.values())

    def by_type(self) -> list[tuple[Any, int, list[int]]]:
        """(event type, stories, stories of each period), the commonest first."""
        totals: Counter[str] = Counter()
        for (_, kind), stories in self.cells.items():
            totals[kind] += stories
        known = {one.code: one for one in event_types()}
        return [(known[kind], number, [self.cells.get((start, kind), 0) for start in self.periods])
                for kind, number in totals.most_common()]  # fmt: skip

    def bars(self) -> list[Bar]:
        """Stories by quad category and period."""
        quad = {one.code: one.quad for one in event_types()}
        heights: Counter[tuple[datetime.date, str]] = Counter()
        for (start, kind), stories in self.cells.items():
            heights[start, quad[kind]] += stories
        return [Bar(start, next_start(start, self.unit), name, number) for (start, name), number in heights.items()]


def volume_of(visit: Visit) -> Volume:
    """The stories of a filter over time, in the unit that was asked for, else in one that suits the span."""
    bounds = span(visit)
    if bounds is None:
        return Volume("month")
    first, last = bounds
    asked = visit.asked("by")
    unit = next((bearable(unit, first, last) for unit in UNITS if unit == asked), None) or unit_of(first, last)
    cells: Counter[tuple[datetime.date, str]] = Counter()
    aside = undated = 0
    asked_for = counted(visit.filter, unit)
    for start, kind, _, stories, _ in visit.desk.table(asked_for.sql, asked_for.values).rows:
        if start is None:
            undated += stories
        elif next_start(start, unit) <= first or start > last:
            aside += stories
        else:
            cells[start, kind] += stories
    periods = tuple(starts(*ends(cells), unit)) if cells else ()
    return Volume(unit, periods, cells, aside, undated)


def ends(cells: Mapping[tuple[datetime.date, str], int]) -> tuple[datetime.date, datetime.date]:
    """The first and the last period with a story."""
    found = [start for start, _ in cells]
    return min(found), max(found)


def counted(chosen: Filter, unit: Unit) -> Question:
    """Stories by period, type and quad category; the period is null for what has no day."""
    condition, values = chosen.condition()
    return Question(
        f"""SELECT CAST(date_trunc('{unit}', s.date_day) AS DATE) AS period, s.event_type, s.quad_category,
        count(*) AS stories, CAST(sum(s.reports) AS BIGINT) AS reports
        FROM stories s WHERE {condition} GROUP BY ALL ORDER BY period, s.event_type""",
        values,
    )


def chart(visit: Visit, volume: Volume, legend: bool = True) -> Mapping[str, Any]:
    """The volume as bars, each of which leads to its period."""

    def link(start: datetime.date, end: datetime.date) -> str:
        return "/" + visit.filter.query(since=start.isoformat(), until=end.isoformat())

    # A picture that is taken away leads nowhere.
    return specification(volume_chart(volume.bars(), None if legend else link, legend))


def changed(visit: Visit) -> Question:
    """What grew most in the last seven days, beside the eight weeks before: (this week less a week before) over the
    root of one more than a week before, as `dragoman query @this-week` has it."""
    condition, values = visit.filter.condition(dated=False)
    last = last_day(visit.desk, visit.filter)
    sql = f"""WITH asked AS (SELECT CAST(? AS DATE) AS last), counted AS (
            SELECT least(d.actor_country, d.recipient_country) AS one,
                greatest(d.actor_country, d.recipient_country) AS other, d.event_type,
                count(DISTINCT d.story_id) FILTER (d.date_day > last - {WEEK}) AS this_week,
                count(DISTINCT d.story_id) FILTER (d.date_day <= last - {WEEK}) * {WEEK} / {BEFORE} AS a_week_before
            FROM story_dyads d, asked
            WHERE d.date_day > last - {WEEK + BEFORE} AND d.date_day <= last
                AND d.story_id IN (SELECT s.story_id FROM stories s WHERE {condition})
            GROUP BY ALL
        )
        SELECT one, other, event_type, this_week, round(a_week_before, 1) AS a_week_before,
            round((this_week - a_week_before) / sqrt(a_week_before + 1), 1) AS surprise, CAST(last AS VARCHAR) AS until,
            CAST(last - 6 AS VARCHAR) AS since
        FROM counted, asked WHERE this_week > a_week_before ORDER BY surprise DESC, one, other, event_type"""
    return Question(sql, [last, *values])


def last_day(desk: Desk, chosen: Filter) -> str | None:
    """The last day of the week that is looked at: the filter's, else that of the last article."""
    last = days_of(chosen.until)[1] if chosen.until else day_of(desk.counts["last"])
    return last.isoformat() if last else None


def most_told(chosen: Filter) -> Question:
    """The stories with most reports, then the latest."""
    return story_list(*chosen.condition(), order=f"s.reports DESC, {LATEST}")
