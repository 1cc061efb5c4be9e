"""Whether ``dragoman code`` survives being killed: runs are killed at random moments, and what is left is examined.

Run from the repository: ``python -m benchmarks.kill [--trials N] [--seed S]``. A trial codes reports into a store, is
killed with SIGKILL once or several times, opens the store, which must be sound (``Store.check``) and hold whole
articles, goes on until it is through, and must have then what an undisturbed run has: row by row, stories and coverages
among it. Every fifth trial writes a file instead, which must be there whole or not at all.

The readings are made beforehand, so that a run is all writing and linking; everything else is the real thing. Groups
are small, so that a second holds many transactions. Exit status 1 when a trial failed.
"""

from __future__ import annotations

import argparse
import json
import mmap
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import duckdb  # noqa: F401 - what runs need is loaded once, before the first fork
import numpy  # noqa: F401
import rensa  # noqa: F401

from dragoman import batch, linking, pipeline
from dragoman.records import (
    Article,
    DateMention,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Quote,
    Reading,
    SentenceSpan,
    stable_id,
)
from dragoman.store import Store, store_writer
from dragoman.store import linking as store_linking

GROUP = 8  # articles a transaction
TABLES = (
    "articles", "sentences", "events", "participants", "attributions", "quotes", "figures", "dates", "places",
    "entities", "sightings", "stories", "story_keys", "stale_stories", "reports", "blocks",
)  # fmt: skip
FORMATS = (".jsonl", ".csv", ".parquet")
STAGES = ("opening", "coding", "writing", "linking", "shelving", "placing", "stories", "closing", "through")
TOWNS = {"Accra": "GHA", "Lagos": "NGA", "Nairobi": "KEN", "Kampala": "UGA", "Dakar": "SEN", "Lusaka": "ZMB"}


@dataclass(slots=True)
class Outcome:
    """What the trials came to: ``kills`` by stage, ``failures`` as messages."""

    trials: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    failures: list[str] = field(default_factory=list)


class Coder:
    """Stands in for the coder: it has read everything already."""

    def __init__(self, readings: dict[str, Reading], version: str) -> None:
        self.readings, self.version = readings, version

    def read_all(self, articles: Iterable[Article], failed: Callable[..., None]) -> Iterator[Reading]:
        """The readings of articles."""
        for article in articles:
            yield self.readings[article.id]

    def learn(self, actors: object) -> None:
        """Nothing is left to learn."""


def corpus(articles: int, version: str) -> list[Reading]:
    """Reports by a rule: two or three of each meeting and attack, by different outlets."""
    made = []
    for number in range(articles):
        event, outlet = divmod(number, 3) if number % 7 else (number // 3, 2)
        made.append(report(f"r{number:03}", event, outlet, version))
    return made


def report(key: str, event: int, outlet: int, version: str) -> Reading:
    """One report of an event."""
    town = sorted(TOWNS)[event % len(TOWNS)]
    host, guest = TOWNS[town], sorted(TOWNS.values())[(event * 5 + 1) % len(TOWNS)]
    day = f"2021-{event % 11 + 1:02}-{event % 27 + 1:02}"
    first = f"Minister Adom{event} met General Beku{event} in {town} on border talks number {event}."
    second = f"Gunmen killed {event + 2} people near {town}, said Adom{event}."
    third = ("It was raining.", "Traders were glad.", "Both flew home at night.")[outlet]
    text = f"{first} {second} {third}"
    article = Article(text, id=key, date=day, publisher=f"Outlet {outlet}", title=f"Talks {event} in {town}")
    people = [person(text, f"Adom{event}", host), person(text, f"Beku{event}", guest)]
    place = Place(*words(text, town), town, host, 1.0 + event, 2.0, 1000 + event)
    dead = Figure(*words(text, f"{event + 2} people"), "dead", event + 2 + (outlet == 2), "people")
    common: dict[str, Any] = {
        "article_id": key, "cameo": None, "contexts": (), "status": "asserted", "date": day, "date_end": None,
        "published": day, "place": place, "attribution": (), "confidence": 0.8, "story_id": None,
        "coder_version": version,
    }  # fmt: skip
    events = (
        Event(stable_id(key, "met"), sentence_index=0, sentence=first, event_type="CONSULT", mode=None,
              quad_category="verbal cooperation", score=2.5, trigger=Mention(*words(text, "met")), actors=tuple(people),
              recipients=(), figures=(), rule="consult.meet", **common),
        Event(stable_id(key, "killed"), sentence_index=1, sentence=second, event_type="ASSAULT", mode=None,
              quad_category="material conflict", score=-9.0, trigger=Mention(*words(text, "killed")),
              actors=(person(text, "Gunmen", None),), recipients=(person(text, f"{event + 2} people", host),),
              figures=(dead,), rule="assault.kill", **common),
    )  # fmt: skip
    spans = tuple(SentenceSpan(index, text.index(one), text.index(one) + len(one))
                  for index, one in enumerate((first, second, third)))  # fmt: skip
    quote = Quote(*words(text, second.split(",")[0]), "indirect", "said", people[0])
    dates = (DateMention(*words(text, "border"), day, None, "weekday"),)
    return Reading(article, spans, events, (quote,), dates, (place,), (dead,), tuple(people))


def words(text: str, phrase: str) -> tuple[str, int, int]:
    """A phrase and where it stands."""
    start = text.index(phrase)
    return phrase, start, start + len(phrase)


def person(text: str, name: str, country: str | None) -> Participant:
    """A participant by name."""
    known = ("GOV", None, f"P:{name}") if country else (None, None, None)
    return Participant(*words(text, name), name, country, *known)


def staged(stage: mmap.mmap, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that says that it is being run."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        before, stage[0] = stage[0], STAGES.index(name)
        try:
            return function(*args, **options)
        finally:
            stage[0] = before

    return run


def watch(stage: mmap.mmap) -> None:
    """Let the steps of a run tell where they are."""
    for owner, name, label in (
        (Store, "write", "writing"), (Store, "close", "closing"), (batch, "link_added", "linking"),
        (store_linking, "shelve", "shelving"), (store_linking, "save", "placing"), (linking, "refresh", "stories"),
    ):  # fmt: skip
        setattr(owner, name, staged(stage, label, getattr(owner, name)))


def forked(work: Callable[[], Any]) -> int:
    """Run in a child process, which leaves with 0, or with 1 and its error on stderr; returns its id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def answered(work: Callable[[], Any]) -> Any:
    """What work in a child process returns, by way of JSON: the parent itself never opens a store, so that it can fork.

    Raises ``RuntimeError`` where the child failed."""
    out, into = os.pipe()

    def tell() -> None:
        with os.fdopen(into, "w") as stream:
            json.dump(work(), stream, default=str)

    child = forked(tell)
    os.close(into)
    with os.fdopen(out) as stream:
        said = stream.read()
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("it failed, as told above")
    return json.loads(said)


class Trials:
    """A corpus, an undisturbed run of it, and runs that are killed."""

    def __init__(self, folder: Path, articles: int, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        self.stage = mmap.mmap(-1, 1)
        version = pipeline.coder_version(pipeline.DEFAULT_MODEL, [])
        made = corpus(articles, version)
        self.source = folder / "reports.jsonl"
        self.source.write_text("".join(line(one.article) for one in made), encoding="utf-8")
        store_writer.GROUP = linking.GROUP = GROUP
        coder = Coder({one.article.id: one for one in made}, version)
        batch.make_coder = lambda *args, **options: coder  # type: ignore[assignment]
        watch(self.stage)
        self.expected = {suffix: self.undisturbed(f"whole{suffix}") for suffix in (".duckdb", *FORMATS)}

    def run(self, output: Path) -> int:
        """Begin a run; returns its process id."""
        self.stage[0] = STAGES.index("opening")

        def work() -> None:
            batch.code_files([self.source], str(output), {})
            self.stage[0] = STAGES.index("through")

        opened = batch.read_articles

        def reading(*args: Any) -> Any:
            self.stage[0] = STAGES.index("coding")
            return opened(*args)

        batch.read_articles = reading
        try:
            return forked(work)
        finally:
            batch.read_articles = opened

    def finished(self, output: Path) -> float:
        """Run to the end; returns the seconds that it took."""
        start = time.perf_counter()
        if os.waitpid(self.run(output), 0)[1]:
            raise RuntimeError("a run that nobody killed failed, as told above")
        return time.perf_counter() - start

    def undisturbed(self, name: str) -> tuple[Any, float]:
        """(what a run leaves behind, seconds) of one that nobody kills."""
        seconds = min(self.finished(self.folder / f"{again}{name}") for again in range(3))
        return self.held(self.folder / f"0{name}"), seconds

    def held(self, output: Path) -> Any:
        """What an output holds: the rows of a store by table, the bytes of a file."""
        if output.suffix != ".duckdb":
            return output.read_bytes() if output.exists() else None
        return answered(lambda: rows(output))

    def killed(self, output: Path) -> str | None:
        """Begin a run and kill it; returns at which stage, None where it was through before."""
        seconds = self.expected[output.suffix][1]
        child = self.run(output)
        time.sleep(self.random.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        stage, status = STAGES[self.stage[0]], os.waitpid(child, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("a run failed by itself, as told above")
        return stage if os.WIFSIGNALED(status) and stage != "through" else None

    def trial(self, number: int, outcome: Outcome) -> None:
        """One trial; what is wrong is noted."""
        suffix = self.random.choice(FORMATS) if number % 5 == 4 else ".duckdb"
        output = self.folder / f"trial{number}{suffix}"
        try:
            for _ in range(self.random.choice((1, 1, 2, 3))):
                stage = self.killed(output)
                outcome.missed += stage is None
                outcome.kills.update([f"{suffix[1:]}: {stage}"] if stage else [])
                self.examine(output)
            self.finished(output)
            if self.held(output) != self.expected[suffix][0]:
                raise AssertionError("what it has in the end is not what an undisturbed run has")
        except (AssertionError, RuntimeError) as error:
            outcome.failures.append(f"trial {number}{suffix}: {error}")
            return
        for left in self.folder.glob(f"*trial{number}.*"):
            left.unlink()

    def examine(self, output: Path) -> None:
        """Raise ``AssertionError`` where what a killed run has left is not sound."""
        if output.suffix != ".duckdb":
            if self.held(output) not in (None, self.expected[output.suffix][0]):
                raise AssertionError("half a file is there")
        elif output.exists():
            faults = answered(lambda: check(output, self.expected[".duckdb"][0]))
            if faults:
                raise AssertionError("; ".join(faults))


def line(article: Article) -> str:
    """An article as a line of the input."""
    names = ("id", "date", "publisher", "title", "text")
    return json.dumps({name: getattr(article, name) for name in names}) + "\n"


def rows(path: Path) -> dict[str, list[str]]:
    """All rows of a store, sorted, but for when they were written."""
    with Store(path) as store:
        found = {}
        for table in TABLES:
            kept = "* EXCLUDE (coded_at)" if table == "articles" else "*"
            found[table] = sorted(map(repr, store.connection.execute(f"SELECT {kept} FROM {table}").fetchall()))
        return {**found, "faults": store.check()}


def check(path: Path, whole: dict[str, list[str]]) -> list[str]:
    """What is wrong in a store that a killed run has left: faults, and articles that are there in part."""
    with Store(path) as store:
        faults = store.check()
        for table in ("sentences", "events", "participants", "quotes", "figures", "dates", "places", "entities"):
            a_piece = len(whole[table]) / len(whole["articles"])
            articles, held = store.connection.execute(
                f"SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM {table})"
            ).fetchone()
            if held != articles * a_piece:
                faults.append(f"{articles} articles have {held} {table}")
        return faults


def show(outcome: Outcome, seconds: float) -> None:
    """Print the table of kills and the failures."""
    print(f"{outcome.trials} trials in {seconds:.0f} s, {sum(outcome.kills.values())} kills, "
          f"{outcome.missed} runs were through before, {len(outcome.failures)} failures")  # fmt: skip
    for stage, count in sorted(outcome.kills.items(), key=lambda pair: -pair[1]):
        print(f"  {count:>5}  {stage}")
    for failure in outcome.failures[:20]:
        print(failure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trials and print; exit status 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=500, metavar="N", help="[default: 500]")
    parser.add_argument("--articles", type=int, default=32, metavar="N", help="reports a run  [default: 32]")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the moments  [default: 1]")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work there, and keep what failed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        outcome, start = Outcome(), time.perf_counter()
        trials = Trials(folder, options.articles, options.seed)
        for number in range(options.trials):
            trials.trial(number, outcome)
            outcome.trials += 1
        show(outcome, time.perf_counter() - start)
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
