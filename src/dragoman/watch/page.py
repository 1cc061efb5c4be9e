"""A fetched page as an article: the text that the read room finds in it, and the feed's word on day and publisher."""

from __future__ import annotations

import codecs
import re
import unicodedata
from email.message import Message

from dragoman.read.dateline import article_from_text
from dragoman.read.defaults import Defaults
from dragoman.read.failure import Failure
from dragoman.read.html import page as read_page
from dragoman.records import Article, stable_id
from dragoman.store.watching import Page
from dragoman.watch.canonical import canonical
from dragoman.watch.fetch import Answer
from dragoman.watch.trouble import Trouble

SIGNS = re.compile(r"[\W_]+")


def article_of(answer: Answer, page: Page, latest: str) -> Article:
    """The article of a page; a day after ``latest`` is not believed. Raises ``Trouble`` where the page has no text."""
    failures: list[Failure] = []
    read = read_page(decoded(answer), page.url, Defaults(), failures.append)
    if read is None:
        raise Trouble(failures[0].why, lasting=True)
    days = (day for day in (page.date, read.date) if day is not None and day <= latest)
    return article_from_text(
        read.text,
        id=page.page_id,
        date=next(days, None),
        publisher=page.publisher or read.publisher,
        title=read.title or page.title,
        url=canonical(answer.url),
        source=page.feed,
    )


def decoded(answer: Answer) -> str | bytes:
    """A page's text where it is UTF-8 or as its header says; else its bytes, which may say themselves.

    What is valid UTF-8 is that: many servers name an encoding for all their pages that only some have.
    """
    header = Message()
    header["Content-Type"] = answer.content_type or "text/html"
    named = header.get_content_charset()
    for encoding in ("utf-8", named):
        try:
            if encoding and codecs.lookup(encoding):
                return answer.body.decode(encoding)
        except (LookupError, ValueError):
            continue
    return answer.body


def text_digest(text: str) -> str:
    """What two texts share that differ in case, spaces, signs and forms of letters alone."""
    return stable_id(SIGNS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip())
