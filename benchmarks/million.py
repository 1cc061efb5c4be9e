"""How long a store of a million events takes to answer what the explorer asks, on a generated store.

Run from the repository: ``python -m benchmarks.million [--events N] [--keep PATH] [--check]``. Each question is asked
seven times of a store that has answered before (warm), and seven times of one that was opened just now and whose file
the system has forgotten (cold); the medians are printed, and the processor time that a warm answer takes. ``--check``
fails where a warm answer takes more than 200 ms: on a machine with other work the times mean nothing, and the processor
time is what to look at. ``--adding`` measures what adding an article costs in a small and in a large store, unlinked.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.million_store import make
from dragoman.records import Reading
from dragoman.store import Store
from dragoman.store.named import named_query

LIMIT = 0.2  # seconds
RUNS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """SQL with its parameters, under a name."""

    name: str
    sql: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Median seconds of a question: asked again, asked first, and of processor time; how many rows it answers."""

    name: str
    warm: float
    cold: float
    processor: float
    rows: int


PAGES = {
    "article page: the article": "SELECT * FROM articles WHERE article_id = $article",
    "article page: its sentences": "SELECT * FROM sentences WHERE article_id = $article ORDER BY sentence_index",
    "article page: its events": "SELECT * FROM events_flat WHERE article_id = $article ORDER BY sentence_index",
    "article page: its quotations": "SELECT * FROM quotes WHERE article_id = $article ORDER BY position",
    "article page: who else reported it":
        "SELECT article_id, date, publisher, title FROM articles WHERE coverage_id = "
        "(SELECT coverage_id FROM articles WHERE article_id = $article) ORDER BY date LIMIT 100",
    "event page": "SELECT * FROM events_flat WHERE event_id = $event",
    "event page: its participants": "SELECT * FROM participants WHERE event_id = $event",
    "stories filtered by type, country, day and status":
        "SELECT * FROM stories WHERE event_type = 'ASSAULT' AND status = 'asserted' AND date LIKE '2020%' "
        "AND list_contains(actor_countries, $country) ORDER BY date DESC LIMIT 50",
    "articles by day and outlet": "SELECT date, sum(articles), sum(events) FROM coverage GROUP BY date ORDER BY date",
    "sanctions of a country":
        "SELECT * FROM sanctions WHERE contains(imposing_countries, $country) ORDER BY date DESC LIMIT 50",
    "protests of a year": "SELECT * FROM protests WHERE date LIKE '2020%' ORDER BY date DESC LIMIT 50",
    "actor page: events by month and type":
        "SELECT date_trunc('month', date_day) AS month, event_type, count(*) FROM participants p JOIN events e "
        "USING (event_id) WHERE p.entity_id = $entity GROUP BY ALL ORDER BY ALL",
    "actor page: quotations":
        "SELECT * FROM quotes WHERE speaker_entity_id = $entity ORDER BY article_id LIMIT 50",
}  # fmt: skip


def questions(store: Store) -> list[Question]:
    """What is asked: every named query, those that can be narrowed narrowed, too, and the pages of single things. Asked
    about are the busiest dyad, the actor most named and the story most told, which cost most."""
    known = subjects(store)
    asked = [named(name, given, known) for name, given in NAMED]
    return [*asked, *(Question(name, sql, used(sql, known)) for name, sql in PAGES.items())]


NAMED: tuple[tuple[str, dict[str, str]], ...] = (
    ("counts", {}), ("events", {}), ("events", {"country": "country", "offset": "5000"}),
    ("events", {"type": "ASSAULT", "country": "country", "since": "2020", "until": "2020", "status": "asserted"}),
    ("volume", {}), ("volume", {"country": "country", "unit": "week"}), ("types", {}), ("busiest-dyads", {}),
    ("busiest-dyads", {"country": "country", "since": "2024"}), ("this-week", {}), ("map", {}),
    ("map", {"type": "PROTEST", "since": "2023"}), ("dyad", {"actor": "country", "recipient": "other"}),
    ("dyad-stories", {"one": "country", "other": "other"}), ("statements", {"who": "entity"}),
    ("statements", {"who": "name", "type": "REJECT"}), ("said-on", {"context": "military"}),
    ("said-on", {"context": "cyber", "country": "country"}), ("meetings", {"country": "country"}), ("places", {}),
    ("at", {"place": "town"}), ("deadliest", {}), ("contested", {}), ("contested", {"on": "dead"}), ("widely-told", {}),
    ("sources", {}), ("outlets", {}), ("most-named", {}), ("partners", {"who": "entity"}), ("rules", {}),
    ("doubtful", {}), ("find", {"words": "phrase"}), ("find", {"words": "common"}), ("find", {"words": "not there"}),
)  # fmt: skip


def named(name: str, given: Mapping[str, str], known: Mapping[str, object]) -> Question:
    """A named query, with what is known of the store in place of the names of subjects."""
    asked = named_query(name)
    values = {key: str(known.get(one, one)) for key, one in given.items()}
    label = f"@{name} " + " ".join(f"{key}={one}" for key, one in given.items())
    return Question(label, asked.sql, asked.values(values))


def subjects(store: Store) -> dict[str, object]:
    """What is asked about, by name."""
    country, other = store.named("busiest-dyads").rows[0][:2]
    entity, name = store.query(
        "SELECT entity_id, any_value(name) FROM participants WHERE sector IS NOT NULL GROUP BY 1 "
        "ORDER BY count(*) DESC LIMIT 1"
    ).rows[0]
    [(article, event, town)] = store.query(
        "SELECT article_id, event_id, place_name FROM events WHERE place_name IS NOT NULL ORDER BY event_id LIMIT 1"
    ).rows
    [(text,)] = store.query("SELECT text FROM sentences ORDER BY hash(article_id), sentence_index LIMIT 1").rows
    words = text.split()
    return {"country": country, "other": other, "entity": entity, "name": name, "article": article, "event": event,
            "town": town, "phrase": " ".join(words[1:3]), "common": words[1]}  # fmt: skip


def used(sql: str, known: Mapping[str, object]) -> dict[str, object]:
    """Those subjects that a statement names."""
    return {name: value for name, value in known.items() if f"${name}" in sql}


def timings(path: Path, runs: int = RUNS) -> Iterator[Timing]:
    """Each question timed. The first answer of a store that was opened just now is the cold one."""
    with Store(path, read_only=True) as store:
        asked = [*questions(store), story_page(store)]
    for one in asked:
        cold = [timed(path, one, forget=True)[0] for _ in range(runs)]
        with Store(path, read_only=True) as store:
            rows = len(store.query(one.sql, one.values).rows)
            found = [clocked(lambda: store.query(one.sql, one.values)) for _ in range(runs)]  # noqa: B023
        yield Timing(one.name, median(wall for wall, _ in found), median(cold), median(cpu for _, cpu in found), rows)


def story_page(store: Store) -> Question:
    """The page of the story most told, with its reports."""
    story = store.query("SELECT story_id FROM stories ORDER BY reports DESC, story_id LIMIT 1").rows[0][0]
    sql = """
        SELECT a.date, a.publisher, a.title, e.sentence, e.trigger_start - s.start AS trigger_at, t.disagreements
        FROM stories t JOIN events e ON e.story_id = t.story_id JOIN articles a ON a.article_id = e.article_id
        LEFT JOIN sentences s ON s.article_id = e.article_id AND s.sentence_index = e.sentence_index
        WHERE t.story_id = $story ORDER BY a.date, a.article_id"""
    return Question("story page: the story most told, with its reports", sql, {"story": story})


def timed(path: Path, question: Question, forget: bool) -> tuple[float, float]:
    """Seconds and processor seconds of one answer of a store opened for it."""
    if forget:
        forgotten(path)
    with Store(path, read_only=True) as store:
        return clocked(lambda: store.query(question.sql, question.values))


def forgotten(path: Path) -> None:
    """Let the system forget the pages of a file that it has read."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds and processor seconds, of all threads, of some work."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def show(found: Sequence[Timing], runs: int) -> None:
    """Print the table, in milliseconds."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"milliseconds, medians of {runs}; {os.cpu_count()} cores{load}")
    print(f"{'':<72}{'warm':>8}{'cold':>8}{'CPU':>8}{'rows':>8}")
    for one in found:
        numbers = "".join(f"{value * 1000:>8.0f}" for value in (one.warm, one.cold, one.processor))
        print(f"{one.name[:71]:<72}{numbers}{one.rows:>8}{'  over' if one.warm > LIMIT else ''}")


def adding(path: Path, sample: int = 1000) -> None:
    """Print what adding an article costs, unlinked, in a store of ``sample`` articles and in the large one."""
    with Store(path) as large, tempfile.TemporaryDirectory() as folder:
        held = large.sql(f"SELECT article_id FROM articles ORDER BY article_id LIMIT {2 * sample}").fetchall()
        readings = large.readings([row[0] for row in held])
        with Store(Path(folder) / "small.duckdb") as small:
            small.add_all(readings[sample:])
            for store in (small, large):
                articles = store.sql("SELECT count(*) FROM articles").fetchall()[0][0]
                seconds, processor = added(store, readings[:sample])
                print(f"adding to {articles:>9,} articles: {seconds:.2f} ms an article, {processor:.2f} ms CPU")


def added(store: Store, readings: Sequence[Reading], group: int = 64) -> tuple[float, float]:
    """Milliseconds an article, and of processor time, of adding readings under new ids in the groups of `code`."""
    fresh = [renamed(one, f"new-{number}") for number, one in enumerate(readings)]

    def work() -> None:
        for start in range(0, len(fresh), group):
            store.write(fresh[start : start + group])

    seconds, processor = clocked(work)
    return seconds / len(fresh) * 1000, processor / len(fresh) * 1000


def renamed(reading: Reading, key: str) -> Reading:
    """A reading under another id, linked to none."""
    events = tuple(
        replace(one, event_id=f"{key}-{place}", article_id=key, story_id=None)
        for place, one in enumerate(reading.events)
    )
    return replace(reading, article=replace(reading.article, id=key), events=events)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the store where it is not there, measure and print; status 1 where ``--check`` finds a slow answer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, metavar="N", help="[default: 1000000]")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="[default: 1]")
    parser.add_argument("--keep", type=Path, metavar="PATH", help="make the store there, or use the one that is there")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="answers of each kind  [default: 7]")
    parser.add_argument("--check", action="store_true", help="fail where a warm answer takes more than 200 ms")
    parser.add_argument("--adding", action="store_true", help="measure adding instead, which changes the store")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "million.duckdb"
        if not path.exists():
            seconds = make(path, options.events, options.seed)
            print(f"{options.events:,} events made in {seconds:.0f} s, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        if options.adding:
            adding(path)
            return 0
        found = list(timings(path, max(1, options.runs)))
    show(found, max(1, options.runs))
    slow = sum(one.warm > LIMIT for one in found)
    print(f"{slow} of {len(found)} take more than {LIMIT * 1000:.0f} ms")
    return 1 if options.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
