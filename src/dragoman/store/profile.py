"""What a store tells of one country, one sector of it, or one named actor."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.store.rows import Row
from dragoman.store.series import START, Asked, Clause, span, volumes_of
from dragoman.store.stories import rows
from dragoman.stories.dyad import Dyad
from dragoman.stories.history import History, history
from dragoman.stories.periods import days_of
from dragoman.stories.series import Cell, Volume

MEETING = "CONSULT"
STATEMENTS = ("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")  # as the view statements has it


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a profile is of: a country, with or without a sector, or an actor by its name as the store has it."""

    country: str | None = None
    sector: str | None = None
    name: str | None = None

    def __str__(self) -> str:
        return self.name or " ".join(filter(None, (self.country, self.sector)))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store tells of a subject.

    ``totals`` counts its stories: in all, those in which it acts, receives, and meets, its statements (events in which
    it voices a position), the reports that tell of it, its mean score as actor and as recipient, first and last day.
    ``counterparts``, ``types``, ``persons`` and ``stories`` are rows, the busiest first. ``history`` is all that it
    does and receives.
    """

    subject: Subject
    totals: Row
    counterparts: tuple[Row, ...]
    types: tuple[Row, ...]
    persons: tuple[Row, ...]
    stories: tuple[Row, ...]
    history: History


def profile(
    connection: Any, subject: Subject, asked: Asked, limit: int, chosen: Clause | None = None
) -> Profile | None:
    """The profile of a subject; None where the store has no story of it. ``limit`` is of each list; ``chosen`` is a
    query for its stories as ``stories_of`` makes it, where they are to be chosen otherwise."""
    picked, values = chosen or stories_of(subject, asked)
    totals = rows(connection, TOTALS.format(picked=picked), *values, MEETING)[0]
    if not totals["stories"]:
        return None
    takes_part, whom = participant(subject)
    voiced = STATED.format(picked=picked, takes_part=takes_part, types=marks(STATEMENTS))
    [(totals["reports"],)] = connection.execute(REPORTS.format(picked=picked), values).fetchall()
    [(totals["statements"],)] = connection.execute(voiced, [*values, *whom, *STATEMENTS]).fetchall()
    persons = PERSONS.format(picked=picked, takes_part=takes_part)
    home = subject.country or home_of(connection, subject)
    twice = subject.country if subject.sector is None else None  # what it does at home it receives, too
    return Profile(
        subject,
        totals,
        tuple(rows(connection, COUNTERPARTS.format(picked=picked), *values, home, twice, limit)),
        tuple(rows(connection, TYPES.format(picked=picked), *values)),
        tuple(rows(connection, persons, *values, *whom, subject.name, limit)),
        tuple(rows(connection, REPORTED.format(picked=picked), *values, limit)),
        history_of_subject(connection, subject, asked, picked, values),
    )


def stories_of(subject: Subject, asked: Asked) -> Clause:
    """A query for the stories of a subject, with whether it ``acts`` and ``hears`` in them."""
    acts, hears = (side(subject, role) for role in ("actor", "recipient"))
    sql = f"""SELECT *, {START} AS start, {acts[0]} AS acts, {hears[0]} AS hears
        FROM stories WHERE status IN ({marks(asked.statuses)}) AND (acts OR hears)"""
    limits = ((">=", bound(asked.since, 0)), ("<=", bound(asked.until, 1)))
    bounds = [(f"start {sign} ?", day) for sign, day in limits if day]
    within = "".join(f" AND {condition}" for condition, _ in bounds)
    return sql + within, [asked.by, *acts[1], *hears[1], *asked.statuses, *(day for _, day in bounds)]


def bound(text: str | None, which: int) -> datetime.date | None:
    """The first (0) or last (1) day of a bound. Raises ``BoundInvalid``."""
    return days_of(text)[which] if text else None


def side(subject: Subject, role: str) -> Clause:
    """Whether a subject is on one side of a story."""
    if subject.name is not None:
        return f"list_contains({role}s, ?)", [subject.name]
    if subject.sector is not None:
        pairs = f"list_zip({role}_countries, {role}_sectors)"
        return f"list_contains({pairs}::STRUCT(country VARCHAR, sector VARCHAR)[], {{'country': ?, 'sector': ?}})", [
            subject.country, subject.sector
        ]  # fmt: skip
    return f"list_contains({role}_countries, ?)", [subject.country]


def participant(subject: Subject) -> Clause:
    """Whether a row of ``participants`` is of a subject."""
    if subject.name is not None:
        return "p.name = ?", [subject.name]
    if subject.sector is not None:
        return "p.country = ? AND p.sector = ?", [subject.country, subject.sector]
    return "p.country = ?", [subject.country]


def marks(values: Sequence[object]) -> str:
    """As many question marks."""
    return ", ".join("?" for _ in values)


TOTALS = """
WITH picked AS ({picked})
SELECT count(*) AS stories, count(*) FILTER (WHERE acts) AS acts, count(*) FILTER (WHERE hears) AS receives,
    count(*) FILTER (WHERE event_type = ?) AS meetings,
    avg(score) FILTER (WHERE acts) AS score_as_actor, avg(score) FILTER (WHERE hears) AS score_as_recipient,
    min(date_day) AS first_day, max(date_day) AS last_day, count(*) FILTER (WHERE date_day IS NULL) AS without_day
FROM picked"""

REPORTS = """
WITH picked AS ({picked})
SELECT count(DISTINCT article_id) FROM events WHERE story_id IN (SELECT story_id FROM picked)"""

STATED = """
WITH picked AS ({picked})
SELECT count(*) FROM participants p JOIN events e ON e.event_id = p.event_id
WHERE p.role = 'actor' AND {takes_part} AND e.event_type IN ({types}) AND e.story_id IN (SELECT story_id FROM picked)"""

# "together": acts without a recipient, in which several countries take part.
COUNTERPARTS = """
WITH picked AS ({picked}), met AS (
    SELECT story_id, quad_category, score, 'does' AS way, unnest(list_distinct(recipient_countries)) AS other
    FROM picked WHERE acts
    UNION ALL
    SELECT story_id, quad_category, score, 'receives', unnest(list_distinct(actor_countries)) FROM picked WHERE hears
    UNION ALL
    SELECT story_id, quad_category, score, 'together', unnest(list_distinct(actor_countries))
    FROM picked WHERE acts AND len(recipients) = 0
)
SELECT other AS counterpart, count(DISTINCT story_id) AS stories, count(*) FILTER (WHERE way = 'does') AS does,
    count(*) FILTER (WHERE way = 'receives') AS receives, count(*) FILTER (WHERE way = 'together') AS together,
    count(DISTINCT CASE WHEN quad_category LIKE '%conflict' THEN story_id END) AS conflict,
    round(avg(score), 1) AS mean_score
FROM met WHERE other <> '' AND NOT (way = 'together' AND other IS NOT DISTINCT FROM ?)
    AND NOT (way = 'receives' AND other IS NOT DISTINCT FROM ?)
GROUP BY other ORDER BY stories DESC, counterpart LIMIT ?"""

TYPES = """
WITH picked AS ({picked})
SELECT event_type, any_value(quad_category) AS quad_category, count(*) AS stories, count(*) FILTER (WHERE acts) AS does,
    count(*) FILTER (WHERE hears) AS receives
FROM picked GROUP BY event_type ORDER BY stories DESC, event_type"""

# Those named of a country; of a named actor those who stand on its side of an event, and its own posts.
PERSONS = """
WITH picked AS ({picked}), own AS (
    SELECT p.event_id, p.role, p.name, p.country, p.sector, p.office
    FROM participants p JOIN events e ON e.event_id = p.event_id
    WHERE {takes_part} AND e.story_id IN (SELECT story_id FROM picked)
)
SELECT name, mode(office) AS office, mode(country) AS country, mode(sector) AS sector,
    count(DISTINCT e.story_id) AS stories
FROM own JOIN events e ON e.event_id = own.event_id
WHERE office IS NOT NULL OR name = ? OR name IN (
    SELECT name FROM entities WHERE entity_id IS NOT NULL AND sector IS NOT NULL)
GROUP BY name ORDER BY stories DESC, name LIMIT ?"""

REPORTED = """
WITH picked AS ({picked})
SELECT story_id, date, event_type, mode, quad_category, score, actors, actor_countries, actor_sectors, recipients,
    recipient_countries, recipient_sectors, reports, outlets
FROM picked ORDER BY reports DESC, tellings DESC, abs(coalesce(score, 0)) DESC, story_id LIMIT ?"""

OVER_TIME = """
WITH picked AS ({picked})
SELECT date_trunc('{by}', start)::DATE AS period, event_type, quad_category, score, count(*) FROM picked
WHERE start IS NOT NULL GROUP BY ALL"""


def history_of_subject(
    connection: Any, subject: Subject, asked: Asked, picked: str, values: Sequence[object]
) -> History:
    """All that a subject does and receives, period by period."""
    volumes = volumes_of(connection, asked.by)
    starts = span(connection, volumes, asked)
    place = {start: index for index, start in enumerate(starts)}
    found = connection.execute(OVER_TIME.format(picked=picked, by=asked.by), list(values)).fetchall()
    cells = [
        (place[start], Cell(start, "", kind, quad, score, number, number))
        for start, kind, quad, score, number in found
        if start in place
    ]
    articles = np.array([volumes.get(start, Volume()).reports for start in starts], dtype=np.float64)
    return history(Dyad(str(subject), None, directed=False), asked.by, starts, articles, cells)


def home_of(connection: Any, subject: Subject) -> str | None:
    """The country that a named actor mostly is of."""
    sql = "SELECT mode(country) FROM participants WHERE name = ?"
    [(country,)] = connection.execute(sql, [subject.name]).fetchall()
    return None if country is None else str(country)


def named_in(connection: Any, name: str) -> list[str]:
    """The names of a store that are a name in any case, the most frequent first; else those that contain it."""
    sql = "SELECT name FROM participants WHERE {} GROUP BY name ORDER BY count(*) DESC, name LIMIT 5"
    same = connection.execute(sql.format("lower(name) = lower(?)"), [name]).fetchall()
    found = same or connection.execute(sql.format("contains(lower(name), lower(?))"), [name]).fetchall()
    return [row[0] for row in found]
