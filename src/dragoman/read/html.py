"""HTML pages to a report, through trafilatura: text, title, date, site and address."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from dragoman.read.dateline import article_from_text
from dragoman.read.day import parse_day
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.limits import MAX_CHARACTERS
from dragoman.read.text import binary_kind, read_bytes
from dragoman.records import Article, stable_id


def read_html(path: Path, defaults: Defaults, on_failure: OnFailure) -> Article | None:
    """The report in a page, None (and a failure) where there is none."""
    data = read_bytes(path, on_failure)
    return None if data is None else page(data, str(path), defaults, on_failure)


def page(
    data: bytes | str,
    source: str,
    defaults: Defaults,
    on_failure: OnFailure,
    url: str | None = None,
    captured: str | None = None,
) -> Article | None:
    """The report in the bytes of a page; its declared encoding is heeded.

    ``url`` is where it was found and ``captured`` on which day, should it not say so itself; its id then depends on
    address and text alone, so that it is the same whenever the page is found again.
    """
    if not data.strip():
        on_failure(Failure(source, "it is empty"))
        return None
    if isinstance(data, bytes) and binary_kind(data):
        on_failure(Failure(source, f"it is {binary_kind(data)}, not a page; convert it to text first"))
        return None
    # The extractor reports what it cannot read on the log; our own failure says it better.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    try:
        document: Any = bare_extraction(data, url=url, with_metadata=True, include_comments=False, include_tables=False)
    except Exception as error:
        on_failure(Failure(source, f"the page cannot be read: {error}"))
        return None
    text = getattr(document, "text", None) or ""
    if not text.strip():
        on_failure(Failure(source, "no article text was found in the page"))
        return None
    if len(text) > MAX_CHARACTERS:
        on_failure(Failure(source, f"its text is longer than {MAX_CHARACTERS:,} characters; split it into its reports"))
        return None
    day = parse_day(document.date) if document.date else None
    return article_from_text(
        text,
        id=stable_id(url, text) if url else None,
        date=day or captured,
        title=document.title,
        publisher=document.sitename or document.hostname,
        url=document.url or url,
        source=source,
        defaults=defaults,
    )
