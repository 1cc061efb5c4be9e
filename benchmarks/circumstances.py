"""When and where the events of coded articles happened, of those events that the coder finds.

Run from the repository: ``python -m benchmarks.circumstances [--wrong N]``. Reads ../shared/gold/articles-dev.jsonl
and is skipped where it is not. Events are matched within a sentence by type and countries as far as they agree, else
by type alone, as `dragoman evaluate` matches them; then, where the gold has a day, the day must be the same; where it
has a place, the country, and the name (either may be the longer: "Tahrir Square", "Tahrir Square in Cairo").
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman import Coder
from dragoman.evaluate.articles import GoldArticle, gold_article
from dragoman.evaluate.judged import judged_event
from dragoman.evaluate.matching import matched
from dragoman.records import Event
from dragoman.resolve.gazetteer import fold

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "articles-dev.jsonl"


@dataclass(frozen=True, slots=True)
class Found:
    """A gold event and the coder's event that was matched to it."""

    where: str
    sentence: str
    gold: Mapping[str, Any]
    event: Event


def found(path: Path = GOLD) -> list[Found]:
    """The gold events of all articles that the coder finds."""
    coder, pairs = Coder(), []
    for raw in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(raw)
        article = gold_article(record)
        reading = coder.read(article.text, article.date, article.publisher, article.title)
        for index, wanted in enumerate(article.events):
            rows = [row for row in record["events"] if row["sentence"] == index]
            events = [event for event in reading.events if article.sentence_of(event.trigger.start) == index]
            pairs.extend(Found(f"{article.id}:{index}", words(article, index), row, event)
                         for row, event in alike(wanted, rows, events))  # fmt: skip
    return pairs


def alike(
    wanted: Sequence[Any], rows: Sequence[Mapping[str, Any]], events: Sequence[Event]
) -> Iterator[tuple[Mapping[str, Any], Event]]:
    """The rows of one sentence with the events of the same type, of the same countries first."""
    gold = [(one, row) for one, row in zip(wanted, rows, strict=True)]
    coded = [(judged_event(event), event) for event in events]
    for pair in matched(gold, coded, (lambda one: one[0].dyad_key(), lambda one: one[0].type_key())):
        if pair.gold is not None and pair.coded is not None:
            yield pair.gold[1], pair.coded[1]


def words(article: GoldArticle, index: int) -> str:
    """A sentence on one line."""
    start, end = article.sentences[index]
    return " ".join(article.text[start:end].split())


def same_day(one: Found) -> bool | None:
    """Whether the day is right; None where the gold has none."""
    day = one.gold.get("date")
    return None if not day or len(day) != 10 else one.event.date == day


def same_country(one: Found) -> bool | None:
    """Whether the country of the place is right; None where the gold has none."""
    country = one.gold.get("place_country")
    if not country or not one.gold.get("place"):
        return None
    return one.event.place is not None and one.event.place.country == country


def same_place(one: Found) -> bool | None:
    """Whether the place is right by name; None where the gold has none."""
    if not one.gold.get("place"):
        return None
    if one.event.place is None:
        return False
    gold, ours = fold(one.gold["place"]), {fold(one.event.place.name), fold(one.event.place.text)} - {""}
    return any(gold in name or name in gold for name in ours)


MEASURES = {"event date": same_day, "place country": same_country, "place name": same_place}


def shares(pairs: Sequence[Found]) -> dict[str, tuple[int, float]]:
    """How many events each measure judges, and the share that is right."""
    found_shares = {}
    for name, measure in MEASURES.items():
        verdicts = [verdict for one in pairs if (verdict := measure(one)) is not None]
        found_shares[name] = (len(verdicts), sum(verdicts) / max(1, len(verdicts)))
    return found_shares


def figures() -> dict[str, float]:
    """The shares by name: what floors.toml pins; none where the file is not there."""
    return {name: share for name, (_, share) in shares(found()).items()} if GOLD.is_file() else {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and show some of the wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many of the wrong ones of each")
    options = parser.parse_args(arguments)
    if not GOLD.is_file():
        print(f"skipped: {GOLD} is not there")
        return 0
    pairs = found()
    for name, (count, share) in shares(pairs).items():
        print(f"{name:<16}{count:>6}{share:>8.3f}")
        for one in [one for one in pairs if MEASURES[name](one) is False][: options.wrong]:
            place, gold = one.event.place, one.gold
            ours = (place.text, place.name, place.country) if place else None
            print(f"  {one.where} {gold['trigger']!r}: {gold['date']}, {gold['place']}, {gold['place_country']} "
                  f"read as {one.event.date}, {ours}: {one.sentence[:260]}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
