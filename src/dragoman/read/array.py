"""JSON documents to articles: one object, or an array of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.read.columns import article_from_object
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.records import Article

ARRAY = re.compile(rb"\[\s*[{\]]")
SPACE = re.compile(r"[ \t\r\n]*")
DECODER = json.JSONDecoder()


def array_articles(text: str, source: str, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of an array, each named by its line and number; what precedes a fault in the JSON is read."""
    line, counted, number = 1, 0, 0
    try:
        for start, value in items(text):
            line, counted, number = line + text.count("\n", counted, start), start, number + 1
            article = article_from_object(value, f"{source}:{line} (article {number})", defaults, on_failure)
            if article is not None:
                yield article
    except json.JSONDecodeError as error:
        kept = f"; the {number:,} before it are read" if number else ""
        on_failure(Failure(f"{source}:{error.lineno}", f"not JSON: {error.msg} at column {error.colno}{kept}"))
    except (ValueError, RecursionError) as error:
        on_failure(Failure(f"{source}:{line}", f"not JSON after article {number}: {error}"))
    else:
        if not number:
            on_failure(Failure(source, "it holds an empty array"))


def items(text: str) -> Iterator[tuple[int, Any]]:
    """Where each item of an array begins, and its value. Raises ``ValueError`` or ``RecursionError`` at a fault."""
    place = after_space(text, text.index("[") + 1)
    closed = text.startswith("]", place)
    while not closed:
        value, end = DECODER.raw_decode(text, place)
        yield place, value
        end = after_space(text, end)
        closed = text.startswith("]", end)
        if not closed and not text.startswith(",", end):
            raise json.JSONDecodeError("no comma and no closing bracket", text, end)
        place = end if closed else after_space(text, end + 1)
    if after_space(text, place + 1) < len(text):
        raise json.JSONDecodeError("something follows the array", text, after_space(text, place + 1))


def after_space(text: str, place: int) -> int:
    """The first place from one on that holds no white space."""
    match = SPACE.match(text, place)
    return match.end() if match else place
