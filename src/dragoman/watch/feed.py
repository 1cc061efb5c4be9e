"""A feed's document, RSS, RDF or Atom, as the pages that it names."""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from dragoman.errors import ExtraMissing
from dragoman.read.day import parse_day
from dragoman.store.whole_text import whole_text
from dragoman.watch.canonical import canonical
from dragoman.watch.trouble import Trouble

LONGEST = 500  # characters of a title, a publisher or an entry's id
ENTITY = re.compile(
    rb"""<!ENTITY\s+(?:%\s+)?[^\s>"']+\s+(?:(?:SYSTEM|PUBLIC)[^<>]*|"[^"]*"|'[^']*')\s*>""", re.IGNORECASE
)
ANY_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """``url`` is canonical; ``id`` is the entry's own within its feed, None where that tells entries apart badly."""

    url: str
    id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """``language`` is as the feed declares it, such as en-gb."""

    title: str | None
    publisher: str | None
    language: str | None
    entries: tuple[Entry, ...]


def read_feed(data: bytes, url: str, content_type: str, most: int) -> FeedDocument:
    """The first ``most`` entries of a feed that lead to a page.

    Raises ``Trouble`` for what is no feed, and ``ExtraMissing`` where feedparser is not installed. XML that is not well
    formed is read as far as it can be.
    """
    found = parsed(data, url, content_type)
    if not found.get("version") and not found.entries:
        raise Trouble("it is no RSS or Atom feed; is it the page of a site that names its feed?")
    head = found.feed
    entries = [one for one in (entry_of(each, url) for each in found.entries[:most]) if one is not None]
    repeated = {key for key, count in Counter(one.id for one in entries if one.id).items() if count > 1}
    return FeedDocument(
        plain(head.get("title")),
        plain(head.get("publisher")),
        plain(head.get("language")),
        tuple(one if one.id not in repeated else Entry(one.url, None, one.title, one.date, one.publisher)
              for one in entries),
    )  # fmt: skip


def parsed(data: bytes, url: str, content_type: str) -> Any:
    """What feedparser makes of a document; it fetches nothing, and its entities stand for nothing."""
    try:
        import feedparser
        from feedparser.encodings import convert_to_utf8
    except ModuleNotFoundError as error:
        raise ExtraMissing(name=error.name, extra="watch") from error
    try:
        text = convert_to_utf8({"content-type": content_type} if content_type else {}, data, {})
        headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
        # As a stream: bytes alone it would first try as the name of a file here.
        stream = io.BytesIO(without_entities(text))
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise Trouble(f"it cannot be read as a feed: {type(error).__name__}") from error


def without_entities(data: bytes) -> bytes:
    """UTF-8 without declarations of entities, of which a few lines unpack to gigabytes.

    What is left of one that is written oddly makes the document not well formed, which is read all the same."""
    return ANY_ENTITY.sub(b"<!IGNORED", ENTITY.sub(b"", data))


def entry_of(entry: Any, feed_url: str) -> Entry | None:
    """One entry; None where it leads to no page."""
    link = str(entry.get("link") or "").strip()
    key = str(entry.get("id") or "").strip()
    if not link and key.startswith(("http://", "https://")):
        link = key
    try:
        url = canonical(urljoin(feed_url, link)) if link else None
    except (Trouble, ValueError):
        return None
    if url is None:
        return None
    source = entry.get("source") or {}
    publisher = plain(source.get("title")) or plain(entry.get("publisher"))
    day = day_of(entry.get("published")) or day_of(entry.get("updated"))
    return Entry(url, plain(key), plain(entry.get("title")), day, publisher)


def day_of(text: Any) -> str | None:
    """The day of a time as a feed writes it (RFC 822 or ISO 8601), in the outlet's own zone; None where it is none."""
    if not isinstance(text, str):
        return None
    try:
        found = parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = parse_day(text) or ""
    # Before the web there were no feeds: such a day is a clock that was never set.
    return found if found >= "1995" else None


def plain(text: Any) -> str | None:
    """Words without tags, references and superfluous spaces; None where there are none."""
    if not isinstance(text, str):
        return None
    words = " ".join(html.unescape(TAG.sub(" ", text)).split())
    return whole_text(words[:LONGEST]) or None
