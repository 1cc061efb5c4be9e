"""Which characters of each sentence stand between quotation marks, over sentence ends within a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parse import Sentence

OPENING, CLOSING, EITHER = "“«", "”»", '"'


def quoted_spans(sentences: Sequence[Sentence]) -> dict[int, list[tuple[int, int]]]:
    """The quoted (start, end) of each sentence that has any, counted in the sentence's text.

    A quotation ends with its paragraph: the next one opens its marks again.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    is_open, paragraph = False, -1
    for sentence in sentences:
        is_open = is_open and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        spans, is_open = spans_of(sentence.text, is_open)
        if spans:
            found[sentence.index] = spans
    return found


def spans_of(text: str, is_open: bool) -> tuple[list[tuple[int, int]], bool]:
    """The quoted spans of one text, and whether a quotation is still open at its end."""
    spans: list[tuple[int, int]] = []
    start = 0
    for place, mark in enumerate(text):
        if is_open and (mark in CLOSING or mark in EITHER):
            spans.append((start, place))
            is_open = False
        elif not is_open and (mark in OPENING or mark in EITHER):
            start, is_open = place + 1, True
    if is_open:
        spans.append((start, len(text)))
    return spans, is_open
