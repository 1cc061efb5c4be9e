"""Of which type a column is, from DuckDB's words for it or from what stands in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

WORDS = re.compile(r'"?(?P<name>[A-Z_ ]+?)"?(?:\((?P<given>[^()]*)\))?(?P<lists>(?:\[\d*\])*)')
# Counts and sums are HUGEINT in DuckDB, which no data frame has.
HUGE, BIGINTS, DOUBLE = ("HUGEINT", "UHUGEINT"), range(-(2**63), 2**63), "DOUBLE"
HOLDING = ("STRUCT", "MAP", "UNION")
TEXTS = ("VARCHAR", "JSON", "UUID", "ENUM", "CHAR", "BIGNUM", "BIT")
OF_VALUES: tuple[tuple[type, str], ...] = (
    (bool, "BOOLEAN"), (int, "BIGINT"), (float, DOUBLE), (str, "VARCHAR"), (datetime.datetime, "TIMESTAMP"),
    (datetime.date, "DATE"), (datetime.time, "TIME"), (datetime.timedelta, "INTERVAL"), (bytes, "BLOB"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """``name`` is a type of DuckDB's, empty for what holds several; ``depth`` how many lists are around it; ``digits``
    those of a decimal, all of them and those after the point."""

    name: str
    depth: int = 0
    digits: tuple[int, int] = (18, 3)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its type; its values are such as the type has, or None."""

    name: str
    kind: Kind
    values: list[Any]


def column(name: str, kind: str, values: Sequence[Any]) -> Column:
    """A column of that type; where none is told (an empty one), of the type of its values."""
    found = parsed(kind) if kind else guessed(values)
    if found.name in TEXTS:
        return Column(name, Kind("VARCHAR", found.depth), [each(str, one) for one in values])
    if found.name in HUGE:
        fits = all(one in BIGINTS for one in leaves(values))
        return Column(name, Kind("BIGINT" if fits else DOUBLE, found.depth),
                      list(values) if fits else [each(float, one) for one in values])  # fmt: skip
    return Column(name, found, list(values))


def each(change: Callable[[Any], Any], value: Any) -> Any:
    """A value changed, or all that stand in its lists; None stays."""
    if isinstance(value, list | tuple):
        return [each(change, one) for one in value]
    return None if value is None else change(value)


def leaves(values: Iterable[Any]) -> Iterator[Any]:
    """All values that are known, those in lists, too."""
    for one in values:
        if isinstance(one, list | tuple):
            yield from leaves(one)
        elif one is not None:
            yield one


def parsed(kind: str) -> Kind:
    """DuckDB's words: "INTEGER", "VARCHAR[]", "DECIMAL(9,2)"; what holds several (STRUCT, MAP) has no name here."""
    match = WORDS.fullmatch(kind)
    if match is None or match["name"] in HOLDING:
        return Kind("VARCHAR" if kind.startswith("ENUM") else "")
    digits = tuple(int(one) for one in (match["given"] or "18,3").split(",")) if match["name"] == "DECIMAL" else (18, 3)
    return Kind(match["name"], match["lists"].count("["), (digits[0], digits[-1]))


def guessed(values: Iterable[Any]) -> Kind:
    """The type that all values have, whole numbers among others being such others; none where they differ."""
    found = {kind_of(one) for one in values if one is not None}
    if found == {"BIGINT", DOUBLE}:
        return Kind(DOUBLE)
    if found == {""} and (items := items_of(values)) is not None:
        inner = guessed(items)
        return Kind(inner.name, inner.depth + 1) if inner.name else inner
    return Kind(found.pop()) if len(found) == 1 else Kind("" if found else "NULL")


def items_of(values: Iterable[Any]) -> list[Any] | None:
    """What stands in lists; None where not all values are lists."""
    known = [one for one in values if one is not None]
    return [item for one in known for item in one] if all(isinstance(one, list | tuple) for one in known) else None


def kind_of(value: Any) -> str:
    """The type of a value; empty for what is nested or not known."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return "TIMESTAMP WITH TIME ZONE"
    return next((kind for one, kind in OF_VALUES if isinstance(value, one)), "")
