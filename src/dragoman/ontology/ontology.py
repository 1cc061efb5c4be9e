"""PLOVER's vocabulary: types, modes, contexts, quads, statuses and sectors, each loaded once from its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.errors import UnknownCode
from dragoman.ontology.data_file import read_toml


@dataclass(frozen=True, slots=True)
class Mode:
    """A manner of an event type. ``score`` is PLOVER's, from -10 to 10, or None where it has none."""

    event_type: str
    name: str
    score: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen. ``quad`` is written as the event record writes it; ``excludes`` says what it is not;
    ``future_becomes`` is the type of the same act while it lies ahead; ``older`` are names it had before 2021."""

    code: str
    quad: str
    requires_recipient: bool
    score: float
    definition: str
    excludes: str
    future_becomes: str | None
    cameo_roots: tuple[str, ...]
    older: tuple[str, ...]
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A context, quad, status or sector: its code, its name in words and what it means."""

    code: str
    name: str
    definition: str


def _modes_of(code: str) -> tuple[Mode, ...]:
    rows = read_toml("modes.toml").get(code, {})
    return tuple(Mode(code, name, row.get("score"), row["definition"]) for name, row in rows.items())


@cache
def _types() -> dict[str, EventType]:
    return {
        code: EventType(
            code=code,
            quad=row["quad"],
            requires_recipient=row["requires_recipient"],
            score=row["score"],
            definition=row["definition"],
            excludes=row["not"],
            future_becomes=row.get("future_becomes"),
            cameo_roots=tuple(row["cameo_roots"]),
            older=tuple(row["older"]),
            modes=_modes_of(code),
        )
        for code, row in read_toml("types.toml").items()
    }


@cache
def _older() -> dict[str, str]:
    return {name: kind.code for kind in event_types() for name in kind.older}


def event_types() -> tuple[EventType, ...]:
    """The sixteen event types, in PLOVER's order."""
    return tuple(_types().values())


def event_type(code: str) -> EventType:
    """The type of this code, older names and any case allowed. Raises ``UnknownCode``."""
    found = _types().get(current_name(code.upper()))
    if found is None:
        raise UnknownCode(code=code, kind="an event type of PLOVER", near=", ".join(_types()))
    return found


def modes(code: str) -> tuple[Mode, ...]:
    """The modes of an event type; empty where it has none. Raises ``UnknownCode``."""
    return event_type(code).modes


@cache
def contexts() -> tuple[Term, ...]:
    """The 37 contexts."""
    rows = read_toml("contexts.toml").items()
    return tuple(Term(name, name.replace("_", " "), definition) for name, definition in rows)


@cache
def sectors() -> tuple[Term, ...]:
    """The sectors that participants may have."""
    return tuple(Term(code, row["name"], row["definition"]) for code, row in read_toml("sectors.toml").items())


@cache
def affiliations() -> tuple[Term, ...]:
    """What stands for a country where there is none: UNO, EUR, IGO, NGO, MNC, ISM, IMG."""
    rows = read_toml("affiliations.toml").items()
    return tuple(Term(code, row["name"], row["definition"]) for code, row in rows)


@cache
def quads() -> tuple[Term, ...]:
    """The four quad categories, written as the event record writes them."""
    return tuple(Term(name, name, row["definition"]) for name, row in read_toml("quads.toml").items())


@cache
def statuses() -> tuple[Term, ...]:
    """The five statuses; the name is PLOVER's auxiliary mode where it has one ("negation" for negated)."""
    rows = read_toml("statuses.toml").items()
    return tuple(Term(code, row["plover"] or code, row["definition"]) for code, row in rows)


def quad_of(code: str) -> str:
    """The quad category of an event type, such as "verbal cooperation". Raises ``UnknownCode``."""
    return event_type(code).quad


def mode(code: str, name: str) -> Mode | None:
    """A mode of an event type by its name, or None. Raises ``UnknownCode`` for the type."""
    return next((found for found in modes(code) if found.name == name), None)


def score(code: str, mode_name: str | None = None) -> float:
    """PLOVER's score of an event, from -10 to 10: its mode's, else its type's. Raises ``UnknownCode``."""
    found = mode(code, mode_name) if mode_name else None
    return event_type(code).score if found is None or found.score is None else found.score


def current_name(name: str) -> str:
    """Today's name of an event type for an older one ("DEMAND" gives "REQUEST"); others come back as they are."""
    return _older().get(name, name)
