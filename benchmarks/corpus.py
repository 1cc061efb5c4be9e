"""Corpora for the benchmarks of speed: news as a paper prints it, of which a fifth is political.

The political reports are those of ``../shared/news`` that the coder reads (not those that it passes over, which would
flatter it), of up to a page; without that folder, reports of ``stories.jsonl``, six of them to a page. The others are
``mixed/unseen.jsonl``, which nobody had read when the words of the desks were chosen. Each report comes again and
again, its numbers changed, so that no corpus is too large and no text comes twice.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

from dragoman.coder.relevance import load_relevance
from dragoman.read import article_from_text
from dragoman.records import Article

HERE = Path(__file__).resolve().parent
NEWS = HERE.parent.parent / "shared" / "news" / "wikinews.jsonl"
UNPOLITICAL, STORIES = HERE / "mixed" / "unseen.jsonl", HERE / "stories.jsonl"
POLITICAL_SHARE = 5  # one in so many
WORDS = range(120, 600)  # of a political report
PAGE = 6  # stories
NUMBER = re.compile(r"\d+")


@cache
def political() -> tuple[Article, ...]:
    """The political reports."""
    if NEWS.is_file():
        found = [record for record in records(NEWS) if len(record["text"].split()) in WORDS]
        return tuple(article(record) for record in found if load_relevance().desk(record["text"]) is None)
    stories = list(records(STORIES))
    pages = [stories[first : first + PAGE] for first in range(0, len(stories), PAGE)]
    return tuple(article({**page[0], "text": "\n\n".join(one["text"] for one in page)}) for page in pages)


@cache
def unpolitical() -> tuple[Article, ...]:
    """The reports of other desks."""
    return tuple(article(record) for record in records(UNPOLITICAL))


def records(path: Path) -> Iterator[dict[str, str]]:
    """The records of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def article(record: dict[str, str]) -> Article:
    """A record as an article."""
    return article_from_text(record["text"], id=record["id"], date=record.get("date"), title=record.get("title"))


def write(path: Path, articles: Iterable[Article]) -> None:
    """Articles as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        for one in articles:
            record = {"id": one.id, "date": one.date, "title": one.title, "text": one.text}
            lines.write(json.dumps(record) + "\n")


def mixed(articles: int, seed: int = 1) -> Iterator[Article]:
    """So many articles, every fifth of them political."""
    return stream(articles, seed, POLITICAL_SHARE)


def political_alone(articles: int, seed: int = 1) -> Iterator[Article]:
    """So many political articles."""
    return stream(articles, seed, 1)


def stream(articles: int, seed: int, share: int) -> Iterator[Article]:
    """So many articles, one in ``share`` political, each told with numbers of its own."""
    chance = random.Random(seed)
    turns = {True: shuffled(political(), chance), False: shuffled(unpolitical(), chance)}
    for number in range(articles):
        yield retold(next(turns[number % share == 0]), number, chance)


def shuffled(reports: tuple[Article, ...], chance: random.Random) -> Iterator[Article]:
    """The reports for ever, in a new order each time."""
    for _ in count():
        yield from chance.sample(reports, len(reports))


def retold(report: Article, number: int, chance: random.Random) -> Article:
    """A report with other numbers, of as many digits, under an id of its own."""

    def other(match: re.Match[str]) -> str:
        digits = len(match.group())
        return match.group() if digits == 4 else str(chance.randint(10 ** (digits - 1), 10**digits - 1))

    text = NUMBER.sub(other, report.text[report.text_start :])
    text = f"{text}\n\n{number}"  # some reports hold no number
    return article_from_text(text, id=f"{report.id}-{number}", date=report.date, title=report.title)
