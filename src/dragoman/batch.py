"""From files to files: what the command line does with the rooms."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from dragoman.errors import DateInvalid, JobsInvalid, NothingCoded
from dragoman.marked import unmarked
from dragoman.parse.parser import DEFAULT_MODEL
from dragoman.pipeline import Coder, coder_version, valid_day
from dragoman.pool import CoderPool
from dragoman.progress import progress
from dragoman.read import Defaults, Failure, check_inputs, read_articles
from dragoman.records import Article, Event, KnownActor, Reading
from dragoman.store import Store, open_writer
from dragoman.store.failures import PART_PRINTED, file_failures
from dragoman.store.partial import Partial

REASONS_SHOWN = 5
FIRST_LOOK = 32  # articles
FAILURES_KEPT = 10_000  # of which why is kept, however long a run


@dataclass(slots=True)
class Run:
    """What a run did: articles coded and passed over, events by type, failures with their reasons."""

    output: str
    articles: int = 0
    already_there: int = 0
    linked: int = 0
    types: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    failed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    passed_over: int = 0
    events: list[Event] = field(default_factory=list)

    def fail(self, failure: Failure) -> None:
        """Note a failure; of the first thousands also why. What was left out by intent is none."""
        if failure.left_out:
            self.left_out[failure.why] += failure.left_out
            return
        self.failed += 1
        if len(self.failures) < FAILURES_KEPT:
            self.failures.append(failure)


@dataclass(frozen=True, slots=True)
class How:
    """How a run codes: in how many processes (0 for one a core), in the order of the articles or as they are done,
    whether reports of other desks are passed over unread, and whether events are looked for in them, too."""

    jobs: int = 1
    ordered: bool = True
    filter: bool = True
    every_desk: bool = False

    @contextmanager
    def coder(self, model: str | None, actors: Iterable[KnownActor]) -> Iterator[Coder | CoderPool]:
        """The coder of a run, or its pool of them. Raises ``JobsInvalid``."""
        if self.jobs < 0:
            raise JobsInvalid(jobs=self.jobs)
        jobs = self.jobs or cores()
        if jobs == 1:
            yield make_coder(model, None, actors, self.filter, self.every_desk)
            return
        with CoderPool(
            jobs, model, actors=actors, filter=self.filter, every_desk=self.every_desk, ordered=self.ordered
        ) as pool:
            yield pool


@dataclass(slots=True)
class Learning:
    """When a run looks again at what its store has learned: often at first, then each time that the articles coded
    have grown by a quarter, so that all looks together take time in proportion to the articles. ``on`` is whether the
    output learns at all."""

    on: bool
    next: int = FIRST_LOOK

    def due(self, articles: int) -> bool:
        """Whether it is time after so many articles."""
        if not self.on or articles < self.next:
            return False
        self.next = articles + max(FIRST_LOOK, articles // 4)
        return True

    def rounds(self, articles: Iterable[Article]) -> Iterator[Iterator[Article]]:
        """A stream in the parts between looks, each to be read to its end before the next is asked for: what an article
        is read with depends on how many stand before it alone, not on who codes them or how fast."""
        stream, handed_out = iter(articles), 0
        while (first := next(stream, None)) is not None:
            part = islice(chain([first], stream), self.next - handed_out if self.on else None)
            yield part
            deque(part, maxlen=0)
            handed_out = self.next
            self.due(handed_out)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_coder(
    model: str | None = None,
    weights: Path | None = None,
    actors: Iterable[KnownActor] = (),
    filter: bool = False,
    every_desk: bool = False,
) -> Coder:
    """A coder with the named spaCy pipeline and weights, or those that come with Dragoman, and what is known of actors
    beside what ships."""
    return Coder(model or DEFAULT_MODEL, weights=weights, actors=actors, filter=filter, every_desk=every_desk)


def code_files(
    inputs: Sequence[Path],
    output: str,
    options: Mapping[str, str | None],
    model: str | None = None,
    keep_events: bool = False,
    how: How = How(),
) -> Run:
    """Code every report under ``inputs`` and write the events to ``output``, whose suffix names the format.

    ``options`` are date, publisher, text_column and encoding. What cannot be read or coded is listed in the run's
    failures. Raises ``InputMissing`` before anything is read, ``NothingCoded`` when no article could be coded, and
    ``WorkersFail``.
    """
    if options.get("date") and not valid_day(str(options["date"])):
        raise DateInvalid(date=options["date"])
    run = Run(output)
    told: dict[str, Any] = {key: value for key, value in options.items() if value is not None}
    defaults = Defaults(**told)
    check_inputs(inputs)
    with open_writer(output) as writer:
        known = writer.known_actors()
        version = coder_version(model or DEFAULT_MODEL, known, how.every_desk)
        writer.made_by(version)
        articles = read_articles(inputs, defaults, run.fail, None if output == "-" else Path(output))
        fresh = unseen(articles, writer, run, version)
        learning = Learning(writer.learns)
        with how.coder(model, known) as coder, progress(inputs) as advance:
            for part in learning.rounds(fresh):
                for reading in coder.read_all(part, lambda article, error: run.fail(failure(article, error))):
                    writer.add(reading)
                    count(run, reading, keep_events)
                    advance(run)
                if learning.on:
                    coder.learn(writer.known_actors())
            if (store := writer.stored()) is not None:
                link_added(store, run, advance)
        if not run.articles and not run.already_there:
            raise NothingCoded(why=reasons(run.failures) or "no reports found")
    return run


def link_added(store: Store, run: Run, advance: Callable[[Run], None]) -> None:
    """Link what a run has added to a store to what was there; the line of progress counts it."""
    from dragoman.linking import link

    def tell(linked: int) -> None:
        run.linked = linked
        advance(run)

    link(store, tell)


def unseen(articles: Iterable[Article], writer: Any, run: Run, version: str) -> Iterator[Article]:
    """The articles that the output does not hold already: a run on a store goes on where the last one ended."""
    for article in articles:
        if writer.has(article, version):
            run.already_there += 1
        else:
            yield article


def count(run: Run, reading: Reading, keep_events: bool) -> None:
    """Add a reading to the run's summary."""
    run.articles += 1
    run.passed_over += reading.passed_over
    run.types.update(event.event_type for event in reading.events)
    if keep_events:
        run.events.extend(reading.events)


def failure(article: Article, error: Exception) -> Failure:
    """A coding error as a failure of its article."""
    return Failure(article.source or article.id, str(error) or type(error).__name__)


def read_for_explaining(path: str | None, text: str | None, date: str | None, model: str | None) -> Iterator[Reading]:
    """The readings of a file, or of a text given directly."""
    coder = make_coder(model)
    if text is not None:
        yield coder.read(text, date=date)
        return
    if date and not valid_day(date):
        raise DateInvalid(date=date)
    check_inputs([Path(path or "-")])
    failures: list[Failure] = []
    yield from coder.read_all(read_articles([Path(path or "-")], Defaults(date=date), failures.append))
    if faults := [one for one in failures if not one.left_out]:
        raise NothingCoded(why=reasons(faults))


def relate_file(path: Path, output: str, model: str | None = None, weights: Path | None = None) -> list[Failure]:
    """Classify each marked pair of a JSON lines file, with the ``weights`` of a folder or those that ship; returns the
    lines that could not be.

    Raises ``InputMissing``, ``NothingCoded`` where no line could be, and what ``check_output`` does.
    """
    check_inputs([path])
    failures: list[Failure] = []
    with sink(output) as out:
        coder = make_coder(model, weights)
        answered = 0
        for source, line in lines_of(path):
            try:
                answer = relate_record(coder, json.loads(line.decode("utf-8-sig")))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                failures.append(Failure(source, f"not a line with id and marked: {error}"))
            else:
                out(json.dumps(answer, ensure_ascii=False) + "\n")
                answered += 1
        if not answered:
            raise NothingCoded(why=reasons(failures) or f"{path} is empty")
    return failures


def reasons(failures: Sequence[Failure]) -> str:
    """The first failures on one line."""
    return "; ".join(f"{one.source}: {one.why}" for one in failures[:REASONS_SHOWN])


def relate_record(coder: Coder, record: dict[str, Any]) -> dict[str, Any]:
    """One answer line. Raises ``ValueError`` where the actor is not marked or a mark has no partner."""
    marked = unmarked(record["marked"])
    if marked.actor is None:
        raise ValueError("no <s>actor</s> in 'marked'")
    found = coder.relation(marked.text, marked.actor, marked.recipient)
    return {
        "id": record["id"],
        "event_type": found.event_type,
        "mode": found.mode,
        "cameo": found.cameo,
        "confidence": found.confidence,
    }


def lines_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """The lines of a file or of standard input that hold anything, each with where it stands."""
    source = "standard input" if str(path) == "-" else str(path)
    with nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield f"{source}:{number}", line


@contextmanager
def sink(output: str) -> Iterator[Callable[[str], Any]]:
    """What takes text: standard output, or a file that appears whole or not at all."""
    if output == "-":
        with file_failures("standard output", PART_PRINTED):
            yield sys.stdout.write
            sys.stdout.flush()
        return
    file = Partial(Path(output))
    try:
        yield file.write
    except BaseException:
        file.discard()
        raise
    file.keep()
