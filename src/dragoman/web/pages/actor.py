"""One actor, country, or sector of a country: what it does and receives, its offices, statements, meetings and
people."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.ontology import sectors
from dragoman.resolve.countries import STATELESS, countries
from dragoman.resolve.tenures import tenures
from dragoman.store.profile import Subject, home_of, named_in, profile, side
from dragoman.store.series import Asked
from dragoman.stories.alerts import alerts
from dragoman.stories.change_points import change_points
from dragoman.views.chart_style import specification
from dragoman.views.volume_chart import Bar, volume_chart
from dragoman.web.filter import Filter
from dragoman.web.links import actor_link
from dragoman.web.listing import story_list
from dragoman.web.pages.dyad import unit
from dragoman.web.pages.overview import span
from dragoman.web.spans import Unit, next_start
from dragoman.web.view import Question, View, Visit

MOST = 12  # rows of a list
CODED = re.compile(r"([A-Z]{3})(?: ([A-Z]{3}))?")


def page(visit: Visit) -> View:
    """Whoever is named in the address: a code, a code and a sector, or a name as texts or the store have it."""
    wanted = visit.part("actor")
    subject = subject_of(visit, wanted)
    chosen = visit.filter
    asked = Asked(unit(visit), chosen.since or None, chosen.until or None, statuses=tuple(chosen.statuses))
    with visit.desk.store() as store:
        found = profile(store.connection, subject, asked, MOST)
        near = [] if found else named_in(store.connection, wanted)
        home = subject.country or home_of(store.connection, subject)
    if found is None:
        return View("actor_missing.html", wanted, {"near": near, "wanted": wanted}, found=bool(near))
    listed, meetings, statements = stories_of(visit.filter, subject), meetings_of(subject), statements_of(subject)
    rows, total = visit.paged(listed)
    bars = bars_of(visit, subject, asked.by)
    shown = {
        "subject": subject, "profile": found, "home": home, "bars": bars, "by": asked.by,
        "offices": visit.desk.rows(OFFICES, [subject.name, MOST]) if subject.name else [],
        "terms": tenures().get(subject.name or "", ()),
        "wordings": visit.desk.rows(WORDINGS, [subject.name, subject.name, MOST]) if subject.name else [],
        "statements": some(visit, statements), "meetings": some(visit, meetings), "stories": rows,
        "total": total, "changes": change_points(found.history),
        "alerts": alerts(found.history)[-MOST:],
    }  # fmt: skip
    return View(
        "actor.html", called(subject), shown,
        charts={"volume": lambda: chart(visit, bars, legend=False), "whole": lambda: chart(visit, bars)},
        tables={"stories": listed, "meetings": meetings, "statements": statements},
    )  # fmt: skip


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
    known = countries().get(subject.country or "")
    return ", ".join(filter(None, (known.name if known else subject.country, subject.sector)))


def some(visit: Visit, asked: Question) -> list[dict[str, Any]]:
    """The first rows of a table."""
    return visit.desk.rows(f"SELECT * FROM ({asked.sql}) LIMIT {MOST}", asked.values)


def taking_part(chosen: Filter, subject: Subject) -> tuple[str, list[object]]:
    """Which rows ``s`` of ``stories`` are of the filter and have the subject on either side."""
    condition, values = chosen.condition()
    (acts, actor), (hears, recipient) = (side(subject, role) for role in ("actor", "recipient"))
    return f"{condition} AND ({acts} OR {hears})", [*values, *actor, *recipient]


def stories_of(chosen: Filter, subject: Subject) -> Question:
    """What a subject does and receives, the latest first."""
    return story_list(*taking_part(chosen, subject))


def meetings_of(subject: Subject) -> Question:
    """Meetings that took place, the latest first."""
    return story_list(*taking_part(Filter(type=("CONSULT",)), subject))


def statements_of(subject: Subject) -> Question:
    """Positions that a subject voiced, the latest first."""
    given = [("t.speaker = ?", subject.name), ("t.country = ?", subject.country), ("t.sector = ?", subject.sector)]
    kept = [(sql, value) for sql, value in given if value]
    condition = " AND ".join(sql for sql, _ in kept)
    return Question(f"""SELECT t.date, t.speaker, t.country, t.office, t.event_type, t.mode, e.quad_category, t.status,
            t.words, t.publisher, e.story_id, t.article_id, t.event_id
        FROM statements t JOIN events e ON e.event_id = t.event_id
        WHERE {condition} ORDER BY t.date DESC NULLS LAST, t.event_id""", [value for _, value in kept])


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

    return specification(volume_chart(bars, link, legend, span(visit), height=160))


# Offices as the articles of the store give them: from the first day to the last on which one does.
OFFICES = """
SELECT n.office, n.country, n.sector, min(a.date) AS first, max(a.date) AS last, count(DISTINCT a.article_id) AS
articles FROM entities n JOIN articles a ON a.article_id = n.article_id WHERE n.name = ? AND n.office IS NOT NULL
GROUP BY n.office, n.country, n.sector ORDER BY first NULLS LAST, articles DESC LIMIT ?"""
WORDINGS = """
SELECT text, count(*) AS times FROM participants WHERE name = ? AND text <> ? GROUP BY text ORDER BY times DESC, text
LIMIT ?"""
