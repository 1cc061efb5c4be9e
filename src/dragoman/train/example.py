"""One training record: a sentence with its marked pair, and the act between them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import TrainingInvalid
from dragoman.ontology import cameo_code, event_type, mode, statuses

KEYS = frozenset({"id", "marked", "event_type", "mode", "status", "cameo"})
MARK = re.compile(r"</?[st]>")

Span = tuple[int, int]


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


def read_examples(paths: list[Path]) -> Iterator[Example]:
    """The records of JSON lines files, in order. Raises ``TrainingInvalid``, which names file and line."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield example(line, f"{path}:{number}")


def example(line: str, source: str) -> Example:
    """One line as a record, its codes checked against the ontology."""
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        raise TrainingInvalid(source=source, why=f"it is not JSON ({error.msg})") from error
    if not isinstance(raw, dict) or not {"id", "marked", "event_type"} <= set(raw) or set(raw) - KEYS:
        raise TrainingInvalid(source=source, why=f"a record has the keys {', '.join(sorted(KEYS))}")
    text, actor, recipient = unmark(raw["marked"], source)
    check_codes(raw, source)
    return Example(
        raw["id"], text, actor, recipient, raw["event_type"], raw.get("mode"), raw.get("status"), raw.get("cameo")
    )


def unmark(marked: str, source: str) -> tuple[str, Span | None, Span | None]:
    """(text, actor span, recipient span) of a marked sentence; each mark stands once or not at all."""
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    plain, last = "", 0
    for match in MARK.finditer(marked):
        plain += marked[last : match.start()]
        last = match.end()
        name = match.group()[-2]
        if match.group().startswith("</"):
            if name not in opened or name in spans:
                raise TrainingInvalid(source=source, why=f"a mark </{name}> has no <{name}> before it")
            spans[name] = (opened[name], len(plain))
        elif name in opened:
            raise TrainingInvalid(source=source, why=f"the mark <{name}> stands twice")
        else:
            opened[name] = len(plain)
    if set(opened) != set(spans) or not spans:
        raise TrainingInvalid(source=source, why="mark at least one of <s>actor</s> and <t>recipient</t>, and close it")
    return plain + marked[last:], spans.get("s"), spans.get("t")


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
