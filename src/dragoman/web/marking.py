"""Words of a sentence set apart, as HTML of which every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

OPENING = 70  # characters


def sentence_marked(row: Mapping[str, Any]) -> Markup:
    """The sentence of an event with the words of its act marked. The row has ``sentence`` and ``trigger_text``,
    and where these words begin in it as ``trigger_at``, if it is known; else they are looked for."""
    sentence, words = str(row["sentence"]), str(row["trigger_text"])
    at = row.get("trigger_at")
    start = at if isinstance(at, int) else sentence.find(words)
    if start < 0 or sentence[start : start + len(words)] != words:
        return escape(sentence)
    end = start + len(words)
    return Markup('{}<mark class="trigger">{}</mark>{}').format(sentence[:start], words, sentence[end:])


def found_marked(text: str, words: str) -> Markup:
    """A text with some words of it marked, in whatever case they stand."""
    pieces = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE)
    marked = (
        Markup("<mark>{}</mark>").format(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces)
    )
    return Markup("").join(marked)


def entitled(row: Mapping[str, Any]) -> str:
    """What an article is called: its title, else how its text begins, else its id."""
    opening = " ".join(str(row.get("opening") or "").split())
    return str(row["title"] or (f"{opening[:OPENING].rstrip()}…" if opening else row["article_id"]))
