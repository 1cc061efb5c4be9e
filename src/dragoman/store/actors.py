"""What a store knows of actors: told by persons, imported, and learned from the articles that it holds."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.records import KnownActor, stable_id
from dragoman.store.bulk import LISTED, TableInserter, transaction

BEFORE, AFTER = 6, 12  # months for which what an article said is believed before and after its day
TOLD = """SELECT names, country, sector, office, since, until, manner, origin, source, code, nobody FROM actors
ORDER BY origin, noted_at DESC, actor_id"""
LEARNED = """SELECT name, manner, country, sector, office, min(date), max(date), count(DISTINCT article_id)
FROM sightings WHERE date IS NOT NULL GROUP BY name, manner, country, sector, office
ORDER BY count(DISTINCT article_id) DESC, max(date) DESC, name, country, sector, office"""
EVIDENCE = """SELECT s.article_id, s.date, s.country, s.sector, s.office, s.reason, t.text
FROM sightings s JOIN sentences t ON t.article_id = s.article_id AND t.sentence_index = s.sentence_index
WHERE lower(s.name) = lower(?) ORDER BY s.date, s.article_id, s.position"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence in which an article says whose somebody is and what."""

    article_id: str
    date: str | None
    country: str
    sector: str | None
    office: str | None
    reason: str
    sentence: str


def told(connection: Any) -> list[KnownActor]:
    """Corrections and imports; the newest correction first."""
    return [KnownActor(tuple(row[0]), *row[1:]) for row in connection.execute(TOLD).fetchall()]


def learned(connection: Any) -> list[KnownActor]:
    """What dated articles said, one actor an affiliation, those told most often first. Contradictions all stand."""
    found = []
    for name, manner, country, sector, office, first, last, articles in connection.execute(LEARNED).fetchall():
        source = f"{articles} article{'s' if articles != 1 else ''}, {first} to {last}"
        span = months_from(first, -BEFORE), months_from(last, AFTER)
        found.append(KnownActor((name,), country, sector, office, *span, manner, "learned", source))
    return found


def evidence(connection: Any, name: str) -> list[Evidence]:
    """The sentences behind what was learned of a name, oldest first."""
    return [Evidence(*row) for row in connection.execute(EVIDENCE, [name]).fetchall()]


def note(connection: Any, actors: Iterable[KnownActor]) -> int:
    """Keep what a person told or imported; returns how many were not there yet."""
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    rows = {actor_id(one): one for one in actors}
    held = {row[0] for row in connection.execute("SELECT actor_id FROM actors").fetchall()}
    fresh = [{**row_of(one), "actor_id": key, "noted_at": now} for key, one in rows.items() if key not in held]
    with transaction(connection):
        TableInserter(connection, "actors").insert(fresh)
    return len(fresh)


def forget(connection: Any, actors: Sequence[KnownActor]) -> None:
    """Take back what was told."""
    ids = [actor_id(one) for one in actors]
    with transaction(connection):
        connection.execute(f"DELETE FROM actors WHERE actor_id IN ({LISTED})", [json.dumps(ids)])


def row_of(actor: KnownActor) -> dict[str, Any]:
    """An actor as a row."""
    return {name: getattr(actor, name) for name in KnownActor.__slots__} | {"names": list(actor.names)}


def actor_id(actor: KnownActor) -> str:
    """A hash of all that an actor says."""
    return stable_id(*(str(getattr(actor, name)) for name in KnownActor.__slots__))


def months_from(date: str, months: int) -> str:
    """The month so many months from a date, YYYY-MM."""
    count = int(date[:4]) * 12 + int(date[5:7] or 1) - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"
