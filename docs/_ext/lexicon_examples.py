"""Example sentences of the lexicon, by event type and mode."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from markdown import code, literal

from dragoman.coder.lexicon_files import load_lexicon

SIDES = re.compile(r"\[([^]]*)\]|\{([^}]*)\}")


@cache
def by_code() -> dict[tuple[str, str | None], list[tuple[str, str]]]:
    """(event type, mode or None) → (entry, sentence); entries take turns, so that the first few are of several."""
    found = defaultdict(list)
    entries = load_lexicon().entries
    for turn in range(max(len(one.examples) for one in entries)):
        for entry in entries:
            if turn < len(entry.examples):
                found[entry.event_type, entry.mode].append((entry.id, entry.examples[turn]))
    return dict(found)


def lines(event_type: str, mode: str | None, most: int) -> Iterator[str]:
    """So many sentences as items of a list, each with the entry that it proves."""
    for entry, sentence in by_code().get((event_type, mode), [])[:most]:
        yield f"- {marked(sentence)} ({code(entry)})"


def marked(sentence: str) -> str:
    """A sentence with its actors in bold and its recipients in italics; the lexicon has them in brackets and braces."""
    parts, done = [], 0
    for found in SIDES.finditer(sentence):
        actor, recipient = found.groups()
        side = f"**{literal(actor)}**" if actor is not None else f"*{literal(recipient)}*"
        parts += [literal(sentence[done : found.start()]), side]
        done = found.end()
    return "".join([*parts, literal(sentence[done:])])
