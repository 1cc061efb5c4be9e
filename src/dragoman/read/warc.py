"""Web archives (WARC and WET, ISO 28500) to articles: pages and texts in English, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from dragoman.read.archive_records import BROKEN, MAX_RECORD_BYTES, TOO_LARGE, archive_records
from dragoman.read.dateline import article_from_text
from dragoman.read.day import parse_day
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure, OnFailure
from dragoman.read.html import page
from dragoman.read.language import ENGLISH, language_of
from dragoman.read.meter import METER
from dragoman.records import Article, stable_id

ARCHIVES = frozenset({".warc", ".wet"})
START = b"WARC/"
NO_PAGE, NO_REPORT, COPY = "no page", "no report in the page", "a copy of another"
# A line of a WET text that is running text, and none of a menu: as long as this, with a mark that ends a sentence.
LINE = 40
ENDS = re.compile(r"[.!?][\"'”’)\]]*(?:\s|$)")


def read_warc(path: Path, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of a web archive, packed or not. Raises ``ExtraMissing`` without the extra [archives]."""
    try:
        with path.open("rb") as stream, METER.following(stream):
            yield from warc_stream(stream, str(path), defaults, on_failure)
    except OSError as error:
        on_failure(Failure(str(path), f"it cannot be read: {error.strerror or error}"))


def warc_stream(stream: BinaryIO, source: str, defaults: Defaults, on_failure: OnFailure) -> Iterator[Article]:
    """The articles of an archive's stream. What was left out is told at its end, all records of a kind at once."""
    passed: Counter[str] = Counter()
    found = False
    try:
        for record in archive_records(stream, passed):
            article = one_of(record, source, defaults, passed)
            if article is not None:
                found = True
                yield article
    finally:
        tell(passed, found, source, on_failure)


def tell(passed: Counter[str], found: bool, source: str, on_failure: OnFailure) -> None:
    """Report what was left out: by faults, and by intent."""
    if not found and not passed:
        on_failure(Failure(source, "it is no web archive, or an empty one"))
    for why, number in passed.items():
        if why == BROKEN:
            on_failure(Failure(source, f"{number:,} broken {'record' if number == 1 else 'records'} passed over"))
        else:
            on_failure(Failure(source, why, left_out=number))


def one_of(record: Any, source: str, defaults: Defaults, passed: Counter[str]) -> Article | None:
    """The article of a record; None, and why it is left out is counted, where there is none."""
    try:
        article = found_in(record, source, defaults, passed)
    except (OSError, ValueError):  # headers that break off, a coding that does not unpack
        passed[BROKEN] += 1
        return None
    if article is None:
        return None
    if (language := language_of(article.text)) != ENGLISH:
        passed[f"in another language: {language}"] += 1
        return None
    if defaults.seen.before(article.text):
        passed[COPY] += 1
        return None
    return article


def found_in(record: Any, source: str, defaults: Defaults, passed: Counter[str]) -> Article | None:
    """What a page or a text holds, in whatever language."""
    headers = record.headers
    url, captured = headers.get("WARC-Target-URI"), parse_day(headers.get("WARC-Date") or "")
    where = f"{source}: {url}"
    if headers.get("WARC-Type") == "conversion":
        languages = headers.get("WARC-Identified-Content-Language") or ""
        return text_report(content(record, passed), url, captured, where, defaults, passed, languages)
    record.parse_http(auto_decode="all")
    http = record.http_headers
    if http is None or http.status_code != 200 or "html" not in (record.http_content_type or "").lower():
        passed[NO_PAGE] += 1
        return None
    data = content(record, passed)
    if data is None:
        return None
    text = data.decode(charset, "replace") if (charset := known_charset(record.http_charset)) else data
    article = page(text, where, defaults, lambda failure: None, url=url, captured=captured)
    if article is None:
        passed[NO_REPORT] += 1
    return article


def content(record: Any, passed: Counter[str]) -> bytes | None:
    """A record's content, unpacked as far as the largest report goes; None beyond."""
    data: bytes = record.reader.read(MAX_RECORD_BYTES + 1)
    if len(data) > MAX_RECORD_BYTES:
        passed[TOO_LARGE] += 1
        return None
    return data


def known_charset(name: str | None) -> str | None:
    """A character set that its server declares, if Python knows it as one of texts."""
    try:
        return name if name and b"a".decode(name) else None
    except (LookupError, ValueError):
        return None


def text_report(
    data: bytes | None,
    url: str | None,
    captured: str | None,
    source: str,
    defaults: Defaults,
    passed: Counter[str],
    languages: str,
) -> Article | None:
    """The report in a WET text: its lines of running text, its first line the title."""
    if data is None:
        return None
    if languages and "eng" not in languages.split(","):
        passed[f"in another language: {languages.split(',')[0]}"] += 1
        return None
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    running = [line for line in lines if len(line) >= LINE and ENDS.search(line)]
    text = "\n\n".join(running)
    if not text:
        passed[NO_REPORT] += 1
        return None
    title = lines[0] if lines[0] != running[0] else None
    return article_from_text(
        text, id=stable_id(url, text), date=captured, publisher=host(url), title=title, url=url, source=source,
        defaults=defaults,
    )  # fmt: skip


def host(url: str | None) -> str | None:
    """The host of an address, which stands for the outlet where nothing names it."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
