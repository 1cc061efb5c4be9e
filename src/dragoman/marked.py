"""A sentence whose actor stands between <s> and </s> and whose recipient between <t> and </t>."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"<(/?)([st])>")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence without its marks; ``actor`` and ``recipient`` are characters in it, None where not marked."""

    text: str
    actor: Span | None
    recipient: Span | None


def unmarked(marked: str) -> MarkedSentence:
    """Take the marks off a sentence; of a side that is marked twice the first counts.

    Raises ``ValueError`` for an empty mark, and for one without its partner.
    """
    text, last = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        closing, name = mark.groups()
        if bool(closing) != (name in opened):
            raise ValueError(f"the mark {mark.group()} at character {mark.start()} has no partner")
        if closing:
            if opened[name] == len(text):
                raise ValueError(f"the mark <{name}> holds no words")
            spans.setdefault(name, (opened.pop(name), len(text)))
        else:
            opened[name] = len(text)
    if opened:
        raise ValueError(f"the mark <{min(opened)}> is not closed")
    return MarkedSentence(text + marked[last:], spans.get("s"), spans.get("t"))
