"""Reports grouped by the story that they tell, and whether their coded events are known to be the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from dragoman.evaluate.gold_file import day_of, text_of
from dragoman.evaluate.grouping import b_cubed, mutual_information, pair_scores, pairs
from dragoman.evaluate.protocol import CoderLike
from dragoman.evaluate.report import Outcome, Report, Row, Side
from dragoman.evaluate.scores import Scores
from dragoman.records import Article, Reading
from dragoman.stories.linker import Linker
from dragoman.stories.memory_shelf import MemoryShelf
from dragoman.stories.report import report_of
from dragoman.stories.shelf import Placed


@dataclass(frozen=True, slots=True)
class GoldTold:
    """A report and the story that it tells."""

    article: Article
    story: str


def gold_told(record: dict[str, Any]) -> GoldTold:
    """A gold record. Raises ``KeyError`` or ``TypeError`` where it is malformed."""
    publisher, title = record.get("publisher"), record.get("title")
    article = Article(text_of(record), str(record.get("id") or ""), day_of(record), publisher, title)
    return GoldTold(article, text_of(record, "story"))


def score_stories(name: str, gold: list[GoldTold], coder: CoderLike) -> Report:
    """Code and link every report, in the order of the file; then compare groups, pairs of reports, and pairs of reports
    that tell of one event by their coded events."""
    return score_linked(name, gold, linked(read(gold, coder)))


def read(gold: Iterable[GoldTold], coder: CoderLike) -> Iterator[Reading]:
    """The readings of reports, each read as a file is, so that its dateline is none of its words."""
    for record in gold:
        article = record.article
        reading = coder.read(article.text, article.date, article.publisher, article.title)
        yield replace(reading, article=replace(reading.article, id=article.id))


def score_linked(name: str, gold: Sequence[GoldTold], placed: Mapping[str, Placed]) -> Report:
    """Score reports that have been linked, by the ids of their articles."""
    stories = [record.story for record in gold]
    coverages = [placed[record.article.id].coverage for record in gold]
    told = [frozenset(placed[record.article.id].stories.values()) for record in gold]
    precision, recall, f1 = b_cubed(stories, coverages)
    levels = {"same story": pairs(stories, coverages), "same coded event": shared_events(stories, told)}
    figures = {
        "B³ precision": precision,
        "B³ recall": recall,
        "B³ F1": f1,
        "NMI": mutual_information(stories, coverages),
    }
    notes = (f"{len(gold)} reports of {len(set(stories))} stories, grouped into {len(set(coverages))}",)
    return Report(name, "stories", levels, figures, rows=tuple(rows(gold, coverages)), notes=notes)


def linked(readings: Iterable[Reading]) -> dict[str, Placed]:
    """Readings placed one by one on a shelf of their own, by article."""
    linker, placed = Linker(shelf := MemoryShelf()), {}
    for reading in readings:
        linker.place(report_of(reading))
        placed[reading.article.id] = shelf.placed[reading.article.id]
    return placed


def shared_events(stories: Sequence[str], told: Sequence[frozenset[str]]) -> Scores:
    """Pairs of reports of one story, and pairs that were coded to tell of one event."""
    places = combinations(range(len(stories)), 2)
    return pair_scores((stories[one] == stories[other], bool(told[one] & told[other])) for one, other in places)


def rows(gold: Sequence[GoldTold], coverages: Sequence[str]) -> Iterator[Row]:
    """The pairs of reports that belong together or were put together."""
    for one, other in combinations(range(len(gold)), 2):
        wanted, found = gold[one].story == gold[other].story, coverages[one] == coverages[other]
        if wanted or found:
            outcome: Outcome = "right" if wanted and found else "missed" if wanted else "spurious"
            first, second = gold[one].article, gold[other].article
            heads = f"{first_words(first)} | {first_words(second)}"
            yield Row(outcome, f"{first.id}, {second.id}", heads, Side(count(wanted)), Side(count(found)))


def count(together: bool) -> str:
    """How many stories two reports tell."""
    return "one story" if together else "two stories"


def first_words(article: Article) -> str:
    """How a report begins."""
    return " ".join((article.title or article.text).split()[:12])
