"""Examples of doccano's sequence labelling, as it exports them, as spans and links again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.export.annotated import Annotated, Link, Span
from dragoman.records import Article

Record = Mapping[str, Any]
SPAN_KEYS = ("entities", "label", "labels")


def is_example(record: Any) -> bool:
    """Whether a record is a text with marked spans."""
    return isinstance(record, dict) and "text" in record and any(isinstance(record.get(key), list) for key in SPAN_KEYS)


def page_of_example(example: Record) -> Annotated:
    """An example as it is marked. A span that was there before keeps the details that we wrote beside it."""
    article = Article(example["text"], str(example.get("article_id") or example.get("id") or ""), example.get("date"),
                      example.get("publisher"), example.get("title"), example.get("url"))  # fmt: skip
    sentences = tuple((int(start), int(end)) for start, end in listed(example.get("sentences")))
    links = tuple(
        Link(str(one["from_id"]), str(one["to_id"]), one.get("type") or "") for one in example.get("relations") or ()
    )
    return Annotated(article, sentences, tuple(spans(example)), links)


def spans(example: Record) -> Iterator[Span]:
    """The marked spans. Raises ``ValueError`` for one outside the text."""
    details = details_of(example)
    for number, one in enumerate(next(example[key] for key in SPAN_KEYS if isinstance(example.get(key), list))):
        # Without relations doccano writes [start, end, label].
        if isinstance(one, dict):
            key, start, end, label = str(one["id"]), int(one["start_offset"]), int(one["end_offset"]), one["label"]
        else:
            start, end, label = one
            key = f"#{number}"
        if not 0 <= start < end <= len(example["text"]):
            raise ValueError(f"a span from {start} to {end} is not in the text of {len(example['text'])} characters")
        told = details.get((start, end, label), [])
        yield Span(key, start, end, label, told.pop(0) if len(told) > 1 else (told or [{}])[0])


def details_of(example: Record) -> dict[tuple[int, int, str], list[dict[str, str]]]:
    """What was known of spans when they were exported, by start, end and label; of the same words several times."""
    found: dict[tuple[int, int, str], list[dict[str, str]]] = {}
    for start, end, label, told in listed(example.get("details")):
        found.setdefault((start, end, label), []).append(dict(told))
    return found


def listed(value: Any) -> list[Any]:
    """A list, or one that came back as text."""
    return list(json.loads(value) if isinstance(value, str) else value or [])
