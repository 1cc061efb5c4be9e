"""One training record: a sentence with its marked pair, and the act between them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.coder.pair_classifier import NONE
from dragoman.errors import TrainingInvalid
from dragoman.marked import MarkedSentence, Span, unmarked
from dragoman.ontology import cameo_code, event_type, mode, statuses

KEYS = frozenset({"id", "marked", "event_type", "mode", "status", "cameo"})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the character spans of its marked pair (None where unmarked), and the act between them.

    ``event_type`` is None for a pair that holds no event; then ``mode``, ``status`` and ``cameo`` are None, too.
    """

    id: str
    text: str
    actor: Span | None
    recipient: Span | None
    event_type: str | None
    mode: str | None
    status: str | None
    cameo: str | None


def read_examples(paths: list[Path], own: bool = False) -> Iterator[Example]:
    """The records of JSON lines files, in order; with ``own`` their codes are those of an ontology of the user's.

    Raises ``TrainingInvalid``, which names file and line.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield example(line, f"{path}:{number}", own)


def example(line: str, source: str, own: bool = False) -> Example:
    """One line as a record, its codes checked against the ontology, or with ``own`` only for being texts."""
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        raise TrainingInvalid(source=source, why=f"it is not JSON ({error.msg})") from error
    if not isinstance(raw, dict) or not {"id", "marked", "event_type"} <= set(raw) or set(raw) - KEYS:
        raise TrainingInvalid(source=source, why=f"a record has the keys {', '.join(sorted(KEYS))}")
    (check_texts if own else check_codes)(raw, source)
    marked = sentence(raw["marked"], source)
    return Example(
        raw["id"],
        marked.text,
        marked.actor,
        marked.recipient,
        raw["event_type"],
        raw.get("mode"),
        raw.get("status"),
        raw.get("cameo"),
    )


def sentence(marked: str, source: str) -> MarkedSentence:
    """A marked sentence without its marks. Raises ``TrainingInvalid`` where nobody is marked or a mark is broken."""
    try:
        found = unmarked(marked)
    except ValueError as error:
        raise TrainingInvalid(source=source, why=str(error)) from error
    if found.actor is None and found.recipient is None:
        raise TrainingInvalid(source=source, why="mark at least one of <s>actor</s> and <t>recipient</t>")
    return found


def check_texts(raw: dict[str, str | None], source: str) -> None:
    """Raise ``TrainingInvalid`` for a code of the user's own that is no text."""
    for key in ("event_type", "mode", "status", "cameo"):
        value = raw.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip() or value == NONE):
            raise TrainingInvalid(source=source, why=f"{key} is {value!r}; it must be null or a word other than {NONE}")


def check_codes(raw: dict[str, str | None], source: str) -> None:
    """Raise ``TrainingInvalid`` for a type, mode, status or code that the ontology does not know."""
    try:
        if raw["event_type"] is not None:
            event_type(raw["event_type"])
            if raw.get("mode") is not None:
                mode(raw["event_type"], str(raw["mode"]))
            if raw.get("cameo") is not None:
                cameo_code(str(raw["cameo"]))
    except Exception as error:
        raise TrainingInvalid(source=source, why=str(error)) from error
    if raw["event_type"] is not None and raw.get("status") not in {one.code for one in statuses()}:
        raise TrainingInvalid(source=source, why=f"status {raw.get('status')!r} is none of PLOVER's")
