"""One actor, country, or sector of a country: what it does and receives, its offices, statements, meetings and
people."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.ontology import sectors
from dragoman.resolve.countries import STATELESS, countries
from dragoman.resolve.tenures import tenures
from dragoman.store.profile import (
    COUNTERPARTS,
    PERSONS,
    TYPES,
    Profile,
    Subject,
    home_of,
    named_in,
    participant,
    profile,
    side,
)
from dragoman.store.rows import Row
from dragoman.store.series import START, Asked, Clause
from dragoman.stories.alerts import Alert, alerts
from dragoman.stories.change_points import ChangePoint, change_points
from dragoman.stories.periods import BY, By
from dragoman.views.chart_style import specification
from dragoman.views.volume_chart import Bar, volume_chart
from dragoman.web.filter import Filter
from dragoman.web.kept import kept
from dragoman.web.limits import ROWS
from dragoman.web.links import actor_link
from dragoman.web.listing import statement_list, story_list
from dragoman.web.pages.dyad import unit
from dragoman.web.rendering import country_name
from dragoman.web.spans import Unit, next_start, span
from dragoman.web.view import Question, View, Visit

MOST = 12  # rows of a list
ALL = ROWS + 1  # rows of a file, and one by which it is seen to be too long
CODED = re.compile(r"([A-Z][A-Z0-9]{1,7})(?: ([A-Z]{3}))?")


def page(visit: Visit) -> View:
    """Whoever is named in the address: a code, a code and a sector, or a name as texts or the store have it."""
    wanted = visit.part("actor")
    subject = subject_of(visit, wanted)
    seen = seen_of(visit, subject)
    if seen is None:
        with visit.desk.store() as store:
            near = named_in(store.connection, wanted)
        return View("actor_missing.html", wanted, {"near": near, "wanted": wanted}, found=bool(near))
    bars = bars_of(visit, subject, seen.asked.by)
    drawn = visit.drawing(lambda: chart(visit, bars, legend=False))
    tables = tables_of(visit.filter, subject, seen)
    rows, total = visit.paged(tables["stories"])
    shown = {
        "subject": subject, "profile": seen.profile, "home": seen.home, "bars": bars, "by": seen.asked.by, "units": BY,
        "changes": seen.changes, "alerts": seen.alerts, "terms": tenures().get(subject.name or "", ()),
        "stories": rows, "total": total,
        **{name: some(visit, tables.get(name)) for name in ("offices", "wordings", "statements", "meetings")},
    }  # fmt: skip
    return View(
        "actor.html", called(subject), shown,
        charts={"volume": drawn, "whole": lambda: chart(visit, bars)},
        tables=tables,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A subject's profile in the stories of the filter, its country, and where its past was left."""

    asked: Asked
    profile: Profile
    home: str | None
    changes: list[ChangePoint]
    alerts: list[Alert]


def seen_of(visit: Visit, subject: Subject) -> Seen | None:
    """What the store has of a subject; None for none."""
    chosen = visit.filter
    asked = Asked(unit(visit), chosen.since or None, chosen.until or None, statuses=tuple(chosen.statuses))

    def found() -> Seen | None:
        with visit.desk.store() as store:
            made = profile(store.connection, subject, asked, MOST, picked_of(chosen, subject, asked.by))
            if made is None:
                return None
            home = subject.country or home_of(store.connection, subject)
        return Seen(asked, made, home, change_points(made.history), alerts(made.history)[-MOST:])

    return kept(visit.desk, ("actor", subject, chosen, asked.by), found)


def tables_of(chosen: Filter, subject: Subject, seen: Seen) -> dict[str, Question]:
    """All tables of the page, each whole."""
    picked, values = picked_of(chosen, subject, seen.asked.by)
    takes_part, whom = participant(subject)
    twice = subject.country if subject.sector is None else None  # what it does at home it receives, too
    persons = PERSONS.format(picked=picked, takes_part=takes_part)
    found = {
        "counterparts": Question(COUNTERPARTS.format(picked=picked), [*values, seen.home, twice, ALL]),
        "types": Question(TYPES.format(picked=picked), values),
        "people": Question(persons, [*values, *whom, subject.name, ALL]),
        "statements": statements_of(chosen, subject), "meetings": meetings_of(chosen, subject),
        "stories": stories_of(chosen, subject),
    }  # fmt: skip
    if subject.name:
        found["offices"] = Question(OFFICES, [subject.name])
        found["wordings"] = Question(WORDINGS, [subject.name, subject.name])
    return found


def subject_of(visit: Visit, wanted: str) -> Subject:
    """Whom an address names. What the store has as a name is a name, even if it looks like a code."""
    coded = CODED.fullmatch(wanted)
    if coded and (coded[1] in countries() or coded[1] in STATELESS or coded[1] in visit.desk.countries):
        return Subject(coded[1], coded[2] if coded[2] in {one.code for one in sectors()} else None)
    return Subject(name=wanted)


def called(subject: Subject) -> str:
    """What a subject is called: "North Korea", "North Korea, MIL", "Sergey Lavrov"."""
    if subject.name is not None:
        return subject.name
    return ", ".join(filter(None, (country_name(subject.country or ""), subject.sector)))


def some(visit: Visit, asked: Question | None) -> list[Row]:
    """The first rows of a table, if the page has it."""
    return visit.desk.rows(f"SELECT * FROM ({asked.sql}) LIMIT {MOST}", asked.values) if asked else []


def taking_part(chosen: Filter, subject: Subject) -> tuple[str, list[object]]:
    """Which rows ``s`` of ``stories`` are of the filter and have the subject on either side."""
    condition, values = chosen.condition()
    (acts, actor), (hears, recipient) = (side(subject, role) for role in ("actor", "recipient"))
    return f"{condition} AND ({acts} OR {hears})", [*values, *actor, *recipient]


def stories_of(chosen: Filter, subject: Subject) -> Question:
    """What a subject does and receives, the latest first."""
    return story_list(*taking_part(chosen, subject))


def picked_of(chosen: Filter, subject: Subject, by: By) -> Clause:
    """The stories of a subject under a filter, as ``store.profile`` asks for them: by the same rule as the list."""
    (acts, actor), (hears, recipient) = (side(subject, role) for role in ("actor", "recipient"))
    condition, values = chosen.condition()
    sql = f"""SELECT s.*, {START.replace("date", "s.date")} AS start, {acts} AS acts, {hears} AS hears
        FROM stories s WHERE {condition} AND (acts OR hears)"""
    return sql, [by, *actor, *recipient, *values]


def meetings_of(chosen: Filter, subject: Subject) -> Question:
    """Meetings, the latest first."""
    return story_list(*taking_part(replace(chosen, type=("CONSULT",)), subject))


def statements_of(chosen: Filter, subject: Subject) -> Question:
    """Positions that a subject voiced."""
    given = [("t.speaker = ?", subject.name), ("t.country = ?", subject.country), ("t.sector = ?", subject.sector)]
    known = [(sql, value) for sql, value in given if value]
    return statement_list(chosen, " AND ".join(sql for sql, _ in known), [value for _, value in known])


def bars_of(visit: Visit, subject: Subject, by: Unit) -> list[Bar]:
    """The stories of a subject over time by category, those of the store's span."""
    condition, values = taking_part(visit.filter, subject)
    sql = f"""SELECT CAST(date_trunc('{by}', s.date_day) AS DATE) AS start, s.quad_category, count(*) FROM stories s
        WHERE {condition} AND s.date_day IS NOT NULL GROUP BY ALL ORDER BY ALL"""
    first, last = span(visit) or (datetime.date.min, datetime.date.max)
    found = [Bar(start, next_start(start, by), *rest) for start, *rest in visit.desk.table(sql, values).rows]
    return [one for one in found if one.end > first and one.start <= last]


def chart(visit: Visit, bars: Sequence[Bar], legend: bool = True) -> Mapping[str, Any]:
    """The stories over time, each bar leading to its period."""
    path = actor_link(visit.part("actor"))

    def link(start: datetime.date, end: datetime.date) -> str:
        return path + visit.filter.query(since=start.isoformat(), until=end.isoformat())

    def made() -> Mapping[str, Any]:
        return specification(volume_chart(bars, None if legend else link, legend, span(visit), height=160))

    return kept(visit.desk, ("actor as a chart", path, visit.filter, visit.asked("by"), legend), made)


# Offices as the articles of the store give them: from the first day to the last on which one does.
OFFICES = """
SELECT n.office, n.country, n.sector, min(a.date) AS first, max(a.date) AS last, count(DISTINCT a.article_id) AS
articles FROM entities n JOIN articles a ON a.article_id = n.article_id WHERE n.name = ? AND n.office IS NOT NULL
GROUP BY n.office, n.country, n.sector ORDER BY first NULLS LAST, articles DESC"""
WORDINGS = """
SELECT text, count(*) AS times FROM participants WHERE name = ? AND text <> ? GROUP BY text ORDER BY times DESC, text"""
