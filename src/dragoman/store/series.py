"""What series, alerts and profiles ask of a store: stories or events by side, period, type and score."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.ontology.mutual import MUTUAL, SIGNED
from dragoman.records import STATUSES
from dragoman.store.rows import Row
from dragoman.store.stories import rows
from dragoman.store.table import Table
from dragoman.stories.dyad import Dyad
from dragoman.stories.history import MEASURES, History, history
from dragoman.stories.periods import By, days_of, periods, start_of
from dragoman.stories.series import Cell, Counted, Series, Volume, columns, series, values

ALL = STATUSES
ASSERTED = ("asserted",)
Clause = tuple[str, list[object]]
# A story that is dated to a month lies in a month; in weeks and days it has no place.
START = "coalesce(date_day, CASE WHEN ? = 'month' AND len(date) = 7 THEN try_cast(date || '-01' AS DATE) END)"
# What several do with or to each other, as the view dyads has it.
TOGETHER = f"(event_type IN {MUTUAL} OR cameo LIKE '{SIGNED}%')"
OTHERS = "list_unique(actor_countries) - list_contains(actor_countries, '')::INTEGER"  # countries that are known
PRECISION = "CASE len(date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'undated' END"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a series is asked of: ``since`` and ``until`` are days, months or years (ISO 8601) and take in whole
    periods; where they are not given, the span is that of the store's dated articles."""

    by: By = "week"
    since: str | None = None
    until: str | None = None
    counted: Counted = "stories"
    statuses: tuple[str, ...] = ASSERTED


def dyad_series(connection: Any, dyads: Iterable[Dyad], asked: Asked) -> list[Series]:
    """The series of dyads, all over the same periods."""
    volumes = volumes_of(connection, asked.by)
    starts = span(connection, volumes, asked)
    found = []
    for dyad in dyads:
        cells = cells_of(connection, dyad, asked)
        told = told_of(connection, dyad, asked)
        found.append(series(dyad, asked.by, asked.counted, starts, cells, told, volumes))
    return found


def volumes_of(connection: Any, by: By) -> dict[datetime.date, Volume]:
    """All articles and publishers of each period, by its first day."""
    sql = f"""SELECT date_trunc('{by}', try_cast(date AS DATE))::DATE AS start, count(*), count(DISTINCT publisher)
        FROM articles WHERE date IS NOT NULL GROUP BY start HAVING start IS NOT NULL"""
    return {start: Volume(reports, outlets) for start, reports, outlets in connection.execute(sql).fetchall()}


def span(connection: Any, volumes: Mapping[datetime.date, Volume], asked: Asked) -> list[datetime.date]:
    """The first days of all periods from ``since`` to ``until``, else of the dated articles, without any of stories."""
    known = sorted(volumes)
    if not known:
        [(first, last)] = connection.execute("SELECT min(date_day), max(date_day) FROM stories").fetchall()
        known = [] if first is None else [start_of(first, asked.by), last]
    first = days_of(asked.since)[0] if asked.since else known[0] if known else None
    last = days_of(asked.until)[1] if asked.until else known[-1] if known else None
    return [] if first is None or last is None else list(periods(first, last, asked.by))


def cells_of(connection: Any, dyad: Dyad, asked: Asked) -> Iterator[Cell]:
    """What is counted of a dyad, by period, type and score."""
    sql, values = picked(dyad, asked)
    counted = f"""SELECT CASE WHEN start IS NOT NULL THEN date_trunc('{asked.by}', start)::DATE END AS period,
        CASE WHEN start IS NULL THEN {PRECISION} ELSE '' END AS precision, event_type, quad_category, score,
        count(*), sum(tellings)::BIGINT FROM ({sql}) GROUP BY ALL"""
    yield from (Cell(*row) for row in connection.execute(counted, values).fetchall())


def told_of(connection: Any, dyad: Dyad, asked: Asked) -> dict[datetime.date, Volume]:
    """The reports and outlets that tell of a dyad, and the stories that they tell, by the first day of the period."""
    sql, values = picked(dyad, asked)
    joined = "p.article_id" if asked.counted == "events" else "e.article_id"
    events = "" if asked.counted == "events" else "JOIN events e ON e.story_id = p.story_id"
    told = f"""SELECT date_trunc('{asked.by}', p.start)::DATE AS period, count(DISTINCT a.article_id),
        count(DISTINCT a.publisher), count(DISTINCT p.story_id)
        FROM ({sql}) p {events} JOIN articles a ON a.article_id = {joined} WHERE p.start IS NOT NULL GROUP BY period"""
    return {row[0]: Volume(*row[1:]) for row in connection.execute(told, values).fetchall()}


def picked(dyad: Dyad, asked: Asked) -> Clause:
    """A query for the stories, or events, of a dyad, with the day on which each begins to count (``start``)."""
    of_stories = asked.counted == "stories"
    sides, values = sides_of(dyad)
    marks = ", ".join("?" for _ in asked.statuses)
    told = "tellings" if of_stories else "article_id, 1 AS tellings"
    sql = f"""SELECT story_id, event_type, quad_category, score, date, {told}, {START} AS start
        FROM {asked.counted} WHERE status IN ({marks}) AND ({sides})"""
    return sql, [asked.by, *asked.statuses, *values]


def sides_of(dyad: Dyad) -> Clause:
    """The condition by which a row of ``stories`` or ``events`` is of a dyad."""
    clauses = [direction(dyad.actor, dyad.recipient)]
    if not dyad.directed:
        clauses.append(direction(dyad.recipient, dyad.actor))
    return " OR ".join(sql for sql, _ in clauses), [value for _, values in clauses for value in values]


def direction(actor: str | None, recipient: str | None) -> Clause:
    """That one did it to the other, or both did it together without a recipient; None is anyone."""
    if recipient is None:
        return "list_contains(actor_countries, ?)", [actor]
    if actor is None:
        mutual = f"len(recipients) = 0 AND {TOGETHER} AND list_contains(actor_countries, ?) AND {OTHERS} > 1"
        return f"list_contains(recipient_countries, ?) OR ({mutual})", [recipient, recipient]
    done = "list_contains(actor_countries, ?) AND list_contains(recipient_countries, ?)"
    if actor == recipient:
        return f"({done})", [actor, recipient]
    both = "list_contains(actor_countries, ?) AND list_contains(actor_countries, ?)"
    mutual = f"len(recipients) = 0 AND {TOGETHER} AND {both}"
    return f"({done}) OR ({mutual})", [actor, recipient] * 2


def all_histories(connection: Any, asked: Asked, directed: bool, least: int) -> list[History]:
    """The history of every dyad with ``least`` stories and more, all over the same periods."""
    volumes = volumes_of(connection, asked.by)
    starts = span(connection, volumes, asked)
    place = {start: index for index, start in enumerate(starts)}
    articles = np.array([volumes.get(start, Volume()).reports for start in starts], dtype=np.float64)
    found: dict[tuple[str, str], list[tuple[int, Cell]]] = {}
    for one, other, cell in all_cells(connection, asked, directed, least):
        if cell.start in place:
            found.setdefault((one, other), []).append((place[cell.start], cell))
    return [
        history(Dyad(*sides, directed), asked.by, starts, articles, cells) for sides, cells in sorted(found.items())
    ]


def all_cells(connection: Any, asked: Asked, directed: bool, least: int) -> Iterator[tuple[str, str, Cell]]:
    """(side, other side, cell) of every dyad; undirected, the sides in the order of the alphabet."""
    sides = "actor_country AS one, recipient_country AS other" if directed else (
        "least(actor_country, recipient_country) AS one, greatest(actor_country, recipient_country) AS other"
    )  # fmt: skip
    distinct = "" if directed else "DISTINCT"
    marks = ", ".join("?" for _ in asked.statuses)
    sql = f"""
        WITH told AS (
            SELECT {distinct} {sides}, story_id, quad_category, score, {START} AS start
            FROM story_dyads WHERE status IN ({marks})
        ), enough AS (SELECT one, other FROM told WHERE start IS NOT NULL GROUP BY one, other HAVING count(*) >= ?)
        SELECT one, other, date_trunc('{asked.by}', start)::DATE AS period, quad_category, score, count(*)
        FROM told JOIN enough USING (one, other) WHERE start IS NOT NULL GROUP BY ALL"""
    for one, other, start, quad, score, number in connection.execute(
        sql, [asked.by, *asked.statuses, least]
    ).fetchall():
        yield one, other, Cell(start, "", "", quad, score, number, number)


EXPLAINING = (
    "story_id", "date", "event_type", "mode", "quad_category", "score", "actors", "actor_countries",
    "actor_sectors", "recipients", "recipient_countries", "recipient_sectors", "place_name", "reports", "outlets",
)  # fmt: skip


def explaining(
    connection: Any,
    dyad: Dyad,
    asked: Asked,
    days: tuple[datetime.date, datetime.date],
    measure: str,
    limit: int,
) -> list[Row]:
    """The stories of a dyad within some days that weigh most in a measure: reports times the size of the score.

    For the scores themselves and for all stories every story counts, else those of the measure's quad categories. Each
    has a sentence that tells it.
    """
    sides, values = sides_of(dyad)
    marks = ", ".join("?" for _ in asked.statuses)
    quads: Sequence[str] = MEASURES.get(measure, MEASURES["stories"])
    kinds = ", ".join("?" for _ in quads)
    sql = f"""
        WITH heavy AS (
            SELECT {', '.join(EXPLAINING)}, reports * abs(coalesce(score, 0)) AS weight, first_article, tellings
            FROM stories WHERE status IN ({marks}) AND quad_category IN ({kinds}) AND ({sides})
                AND {START} BETWEEN ? AND ?
            ORDER BY weight DESC, tellings DESC, story_id LIMIT ?
        )
        SELECT {', '.join(f'h.{name}' for name in EXPLAINING)}, h.weight, e.sentence
        FROM heavy h LEFT JOIN events e ON e.story_id = h.story_id AND e.article_id = h.first_article
        QUALIFY row_number() OVER (PARTITION BY h.story_id ORDER BY e.sentence_index, e.trigger_start) = 1
        ORDER BY h.weight DESC, h.tellings DESC, h.story_id"""
    given = [*asked.statuses, *quads, *values, asked.by, *days, limit]
    return rows(connection, sql, *given)


def countries_held(connection: Any, codes: Sequence[str]) -> set[str]:
    """Those of some country codes of which a store knows a participant."""
    marks = ", ".join("?" for _ in codes)
    sql = f"SELECT DISTINCT country FROM participants WHERE country IN ({marks})"
    return {row[0] for row in connection.execute(sql, list(codes)).fetchall()}


def linked(connection: Any) -> tuple[int, int]:
    """(articles that are linked to stories, articles that are not yet)."""
    sql = "SELECT count(coverage_id), count(*) - count(coverage_id) FROM articles"
    [(done, waiting)] = connection.execute(sql).fetchall()
    return done, waiting


def series_table(found: Sequence[Series], by_type: bool = False) -> Table:
    """The rows of series as one table."""
    names = columns(by_type)
    kinds = {"period": "VARCHAR", "start": "DATE", "end": "DATE", "actor": "VARCHAR", "recipient": "VARCHAR",
             "directed": "BOOLEAN", "mean_score": "DOUBLE", "score_sum": "DOUBLE", "share": "DOUBLE"}  # fmt: skip
    return Table(
        names,
        [values(row, by_type) for one in found for row in one.rows],
        tuple(kinds.get(name, "BIGINT") for name in names),
    )
