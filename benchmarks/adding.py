"""What adding an article to a store costs, written and linked, as the store grows.

Run from the repository: ``python -m benchmarks.adding [--articles 100000] [--a-day 30] [--keep FILE]``. The store is
filled with our own reports (``stories.jsonl``), coded once and told again and again on later days, so many of them a
day that no report comes twice within the week in which reports are compared. At 1,000 articles that is more than a
month, so that every window is full from there on. At each size the articles of one day are added one by one, as
``dragoman watch`` does, and those of the next days together, as ``dragoman code`` does; the figures are medians of
several days, in processor time, which hangs less on what else a machine does. Prints how often what it costs at 1,000
it costs at the end; fails above twice.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman import Coder, Store
from dragoman.evaluate.stories import gold_told
from dragoman.linking import link
from dragoman.records import Event, Reading, stable_id
from dragoman.stories.profile import full_day

OURS = Path(__file__).with_name("stories.jsonl")
FIRST = date(1990, 1, 1)
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000)
DAYS = 5  # measured at each size, each way
MOST = 2.0


def coded() -> list[Reading]:
    """Our reports, coded."""
    lines = OURS.read_text(encoding="utf-8").splitlines()
    return list(Coder().read_all(gold_told(json.loads(line)).article for line in lines))


def told_on(reading: Reading, day: date) -> Reading:
    """A reading as if all had been told on another day."""
    shift = day - date.fromisoformat(str(reading.article.date))
    article = replace(reading.article, id=stable_id(reading.article.id, day), date=day.isoformat())
    events = tuple(later(event, article.id, shift) for event in reading.events)
    return replace(reading, article=article, events=events)


def later(event: Event, article_id: str, shift: timedelta) -> Event:
    """An event of another article, some days later."""
    day = full_day(event.date)
    moved = (day + shift).isoformat() if day else event.date
    key = stable_id(article_id, event.event_id)
    return replace(event, event_id=key, article_id=article_id, date=moved, story_id=None)


def days(readings: Sequence[Reading], a_day: int) -> Iterator[list[Reading]]:
    """The readings of one day after another, for ever."""
    endless = cycle(readings)
    for number in range(sys.maxsize):
        day = FIRST + timedelta(number)
        yield [told_on(one, day) for one in islice(endless, a_day)]


def one_by_one(store: Store, readings: Sequence[Reading]) -> float:
    """Seconds of the processors an article, each added and linked by itself."""
    start = time.process_time()
    for reading in readings:
        store.add(reading)
        link(store)
    return (time.process_time() - start) / len(readings)


def together(store: Store, readings: Sequence[Reading]) -> float:
    """Seconds of the processors an article, all added and linked at once."""
    start = time.process_time()
    store.add_all(readings)
    link(store)
    return (time.process_time() - start) / len(readings)


def fill(store: Store, news: Iterator[list[Reading]], held: int, size: int) -> int:
    """Add whole days until a store holds so many articles; returns how many it holds."""
    waiting: list[Reading] = []
    while held + len(waiting) < size:
        waiting += next(news)
        if len(waiting) >= 2_000:
            store.add_all(waiting)
            link(store)
            held, waiting = held + len(waiting), []
    store.add_all(waiting)
    link(store)
    return held + len(waiting)


def measure(path: Path, most: int, a_day: int) -> list[tuple[int, float, float]]:
    """(articles, seconds an article one by one, together) at each size."""
    news, held, rows = days(coded(), a_day), 0, []
    with Store(path) as store:
        for size in [one for one in SIZES if one <= most]:
            held = fill(store, news, held, size)
            single = [one_by_one(store, next(news)[:10]) for _ in range(DAYS)]
            many = [together(store, next(news)) for _ in range(DAYS)]
            rows.append((held, median(single), median(many)))
            held += DAYS * (min(10, a_day) + a_day)
            print(f"{rows[-1][0]:>10,}{1000 * rows[-1][1]:>14.1f}{1000 * rows[-1][2]:>14.1f}", flush=True)
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--a-day", type=int, default=30)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="leave the store there")
    options = parser.parse_args(arguments)
    print(f"{'articles':>10}{'ms one by one':>14}{'ms together':>14}")
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(options.keep or Path(folder) / "store.duckdb", options.articles, options.a_day)
    (_, single, many), (_, last_single, last_many) = rows[0], rows[-1]
    print(f"at the end {last_single / single:.2f} and {last_many / many:.2f} times what it is at the first size")
    return 0 if max(last_single / single, last_many / many) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
