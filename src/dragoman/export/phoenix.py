"""The event tables of OEDA's real-time Phoenix data: one row a source and target, tab-separated, without a header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.export.actor_code import actor_code
from dragoman.export.delimited import bare, joined
from dragoman.export.location import location
from dragoman.export.native_code import native_code
from dragoman.export.pairs import Pair, pairs
from dragoman.export.taken import Taken
from dragoman.records import Event, Participant, Reading

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole",
    "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
    "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip


def phoenix(taken: Taken) -> Iterator[str]:
    """A line for each pair. Phoenix's files have no quoting: see ``delimited.bare``."""
    yield from bare(taken, COLUMNS, phoenix_rows(taken))


def phoenix_rows(taken: Taken) -> Iterator[list[Any]]:
    """The cells of each pair, in the order of ``COLUMNS``."""
    for reading in taken.readings():
        for event in reading.events:
            for number, pair in enumerate(pairs(event)):
                yield [f"{event.event_id}_{number}", *day_cells(event.date), *pair_cells(pair), *code_cells(event),
                       *where_cells(event, reading)]  # fmt: skip


def day_cells(date: str | None) -> list[str | None]:
    """The day as YYYYMMDD, and year, month and day; what the date does not tell is empty."""
    parts: list[str | None] = [*(date or "").split("-")] if date else []
    year, month, day = [*parts, None, None, None][:3]
    return [f"{year}{month}{day}" if day else None, year, month, day]


def pair_cells(pair: Pair) -> list[str]:
    """Source and target as CAMEO's actor codes."""
    return [cell for one in pair for cell in actor_cells(one)]


def actor_cells(one: Participant | None) -> list[str]:
    """The whole code, the entity, the role, and what else it has."""
    code = actor_code(one.country, one.sector) if one else actor_code(None, None)
    return [code.full, code.entity, code.role, ";".join(code.attributes())]


def code_cells(event: Event) -> list[Any]:
    """CAMEO code, root, penta class from 0 to 4, Goldstein score; PLOVER's contexts stand for Phoenix's issues."""
    code = native_code(event.event_type, event.mode, event.cameo)
    return [code.code, code.root, code.penta, code.goldstein, joined(event.contexts)]


def where_cells(event: Event, reading: Reading) -> list[Any]:
    """Place, sentence and source. ``SentenceID`` is article and sentence, from 0, joined by an underscore."""
    where, article = location(event.place, reading.places), reading.article
    return [where.lat, where.lon, where.name, where.province, where.country,
            f"{event.article_id}_{event.sentence_index}", article.url, article.publisher]  # fmt: skip
