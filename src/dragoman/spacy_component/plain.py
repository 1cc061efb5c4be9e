"""Frozen records as plain data that other programs keep and carry (dictionaries, lists, numbers, texts), and back."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def plain(record: Any) -> Any:
    """A record, or whatever stands in its fields, as plain data."""
    if dataclasses.is_dataclass(record):
        return {one.name: plain(getattr(record, one.name)) for one in dataclasses.fields(record)}
    return [plain(one) for one in record] if isinstance(record, tuple | list) else record


def record(kind: type[Record], data: Mapping[str, Any]) -> Record:
    """The record that was made plain. Raises ``TypeError`` where ``data`` lacks a field or has one of another name."""
    hints = hints_of(cast("Any", kind))
    return kind(**{name: value(hints.get(name), given) for name, given in data.items()})


def value(hint: Any, given: Any) -> Any:
    """What stands in a field: a record, some of them, or the plain thing itself."""
    if given is None:
        return None
    if get_origin(hint) is types.UnionType:
        hint = next(one for one in get_args(hint) if one is not types.NoneType)
    if get_origin(hint) is tuple:
        return tuple(value(one, item) for one, item in zip(inner(hint, len(given)), given, strict=True))
    return record(hint, given) if dataclasses.is_dataclass(hint) and isinstance(hint, type) else given


def inner(hint: Any, number: int) -> tuple[Any, ...]:
    """What stands in a tuple: as many of one kind as there are, or one of each kind."""
    kinds = get_args(hint)
    return kinds[:1] * number if kinds[-1:] == (...,) else kinds


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The types of the fields of a record."""
    return get_type_hints(kind)
