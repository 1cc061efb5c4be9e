"""ICEWS's coded event tables: one row a source and target, tab-separated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.export.delimited import quoted
from dragoman.export.location import location
from dragoman.export.native_code import native_code
from dragoman.export.pairs import pairs
from dragoman.export.taken import Taken
from dragoman.ontology import sectors
from dragoman.records import Event, Participant, Reading

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def icews(taken: Taken) -> Iterator[str]:
    """A header and a line for each pair. An event of several pairs repeats its id; the story is the store's."""
    yield from quoted(taken, COLUMNS, icews_rows(taken), "\t")


def icews_rows(taken: Taken) -> Iterator[list[Any]]:
    """The cells of each pair, in the order of ``COLUMNS``."""
    for reading in taken.readings():
        for event in reading.events:
            code = native_code(event.event_type, event.mode, event.cameo)
            where = where_cells(taken, event, reading)
            for source, target in pairs(event):
                yield [event.event_id, event.date, *party(taken, source), code.label, code.code, code.goldstein,
                       *party(taken, target), *where]  # fmt: skip


def party(taken: Taken, one: Participant | None) -> list[str | None]:
    """Name, sector in words, and the country's name; a body of states has none."""
    if one is None:
        return [None, None, None]
    words = next((term.name.capitalize() for term in sectors() if term.code == one.sector), None)
    return [one.name, words, taken.names.get(one.country or "")]


def where_cells(taken: Taken, event: Event, reading: Reading) -> list[Any]:
    """Story, sentence from 1, publisher and place; districts are not known."""
    where = location(event.place, reading.places)
    return [event.story_id or event.event_id, event.sentence_index + 1, reading.article.publisher, where.city, None,
            where.province, taken.names.get(where.country or "", where.country), where.lat, where.lon]  # fmt: skip
