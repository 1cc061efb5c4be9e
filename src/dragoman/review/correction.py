"""What a reviewer says instead of the coder: the fields of an event that are otherwise, or an event that is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from dragoman.errors import JudgementInvalid
from dragoman.records import Mention, Participant

Record = Mapping[str, Any]
PARTY_FIELDS = ("text", "start", "end", "name", "country", "sector")


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a reviewer names it. ``start`` and ``end`` are characters in the article where ``text`` stands there;
    all three may be None. An empty ``name`` says that the event has no place."""

    name: str
    country: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What is otherwise than coded. None leaves a field as it was coded.

    An empty ``mode`` or ``date``, empty sides and contexts, and a ``place`` without a name say that there is none.
    ``trigger``, the words of the event, is for a missed event alone, which is told whole: what it leaves out, it has
    not; its status is asserted where none is given. Of participants count words, name, country and sector.
    """

    event_type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] | None = None
    status: str | None = None
    actors: tuple[Participant, ...] | None = None
    recipients: tuple[Participant, ...] | None = None
    date: str | None = None
    place: Where | None = None
    trigger: Mention | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return all(getattr(self, one.name) is None for one in fields(self))

    def to_dict(self) -> dict[str, Any]:
        """The correction as JSON has it, without what it leaves."""
        found = {one.name: plain(getattr(self, one.name)) for one in fields(self)}
        return {name: value for name, value in found.items() if value is not None}

    @staticmethod
    def from_dict(record: Record) -> Correction:
        """A correction of JSON. Raises ``JudgementInvalid`` where it has other fields or other kinds of values."""
        given = told(record, NAMES, "correction")
        for side in ("actors", "recipients"):
            if given.get(side) is not None:
                given[side] = tuple(party(one, f"{side}[{i}]") for i, one in enumerate(listed(given[side], side)))
        if given.get("contexts") is not None:
            given["contexts"] = tuple(words(one, "contexts") for one in listed(given["contexts"], "contexts"))
        if given.get("place") is not None:
            given["place"] = where(given["place"])
        if given.get("trigger") is not None:
            given["trigger"] = mention(given["trigger"])
        for name in ("event_type", "mode", "status", "date"):
            if given.get(name) is not None:
                words(given[name], name)
        return Correction(**given)


NAMES = tuple(one.name for one in fields(Correction))


def plain(value: Any) -> Any:
    """A field as JSON has it."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Participant):
        return {name: getattr(value, name) for name in PARTY_FIELDS}
    if isinstance(value, Where | Mention):
        return {name: getattr(value, name) for name in value.__slots__}
    return value


def party(record: Any, field: str) -> Participant:
    """A participant of JSON."""
    given = told(record, PARTY_FIELDS, field)
    text, start, end = span(given, field)
    name, country, sector = (optional(given, key, field) for key in ("name", "country", "sector"))
    return Participant(text, start, end, name or text, country, sector)


def where(record: Any) -> Where:
    """A place of JSON."""
    given = told(record, Where.__slots__, "place")
    if given.get("text") is None or given.get("start") is None:
        bounds: tuple[int | None, int | None] = (None, None)
    else:
        bounds = span(given, "place")[1:]
    return Where(words(given.get("name", ""), "place.name"), optional(given, "country", "place"),
                 optional(given, "text", "place"), *bounds)  # fmt: skip


def mention(record: Any) -> Mention:
    """The words of a missed event."""
    return Mention(*span(told(record, Mention.__slots__, "trigger"), "trigger"))


def span(given: Record, field: str) -> tuple[str, int, int]:
    """Words and where they stand."""
    for key in ("start", "end"):
        if not isinstance(given.get(key), int) or isinstance(given[key], bool):
            raise JudgementInvalid(field=f"{field}.{key}", why="it is not a number of characters")
    return words(given.get("text"), f"{field}.text"), given["start"], given["end"]


def told(record: Any, names: Sequence[str], field: str) -> dict[str, Any]:
    """A record with some of these fields and no other."""
    if not isinstance(record, Mapping):
        raise JudgementInvalid(field=field, why="it is not a record of named values")
    other = sorted(str(name) for name in record if name not in names)
    if other:
        raise JudgementInvalid(field=f"{field}.{other[0]}", why=f"there is no such field; there are {', '.join(names)}")
    return dict(record)


def listed(value: Any, field: str) -> list[Any]:
    """A list of things."""
    if not isinstance(value, list | tuple):
        raise JudgementInvalid(field=field, why="it is not a list")
    return list(value)


def words(value: Any, field: str) -> str:
    """A text."""
    if not isinstance(value, str):
        raise JudgementInvalid(field=field, why="it is not a text")
    return value


def optional(given: Record, key: str, field: str) -> str | None:
    """A text, or None where it is absent or empty."""
    value = given.get(key)
    return (words(value, f"{field}.{key}") or None) if value is not None else None
