"""Step one of quotes: which characters of an article stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"[“”„«»\"]|``|''|‘|’(?!\w)")
OPENING = frozenset({"“", "„", "«", "``", "‘"})
CLOSING = {"“": ("”", "“", '"', "''"), "„": ("“", "”", '"'), "«": ("»",), "``": ("''", '"', "``"),
           '"': ('"', "”", "''"), "‘": ("’",), "''": ("''", '"')}
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
MOST_PARAGRAPHS = 6
FEWEST_SINGLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """The characters from ``start`` to ``end`` without the marks; ``parts`` are its paragraphs, each (start, end)."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


def quoted_spans(text: str, start: int = 0) -> list[Quoted]:
    """The quotations of a text from a character on, in order, none inside another.

    A mark that is never closed closes with its paragraph; where the next paragraph opens with a mark again, the
    quotation goes on there, through at most six paragraphs.
    """
    found: list[Quoted] = []
    unclosed: list[tuple[int, int]] = []
    for first, last in paragraphs(text, start):
        goes_on = bool(unclosed) and len(unclosed) < MOST_PARAGRAPHS and opens_with_mark(text, first, last)
        if unclosed and not goes_on:
            found.append(joined(unclosed))
            unclosed = []
        for begin, end, closed in marked(text, first, last):
            if closed and not (goes_on and unclosed):
                found.append(joined([(begin, end)]))
                continue
            unclosed.append((begin, end))
            if closed:
                found.append(joined(unclosed))
                unclosed = []
    if unclosed:
        found.append(joined(unclosed))
    return sorted(found, key=lambda one: one.start)


def joined(parts: list[tuple[int, int]]) -> Quoted:
    """A quotation from its paragraphs."""
    return Quoted(parts[0][0], parts[-1][1], tuple(parts))


def paragraphs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The (start, end) of each paragraph."""
    for gap in PARAGRAPH_END.finditer(text, start):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def opens_with_mark(text: str, first: int, last: int) -> bool:
    """Whether a paragraph begins with a quotation mark."""
    mark = MARK.match(text, first + len(text[first:last]) - len(text[first:last].lstrip()))
    return mark is not None and mark[0] not in ("”", "»", "’")


def marked(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """The (start, end, closed) of what stands between marks in one paragraph."""
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, first, last):
        if opened is None:
            opened = mark if can_open(text, mark) else None
        elif mark[0] in CLOSING[opened[0]] and not reopens(text, mark, opened):
            if is_quotation(text, opened, mark):
                yield *stripped(text, opened.end(), mark.start()), True
            opened = None
        elif reopens(text, mark, opened):
            opened = mark
    if opened is not None and opened[0] not in ("‘", "''"):
        begin, end = stripped(text, opened.end(), last)
        if end > begin:
            yield begin, end, False


def can_open(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can open a quotation: not a closing one, nor a sign of inches or feet after a figure."""
    if mark[0] in ("”", "»", "’"):
        return False
    before = text[mark.start() - 1 : mark.start()]
    return not (before.isdigit() and mark[0] in ('"', "''")) and not (mark[0] == "''" and before.isalnum())


def reopens(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether a mark can only open, so that the one before it was never closed."""
    if mark[0] in ("“", "``"):
        return opened[0] in ("“", "``", '"')
    return False


def is_quotation(text: str, opened: re.Match[str], closed: re.Match[str]) -> bool:
    """Whether what stands between two marks is anything; single marks hold names and glosses when short."""
    content = text[opened.end() : closed.start()]
    return bool(content.strip()) and (opened[0] != "‘" or len(content.split()) >= FEWEST_SINGLE_WORDS)


def stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends."""
    content = text[begin:end]
    return begin + len(content) - len(content.lstrip()), end - len(content) + len(content.rstrip())
