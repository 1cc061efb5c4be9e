"""Gold files: JSON lines of one kind, told apart by the keys of their first record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import DragomanError, GoldEmpty, GoldInvalid, GoldKindUnknown, InputMissing

# In this order: a kind whose keys are among those of a later one stands after it.
KINDS: dict[str, frozenset[str]] = {
    "articles": frozenset({"text", "sentences", "events"}),
    "judgements": frozenset({"judged_article", "text", "judgements"}),
    "relations": frozenset({"marked", "event_type"}),
    "sentences": frozenset({"text", "event_2021", "source_countries", "target_countries"}),
    "petrarch": frozenset({"text", "expected", "no_event"}),
    "dates": frozenset({"text", "timexes"}),
    "event_places": frozenset({"text", "verb", "places"}),
    "places": frozenset({"text", "places"}),
    "contexts": frozenset({"text", "contexts"}),
    "synthetic": frozenset({"text", "event_type"}),
    "stories": frozenset({"story", "text"}),
}

DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
Record = dict[str, Any]
T = TypeVar("T")


def read_records(path: Path) -> list[tuple[int, Record]]:
    """The records of a file, each with its line from 1. Raises ``InputMissing``, ``GoldEmpty`` or ``GoldInvalid``."""
    if not path.is_file():
        raise InputMissing(paths=path)
    records = list(_parsed(path))
    if not records:
        raise GoldEmpty(file=path)
    return records


def _parsed(path: Path) -> Iterator[tuple[int, Record]]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8"))
        except ValueError as error:
            raise GoldInvalid(file=path, line=number, why=f"it is not JSON ({error})") from error
        if not isinstance(record, dict):
            raise GoldInvalid(file=path, line=number, why="it is not a JSON object")
        yield number, record


def kind_of(path: Path, record: Record) -> str:
    """The kind of gold that a record's keys tell. Raises ``GoldKindUnknown``."""
    for kind, keys in KINDS.items():
        if keys <= record.keys():
            return kind
    why = f"its first record has the keys {', '.join(sorted(record)) or '(none)'}, which tell no kind of gold"
    raise GoldKindUnknown(file=path, why=why, known=", ".join(KINDS))


def checked_kind(path: Path, kind: str) -> str:
    """A kind that was asked for by name. Raises ``GoldKindUnknown``."""
    if kind not in KINDS:
        raise GoldKindUnknown(file=path, why=f"'{kind}' is not a kind of gold", known=", ".join(KINDS))
    return kind


def gold_of(path: Path, records: list[tuple[int, Record]], make: Callable[[Record], T]) -> list[T]:
    """Each record made into a gold object. Raises ``GoldInvalid`` with file and line for the first that cannot be."""
    made = []
    for line, record in records:
        try:
            made.append(make(record))
        except KeyError as error:
            raise GoldInvalid(file=path, line=line, why=f"it has no {error}") from error
        except (DragomanError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise GoldInvalid(file=path, line=line, why=str(error).rstrip(".") or type(error).__name__) from error
    return made


def text_of(record: Record, key: str = "text") -> str:
    """The text of a record. Raises ``KeyError`` where it has none, and ``TypeError`` where it is something else."""
    text = record[key]
    if not isinstance(text, str):
        raise TypeError(f"its '{key}' is not a text")
    return text


def day_of(record: Record) -> str | None:
    """The day of publication, or None. Raises ``ValueError`` for anything but YYYY-MM-DD."""
    date = record.get("date")
    if date is not None and (not isinstance(date, str) or not DAY.fullmatch(date)):
        raise ValueError(f"its date {date!r} is not a day written YYYY-MM-DD")
    return date
