"""Reports grouped by story, and sentences by event, beside the gold, and beside TF-IDF clustering in the same run.

Run from the repository: ``python -m benchmarks.stories [--wrong N]``. Measures

- ../shared/gold/stories-ecb.jsonl: B³ and NMI of what the linker makes of undated texts, in the order of the file and
  in others; beside it average-linkage clustering of TF-IDF vectors (scikit-learn) at the threshold that is best **for
  this very file**, which no user could know, and at the one that is best for our own reports;
- ../shared/gold/articles-dev.jsonl: pairs of events of one article that are the same (``same_as``), once for the gold's
  own events, so that only the linking is measured, and once for the events that the coder finds;
- benchmarks/stories.jsonl: reports of ours, several of each event and of another like it (same parties, another day or
  place). Those from Europe were never looked at while the linker was made.

What is not there is skipped.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from dragoman import Coder
from dragoman.evaluate import Report
from dragoman.evaluate.articles import GoldArticle, gold_article
from dragoman.evaluate.grouping import b_cubed, mutual_information, pair_scores
from dragoman.evaluate.judged import judged_event
from dragoman.evaluate.matching import matched
from dragoman.evaluate.scores import Scores
from dragoman.evaluate.stories import GoldTold, gold_told, read, score_linked
from dragoman.records import Event, Reading
from dragoman.stories.linker import Linker
from dragoman.stories.memory_shelf import MemoryShelf
from dragoman.stories.report import report_of
from dragoman.stories.same_event import groups
from dragoman.stories.shelf import Placed
from dragoman.stories.telling import Side, Telling
from dragoman.stories.words import vector

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
ECB, ARTICLES, OURS = GOLD / "stories-ecb.jsonl", GOLD / "articles-dev.jsonl", Path(__file__).with_name("stories.jsonl")
UNSEEN = "eu"  # how the ids of reports begin that nobody looked at
ORDERS = 5
THRESHOLDS = [round(float(one), 2) for one in np.arange(0.5, 1.0, 0.01)]


def records(path: Path) -> list[GoldTold]:
    """The reports of a file with their stories."""
    return [gold_told(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def placed_in(readings: Sequence[Reading], order: Sequence[int]) -> dict[str, Placed]:
    """Readings linked one by one, as they come."""
    linker = Linker(shelf := MemoryShelf())
    for place in order:
        linker.place(report_of(readings[place]))
    return shelf.placed


def in_orders(gold: Sequence[GoldTold], readings: Sequence[Reading]) -> list[Report]:
    """Reports linked in the order of the file, then backwards, then in others."""
    forward = list(range(len(gold)))
    orders = [forward, forward[::-1], *(random.Random(seed).sample(forward, len(gold)) for seed in range(ORDERS - 2))]
    return [score_linked(ECB.name, gold, placed_in(readings, order)) for order in orders]


def by_tfidf(texts: Sequence[str], threshold: float) -> list[int]:
    """The group of each text: average linkage of TF-IDF vectors up to a cosine distance."""
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts).toarray()
    grouping = AgglomerativeClustering(None, metric="cosine", linkage="average", distance_threshold=threshold)
    return list(grouping.fit_predict(vectors))


def best_threshold(gold: Sequence[GoldTold]) -> float:
    """The threshold with which TF-IDF clustering does best on some reports."""
    texts, stories = [one.article.text for one in gold], [one.story for one in gold]
    return max(THRESHOLDS, key=lambda one: b_cubed(stories, by_tfidf(texts, one))[2])


def tfidf_lines(gold: Sequence[GoldTold], ours: Sequence[GoldTold]) -> Iterator[tuple[str, float, float]]:
    """(name, B³ F1, NMI) of TF-IDF clustering at two thresholds."""
    texts, stories = [one.article.text for one in gold], [one.story for one in gold]
    for name, known in (("best for this file", gold), ("best for our reports", ours)):
        threshold = best_threshold(known)
        found = by_tfidf(texts, threshold)
        yield f"TF-IDF, {threshold:.2f}, {name}", b_cubed(stories, found)[2], mutual_information(stories, found)


def side(participants: Sequence[Mapping[str, Any]]) -> Side:
    """One side of a gold event."""
    return Side(frozenset(one["country"] for one in participants if one.get("country")), frozenset())


def gold_tellings(article: GoldArticle, record: Mapping[str, Any]) -> list[Telling]:
    """The gold events of an article as the linker sees events."""
    return [
        Telling(
            str(place), article.id, one["event_type"], one.get("mode"), one["status"], side(one["actors"]),
            side(one["recipients"]), one.get("date"), one.get("place"), one.get("place_country"),
            bool(one.get("place")), one["trigger"].split()[0].lower(),
            vector(article.text[slice(*article.sentences[one["sentence"]])]),
        )
        for place, one in enumerate(record["events"])
    ]  # fmt: skip


def gold_same(events: Sequence[Mapping[str, Any]]) -> list[int]:
    """The group of each gold event: that of the event of its type in the sentence to which it is linked."""
    group = list(range(len(events)))
    for place, one in enumerate(events):
        earlier = [other for other in range(place) if events[other]["sentence"] == one["same_as"]
                   and events[other]["event_type"] == one["event_type"]]  # fmt: skip
        if one["same_as"] is not None and earlier:
            group[place] = group[max(earlier, key=lambda other: fits(events[other], one))]
    return group


def fits(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many countries two gold events share."""
    return sum(len(side(one[role]).countries & side(other[role]).countries) for role in ("actors", "recipients"))


def same_pairs(gold: Sequence[int], found: Sequence[int | str | None]) -> Scores:
    """Pairs of gold events that are one event; where nothing was coded for one of the two they are not found."""
    places = combinations(range(len(gold)), 2)
    return pair_scores(
        (gold[one] == gold[other], found[one] is not None and found[one] == found[other]) for one, other in places
    )


def matched_stories(
    article: GoldArticle, rows: Sequence[Mapping[str, Any]], events: Sequence[Event]
) -> list[str | None]:
    """The story of the coder's event that matches each gold event, None where there is none."""
    found: list[str | None] = [None] * len(rows)
    for index, wanted in enumerate(article.events):
        places = [place for place, row in enumerate(rows) if row["sentence"] == index]
        gold = list(zip(wanted, places, strict=True))
        coded = [(judged_event(one), one) for one in events if article.sentence_of(one.trigger.start) == index]
        for pair in matched(gold, coded, (lambda one: one[0].dyad_key(), lambda one: one[0].type_key())):
            if pair.gold is not None and pair.coded is not None:
                found[pair.gold[1]] = pair.coded[1].story_id
    return found


def same_as(coder: Coder) -> dict[str, Scores]:
    """Pairs of events that are the same, of the gold's events, of those that the coder finds, and of all of them."""
    totals = dict.fromkeys(("gold events", "events found", "end to end"), Scores(0, 0, 0))
    for raw in ARTICLES.read_text(encoding="utf-8").splitlines():
        record = json.loads(raw)
        article, rows = gold_article(record), record["events"]
        gold, tellings = gold_same(rows), gold_tellings(gold_article(record), record)
        ours = {place: number for number, group in enumerate(groups(tellings)) for place in group}
        reading = coder.read(article.text, article.date, article.publisher, article.title)
        stories = matched_stories(article, rows, reading.events)
        there = [place for place, story in enumerate(stories) if story is not None]
        totals["gold events"] += same_pairs(gold, [ours[place] for place in range(len(rows))])
        totals["events found"] += same_pairs([gold[place] for place in there], [stories[place] for place in there])
        totals["end to end"] += same_pairs(gold, stories)
    return totals


def our_reports(coder: Coder) -> dict[str, Report]:
    """Our reports, scored by half: those that the linker was made on, and those that nobody looked at."""
    reports = {}
    for name, unseen in (("seen", False), ("unseen", True)):
        gold = [one for one in records(OURS) if one.article.id.startswith(UNSEEN) is unseen]
        readings = list(read(gold, coder))
        reports[name] = score_linked(OURS.name, gold, placed_in(readings, range(len(gold))))
    return reports


def figures() -> dict[str, float]:
    """The figures that floors.toml pins, of the files that are there."""
    coder, found = Coder(), {}
    for name, report in our_reports(coder).items():
        found |= {f"{name} {level}": scores.f1 for level, scores in report.levels.items()}
    if ARTICLES.is_file():
        found |= {f"same_as, {name}": scores.f1 for name, scores in same_as(coder).items()}
    if ECB.is_file():
        gold = records(ECB)
        readings = list(read(gold, coder))
        found["ECB B³ F1"] = score_linked(ECB.name, gold, placed_in(readings, range(len(gold)))).figures["B³ F1"]
    return found


def print_ecb(coder: Coder) -> None:
    """The table of ECB."""
    gold = records(ECB)
    reports = in_orders(gold, list(read(gold, coder)))
    print(f"{ECB.name}: {reports[0].notes[0]}\n{'':<40}{'B³ F1':>8}{'NMI':>8}")
    print(f"{'Dragoman, as the file has them':<40}{reports[0].figures['B³ F1']:>8.3f}{reports[0].figures['NMI']:>8.3f}")
    for name, measure in (("least", min), ("most", max)):
        values = [measure(one.figures[key] for one in reports) for key in ("B³ F1", "NMI")]
        print(f"{f'Dragoman, {name} of {ORDERS} orders':<40}{values[0]:>8.3f}{values[1]:>8.3f}")
    for name, f1, nmi in tfidf_lines(gold, records(OURS)):
        print(f"{name:<40}{f1:>8.3f}{nmi:>8.3f}")


def print_scores(heading: str, scores: Mapping[str, Scores]) -> None:
    """A table of pairs."""
    print(f"\n{heading:<40}{'pairs':>8}{'found':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name, one in scores.items():
        print(f"{name:<40}{one.gold:>8}{one.coded:>8}{one.precision:>8.3f}{one.recall:>8.3f}{one.f1:>8.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and show some of the wrong pairs of our reports that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many wrong pairs of our reports")
    options = parser.parse_args(arguments)
    coder = Coder()
    for path, show in ((ECB, print_ecb), (ARTICLES, lambda one: print_scores(ARTICLES.name, same_as(one)))):
        if path.is_file():
            show(coder)
        else:
            print(f"skipped: {path} is not there")
    reports = our_reports(coder)
    for name, report in reports.items():
        print_scores(f"{OURS.name}, {name}: {report.notes[0].split(' of ')[0]}", report.levels)
    for row in reports["seen"].wrong()[: options.wrong]:
        print(f"{row.outcome:<9} {row.record}: {row.sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
