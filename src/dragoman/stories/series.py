"""What two sides did to each other, period by period: sparse counts made rows without gaps.

Stories are what is counted, unless events are asked for: a bombing of which forty outlets write is one. Articles of the
period, whomever they tell of, are the denominator, since a dyad that is told of twice as often in twice as many
articles has not changed.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from dragoman.ontology import event_types, quads
from dragoman.stories.dyad import Dyad
from dragoman.stories.periods import By, label, last_of, start_of

Counted = Literal["stories", "events"]
PER = 1000  # articles to which a share refers
ROUNDED = 4  # digits of means and shares


@dataclass(frozen=True, slots=True)
class Cell:
    """How many of one type and score a period has; ``start`` is its first day, ``tellings`` are events that tell them.

    ``start`` is None for what has no full day, and ``precision`` then says what it has: month, year or none.
    """

    start: datetime.date | None
    precision: str
    event_type: str
    quad_category: str
    score: float | None
    number: int
    tellings: int


@dataclass(frozen=True, slots=True)
class Volume:
    """How much is told in a period: ``reports`` are articles, ``outlets`` publishers, ``stories`` those they tell."""

    reports: int = 0
    outlets: int = 0
    stories: int = 0


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One period of a dyad.

    ``start`` and ``end`` are its first and last day. ``quads`` and ``types`` hold what is counted by quad category and
    PLOVER type, ``score_sum`` and ``mean_score`` the PLOVER scores of what is counted (None for nothing). ``reports``
    and ``outlets`` tell of the dyad's stories, whenever they were published; ``articles`` and ``publishers`` are all
    that the store has of the period. ``share`` is what is counted for each thousand of these articles (None for none).
    ``scores`` holds (score, how many).
    """

    period: str
    start: datetime.date
    end: datetime.date
    dyad: Dyad
    stories: int
    events: int
    reports: int
    outlets: int
    quads: Mapping[str, int]
    types: Mapping[str, int]
    score_sum: float | None
    mean_score: float | None
    articles: int
    publishers: int
    share: float | None
    scores: tuple[tuple[float, int], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is in no row: dated to a month, to a year, not at all, or outside the span of the series."""

    month: int = 0
    year: int = 0
    undated: int = 0
    outside: int = 0

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a dyad, a period each and without gaps, and what is in none of them."""

    dyad: Dyad
    by: By
    counted: Counted
    rows: tuple[SeriesRow, ...]
    left_out: LeftOut

    @property
    def number(self) -> int:
        """How many stories, or events, its rows count."""
        return sum(getattr(row, self.counted) for row in self.rows)


def series(
    dyad: Dyad,
    by: By,
    counted: Counted,
    starts: Sequence[datetime.date],
    cells: Iterable[Cell],
    told: Mapping[datetime.date, Volume],
    volumes: Mapping[datetime.date, Volume],
) -> Series:
    """A row for each of ``starts`` (first days of periods) from cells in any order.

    ``told`` are the reports on the dyad, ``volumes`` all articles, each by the first day of its period.
    """
    found: dict[datetime.date, list[Cell]] = {}
    left: Counter[str] = Counter()
    span = set(starts)
    for cell in cells:
        if cell.start is None:
            left[cell.precision] += cell.number
        elif start_of(cell.start, by) not in span:
            left["outside"] += cell.number
        else:
            found.setdefault(start_of(cell.start, by), []).append(cell)
    rows = [
        row(dyad, by, counted, start, found.get(start, []), told.get(start, Volume()), volumes.get(start, Volume()))
        for start in starts
    ]
    return Series(dyad, by, counted, tuple(rows), LeftOut(**left))


def row(
    dyad: Dyad, by: By, counted: Counted, start: datetime.date, cells: Sequence[Cell], told: Volume, volume: Volume
) -> SeriesRow:
    """The row of one period."""
    number = sum(cell.number for cell in cells)
    scores: Counter[float] = Counter()
    for cell in cells:
        if cell.score is not None:
            scores[cell.score] += cell.number
    total = sum(score * many for score, many in scores.items())
    return SeriesRow(
        period=label(start, by),
        start=start,
        end=last_of(start, by),
        dyad=dyad,
        stories=number if counted == "stories" else told.stories,
        events=sum(cell.tellings for cell in cells),
        reports=told.reports,
        outlets=told.outlets,
        quads=tally((quad.code for quad in quads()), ((cell.quad_category, cell.number) for cell in cells)),
        types=tally((kind.code for kind in event_types()), ((cell.event_type, cell.number) for cell in cells)),
        score_sum=round(total, ROUNDED) if scores else None,
        mean_score=round(total / scores.total(), ROUNDED) if scores else None,
        articles=volume.reports,
        publishers=volume.outlets,
        share=round(PER * number / volume.reports, ROUNDED) if volume.reports else None,
        scores=tuple(sorted(scores.items())),
    )


def tally(keys: Iterable[str], found: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Numbers by key, in the order of the keys, nought where none is found."""
    numbers = dict.fromkeys(keys, 0)
    for key, number in found:
        numbers[key] += number
    return numbers


def columns(by_type: bool = False) -> tuple[str, ...]:
    """The columns of a row as a table has them."""
    return (
        "period", "start", "end", "actor", "recipient", "directed", "stories", "events", "reports", "outlets",
        *(quad.code.replace(" ", "_") for quad in quads()),
        *(kind.code.lower() for kind in (event_types() if by_type else ())),
        "mean_score", "score_sum", "articles", "publishers", "share",
    )  # fmt: skip


def values(one: SeriesRow, by_type: bool = False) -> tuple[Any, ...]:
    """A row's values in the order of ``columns``; a side that is anyone is None."""
    return (
        one.period, one.start, one.end, one.dyad.actor, one.dyad.recipient, one.dyad.directed, one.stories, one.events,
        one.reports, one.outlets, *one.quads.values(), *(one.types.values() if by_type else ()), one.mean_score,
        one.score_sum, one.articles, one.publishers, one.share,
    )  # fmt: skip
