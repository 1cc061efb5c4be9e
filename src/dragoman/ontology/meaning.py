"""What a code means: any type, mode, context, sector, quad, status or CAMEO code, explained."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from dragoman.errors import UnknownCode
from dragoman.ontology.crosswalk import CameoCode, cameo_codes, plover_to_cameo
from dragoman.ontology.ontology import (
    EventType,
    Mode,
    Term,
    affiliations,
    contexts,
    event_types,
    quads,
    sectors,
    statuses,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A code explained. ``kind`` is event type, mode, context, sector, quad category, status, affiliation, CAMEO code
    or older name; ``facts`` are label and value, to be shown in order; ``related`` are codes worth looking up next."""

    code: str
    kind: str
    name: str
    definition: str
    facts: dict[str, str] = field(default_factory=dict)
    related: tuple[str, ...] = ()


def _of_type(kind: EventType) -> Meaning:
    facts = {
        "not": kind.excludes,
        "quad category": kind.quad,
        "score": f"{kind.score:g}",
        "recipient": "required" if kind.requires_recipient else "optional",
        "CAMEO roots": ", ".join(kind.cameo_roots),
        "modes": ", ".join(mode.name for mode in kind.modes) or "none",
    }
    if kind.future_becomes:
        facts["in the future"] = kind.future_becomes
    related = tuple(_qualified(mode) for mode in kind.modes)
    return Meaning(kind.code, "event type", kind.code.lower(), kind.definition, facts, related)


def _older(kind: EventType, name: str) -> Meaning:
    definition = f"Now {kind.code}. {kind.definition}"
    return Meaning(name, "older name", name.lower(), definition, {"now": kind.code}, (kind.code,))


def _qualified(mode: Mode) -> str:
    return f"{mode.event_type}/{mode.name}"


def _of_mode(mode: Mode) -> Meaning:
    facts = {
        "event type": mode.event_type,
        "score": "none of its own" if mode.score is None else f"{mode.score:g}",
        "CAMEO": plover_to_cameo(mode.event_type, mode.name),
    }
    return Meaning(_qualified(mode), "mode", mode.name, mode.definition, facts, (mode.event_type,))


def _of_term(term: Term, kind: str) -> Meaning:
    return Meaning(term.code, kind, term.name, term.definition)


def _of_quad(term: Term) -> Meaning:
    members = tuple(kind.code for kind in event_types() if kind.quad == term.code)
    return Meaning(term.code, "quad category", term.name, term.definition, {"event types": ", ".join(members)}, members)


def _definition(row: CameoCode) -> str:
    crossing = row.crossing
    if crossing.event_type is None:
        return f"{row.label}. PLOVER does not code it."
    mode = f", mode {crossing.mode}" if crossing.mode else ""
    return f"{row.label}. In PLOVER: {crossing.event_type}{mode}."


def _below(code: str) -> list[str]:
    return [row.code for row in cameo_codes() if row.code.startswith(code) and len(row.code) == len(code) + 1]


def _of_cameo(row: CameoCode) -> Meaning:
    facts = {"Goldstein score": "not known" if row.goldstein is None else f"{row.goldstein:g}"}
    if row.crossing.contexts:
        facts["contexts"] = ", ".join(row.crossing.contexts)
    if row.note:
        facts["note"] = row.note
    related = ([row.crossing.event_type] if row.crossing.event_type else []) + _below(row.code)
    return Meaning(row.code, "CAMEO code", row.label, _definition(row), facts, tuple(related))


@cache
def _meanings() -> dict[str, tuple[Meaning, ...]]:
    """All that can be explained, by every lower-case name it answers to."""
    found: dict[str, list[Meaning]] = {}

    def add(meaning: Meaning, *names: str) -> None:
        for name in dict.fromkeys(name.lower() for name in names):
            found.setdefault(name, []).append(meaning)

    for kind in event_types():
        add(_of_type(kind), kind.code)
        for old in kind.older:
            add(_older(kind, old), old)
        for mode in kind.modes:
            add(_of_mode(mode), mode.name, _qualified(mode))
    listed = ((contexts(), "context"), (sectors(), "sector"), (statuses(), "status"), (affiliations(), "affiliation"))
    for terms, label in listed:
        for term in terms:
            add(_of_term(term, label), term.code, term.name)
    for term in quads():
        add(_of_quad(term), term.code)
    for row in cameo_codes():
        add(_of_cameo(row), row.code)
    return {name: tuple(meanings) for name, meanings in found.items()}


def known_codes() -> tuple[str, ...]:
    """Every name that ``explain`` answers to, in lower case."""
    return tuple(_meanings())


def explain(code: str) -> tuple[Meaning, ...]:
    """What a code means, in any case: one meaning, or several where a name is shared ("restrict", "cyber").

    Raises ``UnknownCode``, which names the nearest known ones.
    """
    name = " ".join(code.lower().split())
    found = _meanings().get(name)
    if found is None:
        near = get_close_matches(name, known_codes(), n=4, cutoff=0.5) or [kind.code for kind in event_types()]
        raise UnknownCode(code=code, kind="a code that Dragoman knows", near=", ".join(near))
    return found
