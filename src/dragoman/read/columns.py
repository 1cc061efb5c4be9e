"""Which column or key of a record is what, and a record made into an article."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from dragoman.errors import TextColumnMissing
from dragoman.read.dateline import article_from_text, storable
from dragoman.read.day import parse_day
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.limits import MAX_CHARACTERS
from dragoman.records import Article

FIELDS = ("title", "date", "publisher", "url", "id")


@cache
def synonyms() -> dict[str, list[str]]:
    """Names by field, from ``columns.toml``."""
    return tomllib.loads(resources.files("dragoman.read").joinpath("columns.toml").read_text(encoding="utf-8"))


def find_columns(names: Iterable[str], text_column: str | None = None, where: str = "the input") -> dict[str, str]:
    """Field to column name. Raises ``TextColumnMissing``, which lists the columns, where none holds a text."""
    present = list(names)
    folded = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(present)}
    found = {field: folded[name] for field in synonyms() for name in reversed(synonyms()[field]) if name in folded}
    if text_column is not None:
        if text_column not in present:
            raise TextColumnMissing(where=where, wanted=f"'{text_column}'", columns=listed(present))
        found["text"] = text_column
    if "text" not in found:
        raise TextColumnMissing(where=where, wanted="with a text", columns=listed(present))
    return found


def listed(names: list[str]) -> str:
    """Up to twelve column names for a message."""
    return ", ".join(str(name)[:40] for name in names[:12]) + (" …" if len(names) > 12 else "") or "none"


def article_from_record(
    record: Mapping[str, Any], columns: Mapping[str, str], source: str, defaults: Defaults, on_failure: OnFailure
) -> Article | None:
    """The article that a record holds, None (and a failure) where it holds no text."""
    text = record.get(columns["text"])
    if not isinstance(text, str) or not text.strip():
        on_failure(Failure(source, f"'{columns['text']}' holds no text"))
        return None
    if len(text) > MAX_CHARACTERS:
        on_failure(Failure(source, f"its text is longer than {MAX_CHARACTERS:,} characters; split it into its reports"))
        return None
    if "\x00" in text:
        on_failure(Failure(source, f"'{columns['text']}' holds a NUL at character {text.index(chr(0))}; take it out"))
        return None
    values = {field: as_text(record.get(columns[field])) for field in FIELDS if field in columns}
    day = None
    if values.get("date"):
        day = parse_day(values["date"] or "")
        if day is None:
            on_failure(
                Failure(
                    source,
                    f"'{values['date']}' in '{columns['date']}' is not a date we read; write it "
                    "YYYY-MM-DD. The article is coded without it",
                    kept=True,
                )
            )
    return article_from_text(
        text,
        id=values.get("id"),
        date=day,
        title=values.get("title"),
        publisher=values.get("publisher"),
        url=values.get("url"),
        source=source,
        defaults=defaults,
        on_failure=on_failure,
    )


def article_from_object(value: Any, source: str, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The article that a JSON value holds, None (and a failure) where it is no object or has no text."""
    if not isinstance(value, dict):
        on_failure(Failure(source, f"a JSON {type(value).__name__}, not an object with a text"))
        return None
    try:
        columns = find_columns(value, defaults.text_column, source)
    except TextColumnMissing as error:
        on_failure(Failure(source, str(error).removeprefix(f"{source}: ")))
        return None
    return article_from_record(value, columns, source, defaults, on_failure)


def as_text(value: Any) -> str | None:
    """A cell as text; empty ones, and those that hold a list or an object, are None."""
    if value is None or isinstance(value, list | dict):
        return None
    text = storable(str(value).replace("\x00", "")).strip()
    return text or None
