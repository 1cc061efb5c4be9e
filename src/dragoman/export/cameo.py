"""Native CAMEO as CSV: code, Goldstein score and quad class of each source and target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.export.actor_code import actor_code
from dragoman.export.delimited import quoted
from dragoman.export.native_code import native_code
from dragoman.export.pairs import pairs
from dragoman.export.taken import Taken
from dragoman.records import Event, Participant, Reading

COLUMNS = (
    "event_id", "date", "source", "source_name", "source_country", "source_sector", "target", "target_name",
    "target_country", "target_sector", "cameo", "cameo_root", "cameo_label", "cameo_from", "goldstein", "quad_class",
    "penta_class", "status", "event_type", "mode", "story_id", "article_id", "publisher", "url", "sentence",
)  # fmt: skip


def cameo(taken: Taken) -> Iterator[str]:
    """A header and a line for each source and target."""
    yield from quoted(taken, COLUMNS, cameo_rows(taken), ",")


def cameo_rows(taken: Taken) -> Iterator[list[Any]]:
    """The cells of each pair, in the order of ``COLUMNS``."""
    for reading in taken.readings():
        for event in reading.events:
            for source, target in pairs(event):
                yield [event.event_id, event.date, *party(source), *party(target), *code_cells(event),
                       *telling_cells(event, reading)]  # fmt: skip


def party(one: Participant | None) -> list[str | None]:
    """CAMEO's actor code, name, and PLOVER's country and sector."""
    if one is None:
        return [None] * 4
    return [actor_code(one.country, one.sector).full or None, one.name, one.country, one.sector]


def code_cells(event: Event) -> list[Any]:
    """The code and its classes; ``cameo_from`` says whether the coder gave it or type and mode were crossed."""
    code = native_code(event.event_type, event.mode, event.cameo)
    return [code.code, code.root, code.label, "crosswalk" if code.folded else "coder", code.goldstein, code.quad,
            code.penta]  # fmt: skip


def telling_cells(event: Event, reading: Reading) -> list[Any]:
    """What else the event holds, and where it was told."""
    return [event.status, event.event_type, event.mode, event.story_id, event.article_id, reading.article.publisher,
            reading.article.url, event.sentence]  # fmt: skip
