"""Which reports the desks pass over: those of politics, which must not be, and others, of which many should.

Run from the repository: ``python -m benchmarks.relevance [--events]``. Reports of politics are ``stories.jsonl`` and,
with ``../shared`` there, the articles coded by hand; the others are ``mixed/seen.jsonl``, on which the words were
chosen, and ``mixed/unseen.jsonl``, which nobody had read by then. ``--events`` also codes ``../shared/news`` with and
without the filter, and as of every desk, and says how many events differ.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import HERE, STORIES, UNPOLITICAL, records
from benchmarks.speed import NEWS, articles_at
from dragoman.coder.relevance import load_relevance

SEEN = HERE / "mixed" / "seen.jsonl"
GOLD = HERE.parent.parent / "shared" / "gold" / "articles-dev.jsonl"


def desks(path: Path) -> Counter[str | None]:
    """How many of a file's reports are of which desk; None are read."""
    found = (load_relevance().desk(record["text"]) for record in records(path))
    return Counter(None if desk is None else desk.name for desk in found)


def passed_over(path: Path) -> float:
    """The share of a file's reports that are passed over."""
    counts = desks(path)
    return 1 - counts[None] / counts.total()


def figures() -> dict[str, float]:
    """What floors.toml pins."""
    return {"unseen passed over": passed_over(UNPOLITICAL), "stories read": 1 - passed_over(STORIES)}


def scan_speed(texts: Sequence[str]) -> float:
    """Reports that are scanned in a second of processor time."""
    start = time.process_time()
    for text in texts:
        load_relevance().desk(text)
    return len(texts) / (time.process_time() - start)


def show_events() -> None:
    """Code the news in three ways and print how many events differ."""
    from dragoman import Coder

    articles = articles_at([NEWS], 10_000)
    ways = {"filtered": Coder(filter=True), "unfiltered": Coder(), "every desk": Coder(every_desk=True)}
    found = {
        name: {event.event_id for reading in coder.read_all(articles) for event in reading.events}
        for name, coder in ways.items()
    }
    print(f"{len(articles)} reports of the news, scanned at {scan_speed([one.text for one in articles]):,.0f} a second")
    for name, events in found.items():
        print(f"  {name}: {len(events):,} events, {len(events ^ found['unfiltered']):,} not those of unfiltered")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", action="store_true", help="count the events of ../shared/news, too")
    options = parser.parse_args(arguments)
    for path in (STORIES, GOLD, SEEN, UNPOLITICAL):
        if path.is_file():
            counts = desks(path)
            told = ", ".join(f"{name} {number}" for name, number in counts.most_common() if name)
            print(f"{path.name:<20}{counts.total():>5} reports, passed over {passed_over(path):.2f}  {told}")
    if options.events:
        if not NEWS.is_dir():
            print(f"events: skipped, {NEWS} is not there")
            return 0
        show_events()
    return 0


if __name__ == "__main__":
    sys.exit(main())
