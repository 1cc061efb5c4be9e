"""Examples for doccano's sequence labelling with relations: JSON lines of text, entities and relations.

doccano's spans have a label and nothing else. Mode, status, country, sector, date and place stand in the example's own
column ``details``, which doccano keeps and gives back, by the span that they belong to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.export.annotated import Annotated, annotated
from dragoman.export.taken import Taken
from dragoman.store.whole_text import whole_text


def doccano(taken: Taken) -> Iterator[str]:
    """A line for each article; those without events are there, too, unless the wanted events are narrowed. Import it
    with "Allow overlapping entities" and "Use relation labeling" on, and grapheme counting off."""
    last = 0
    for reading in taken.readings(eventless=True):
        taken.tally.rows += 1
        page = annotated(reading)
        yield whole_text(json.dumps(example(page, last), ensure_ascii=False)) + "\n"
        last += len(page.spans) + len(page.links)


def example(page: Annotated, last: int = 0) -> dict[str, Any]:
    """An article as an example; the numbers of its entities and relations follow ``last``."""
    article = page.article
    numbers = {span.id: last + number for number, span in enumerate(page.spans, start=1)}
    return {
        "text": article.text,
        "entities": [
            {"id": numbers[one.id], "label": one.label, "start_offset": one.start, "end_offset": one.end}
            for one in page.spans
        ],
        "relations": [
            {"id": last + len(numbers) + number, "from_id": numbers[one.source], "to_id": numbers[one.target],
             "type": one.kind}
            for number, one in enumerate(page.links, start=1)
        ],
        "article_id": article.id, "date": article.date, "publisher": article.publisher, "title": article.title,
        "url": article.url, "sentences": [list(span) for span in page.sentences],
        "details": [[one.start, one.end, one.label, one.details] for one in page.spans if one.details],
    }  # fmt: skip
