"""One thread as a chronology: what happened, what followed, who told it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.store.rows import Row
from dragoman.stories.periods import start_of
from dragoman.views.chart_style import specification
from dragoman.views.volume_chart import Bar, volume_chart
from dragoman.web.kept import kept
from dragoman.web.spans import next_start, unit_of
from dragoman.web.view import Question, View, Visit

SHOWN = 300  # stories
MOST = 10  # of each list beside it
FEWEST = 3  # days from which on they are drawn
STORIES = """
SELECT s.story_id, coalesce(s.date, s.first_published) AS date, s.event_type, s.mode, s.quad_category, s.score,
s.status, s.actors, s.actor_countries, s.actor_sectors, s.recipients, s.recipient_countries, s.recipient_sectors,
    s.place_name, s.contexts, s.reports, s.outlets, s.follows, s.disagreements <> '{}' AS contested,
    json_keys(s.disagreements) AS disputed
FROM stories s WHERE s.thread_id = ? ORDER BY date NULLS LAST, s.first_published NULLS LAST, s.story_id"""
OUTLETS = """
SELECT a.publisher, count(DISTINCT e.article_id) AS reports FROM events e JOIN articles a ON a.article_id = e.article_id
WHERE e.story_id IN (SELECT story_id FROM stories WHERE thread_id = ?) AND a.publisher IS NOT NULL
GROUP BY a.publisher ORDER BY reports DESC, a.publisher LIMIT ?"""


def page(visit: Visit) -> View:
    """The thread of an id, or of that of any of its stories."""
    wanted = visit.part("thread")
    with visit.desk.store() as store:
        stories = store.chronology(wanted)
    if not stories:
        return View("message.html", "No such thread", {"words": f"The store has no thread {wanted}."}, found=False)
    [(thread,)] = visit.desk.table("SELECT thread_id FROM stories WHERE story_id = ?", [stories[0]["story_id"]]).rows
    whole = {row["story_id"]: row for row in visit.desk.rows(STORIES, [thread])}
    shown = {
        "stories": stories,
        "whole": whole,
        "who": most(name for one in stories for name in {*one["actors"], *one["recipients"]}),
        "countries": most(code for one in stories for code in {*one["actor_countries"], *one["recipient_countries"]}),
        "about": most(word for row in whole.values() for word in row["contexts"]),
        "outlets": visit.desk.rows(OUTLETS, [thread, MOST]),
        "steps": steps(stories[:SHOWN]),
        "more": len(stories) > SHOWN,
    }
    bars = bars_of(stories)
    charts = {
        "volume": lambda: chart(visit, thread, stories, legend=False), "whole": lambda: chart(visit, thread, stories),
    } if bars else {}  # fmt: skip
    shown["drawn"] = bool(bars)
    return View("thread.html", titled(stories), shown, charts, {"chronology": Question(STORIES, [thread])})


def titled(stories: Sequence[Row]) -> str:
    """ "3 stories, 2019-06-16 to 2019-07-01"."""
    number = "1 story" if len(stories) == 1 else f"{len(stories)} stories"
    days = sorted({one["date"] for one in stories if one["date"]})
    return ", ".join(filter(None, (number, " to ".join(days[:1] + days[1:][-1:]))))


def most(names: Any) -> list[tuple[str, int]]:
    """The commonest of some names, with how often each stands there, by name where equally often."""
    return sorted(Counter(name for name in names if name).items(), key=lambda one: (-one[1], one[0]))[:MOST]


def steps(stories: Sequence[Row]) -> list[tuple[Row, bool]]:
    """Each story, and whether it is the first of its day."""
    days = [None, *(one["date"] for one in stories)]
    return [(one, one["date"] != before) for one, before in zip(stories, days, strict=False)]


def bars_of(stories: Sequence[Row]) -> list[Bar]:
    """The stories of a thread that have a day, over time; none where that is too few days for a chart."""
    dated = [(datetime.date.fromisoformat(one["date"]), one["quad_category"]) for one in stories if whole_day(one)]
    days = {day for day, _ in dated}
    if len(days) < FEWEST:
        return []
    found = unit_of(min(days), max(days))
    unit = "month" if found == "year" else found
    counts = Counter((start_of(day, unit), quad) for day, quad in dated)
    return [Bar(start, next_start(start, unit), quad, number) for (start, quad), number in counts.items()]


def whole_day(story: Row) -> bool:
    """Whether a story is known to the day; some are of a month or a year."""
    return len(story["date"] or "") == len("2019-06-16")


def chart(visit: Visit, thread: str, stories: Sequence[Row], legend: bool = True) -> Mapping[str, Any]:
    """The stories over time; on the page, without a legend of its own, each bar leads to its days."""
    days = [one["date"] for one in stories[:SHOWN] if whole_day(one)]

    def link(start: datetime.date, end: datetime.date) -> str:
        return "#" + next((f"d-{day}" for day in days if start.isoformat() <= day <= end.isoformat()), "main")

    def made() -> Mapping[str, Any]:
        return specification(volume_chart(bars_of(stories), None if legend else link, legend, height=110))

    return kept(visit.desk, ("thread as a chart", thread, legend), made)
