"""Documents a second and peak memory: the coder in one process and in two, filtered and not, stage by stage, and beside
spaCy's bare parse of the same texts.

Run from the repository: ``python -m benchmarks.throughput [--articles N] [--runs N] [--chart FILE.svg] [--check]``.
Each way of reading runs in a process of its own, in turn, again and again, its models loaded and warm before the clock
starts; ratios are of one turn, and their medians are what to compare. ``--check`` exits with 1 where a goal is missed.
Cost is that of a machine with two cores at ``--price`` dollars an hour.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import mixed, political_alone
from benchmarks.speed import MODEL, drain
from dragoman.pool.worker import ONE_THREAD

WARM = 64  # articles read before the clock starts
MEBIBYTE = 1024  # kilobytes, as which Linux tells memory


@dataclass(frozen=True, slots=True)
class Measure:
    """One run: documents a second, documents a second of processor time, and the most memory that its largest process
    held, in MiB. ``stages`` are milliseconds an article."""

    speed: float
    a_core: float
    memory: float
    stages: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Way:
    """A way of reading a corpus: ``work`` runs in its own process and returns a ``Measure``."""

    name: str
    corpus: str
    work: Callable[[str, int], Measure]
    runs: list[Measure] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Its median speed."""
        return median(run.speed for run in self.runs)


def corpus(name: str, articles: int) -> list[Any]:
    """The articles of a corpus."""
    return list((mixed if name == "mixed" else political_alone)(articles))


def measured(work: Callable[[Sequence[Any]], None], articles: Sequence[Any]) -> Measure:
    """Time a work that is warm already."""
    before, start = processor_time(), time.perf_counter()
    work(articles)
    wall, processor = time.perf_counter() - start, processor_time() - before
    return Measure(len(articles) / wall, len(articles) / processor, peak())


def processor_time() -> float:
    """Seconds of processor time of this process, and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """The most memory that this process or any child that has ended held, in MiB."""
    whos = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in whos) / MEBIBYTE


def coder_alone(name: str, articles: int, filtered: bool = True) -> Measure:
    """The coder in this process, its classifier on one thread."""
    from dragoman import Coder

    texts, coder = corpus(name, articles), Coder(filter=filtered, threads=1)
    coder.load()
    drain(coder.read_all(texts[:WARM]))
    return measured(lambda these: drain(coder.read_all(these)), texts)


def coder_unfiltered(name: str, articles: int) -> Measure:
    """The coder in this process, which parses all that it is given."""
    return coder_alone(name, articles, filtered=False)


def coder_pool(name: str, articles: int, jobs: int) -> Measure:
    """The coder in worker processes. Their processor time and memory are known when they have ended."""
    from dragoman.pool import CoderPool

    texts = corpus(name, articles)
    with CoderPool(jobs) as pool:
        drain(pool.read_all(texts[: WARM * jobs]))
        start = time.perf_counter()
        drain(pool.read_all(texts))
        wall = time.perf_counter() - start
    return Measure(len(texts) / wall, len(texts) / wall / jobs, peak())


def one_worker(name: str, articles: int) -> Measure:
    """The coder in one worker process."""
    return coder_pool(name, articles, 1)


def two_workers(name: str, articles: int) -> Measure:
    """The coder in two worker processes."""
    return coder_pool(name, articles, 2)


def spacy_pipe(name: str, articles: int, processes: int = 1, exclude: Sequence[str] = ()) -> Measure:
    """spaCy's pipeline as it is installed."""
    import spacy

    texts, nlp = [article.text for article in corpus(name, articles)], spacy.load(MODEL, exclude=list(exclude))
    drain(nlp.pipe(texts[:WARM]))
    return measured(lambda these: drain(nlp.pipe(these, n_process=processes)), texts)


def spacy_two(name: str, articles: int) -> Measure:
    """spaCy's pipeline in two processes."""
    return spacy_pipe(name, articles, processes=2)


def spacy_lean(name: str, articles: int) -> Measure:
    """spaCy's pipeline without the names, which the coder does not ask for either."""
    return spacy_pipe(name, articles, exclude=("ner",))


def by_stage(name: str, articles: int) -> Measure:
    """The coder's rooms one after the other, each on all articles, in batches as the coder makes them."""
    from dragoman import Coder
    from dragoman.pipeline import grouped, pairs_of
    from dragoman.store.lines import event_line

    texts, coder = corpus(name, articles), Coder(filter=True, threads=1)
    coder.load()
    drain(coder.read_all(texts[:WARM]))
    clock = Clock(len(texts))
    lines = [json.dumps({"id": one.id, "text": one.text, "date": one.date}) for one in texts]
    clock.time("read", lambda: [read_line(line) for line in lines])
    desks = clock.time("filter", lambda: [coder.desk(one) for one in texts])
    read = [one for one, desk in zip(texts, desks, strict=True) if desk is None]
    groups = list(grouped(read, coder.batch))
    parsed = clock.time("parse", lambda: [pair for group in groups for pair in coder.parsed(group, None)])
    drafts = clock.time("draft", lambda: [[coder.act_coder.draft(one) for one in found] for _, found in parsed])
    pairs = [pairs_of(found) for found in drafts]
    answers = clock.time("classify", lambda: [coder.article_classifier.classify(one) for one in pairs])
    shares = [dict(zip(one, answer, strict=True)) for one, answer in zip(pairs, answers, strict=True)]
    whole = list(zip(parsed, drafts, shares, strict=True))
    readings = clock.time("resolve", lambda: [coder.reading(*one, these, known) for one, these, known in whole])
    clock.time("write", lambda: [event_line(event) for reading in readings for event in reading.events])
    return Measure(1000 / sum(clock.stages.values()), 1000 / sum(clock.stages.values()), peak(), clock.stages)


def read_line(line: str) -> Any:
    """A JSON line as an article."""
    from dragoman.read.columns import article_from_object
    from dragoman.read.defaults import Defaults

    return article_from_object(json.loads(line), "line", Defaults(), print)


class Clock:
    """Milliseconds an article of processor time, by stage."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.stages: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Any]) -> Any:
        """Run a stage."""
        start = time.process_time()
        result = work()
        self.stages[stage] = (time.process_time() - start) / self.articles * 1000
        return result


def ways() -> list[Way]:
    """All ways of reading, the bare parse first."""
    return [
        Way("spaCy, 1 process", "mixed", spacy_pipe), Way("spaCy, 2 processes", "mixed", spacy_two),
        Way("spaCy without names", "mixed", spacy_lean), Way("unfiltered, 1 process", "mixed", coder_unfiltered),
        Way("filtered, 1 process", "mixed", coder_alone), Way("filtered, 1 worker", "mixed", one_worker),
        Way("filtered, 2 workers", "mixed", two_workers), Way("stages", "mixed", by_stage),
        Way("spaCy, 1 process", "political", spacy_pipe), Way("1 worker", "political", one_worker),
        Way("2 workers", "political", two_workers), Way("stages", "political", by_stage),
    ]  # fmt: skip


def in_a_process(way: Way, articles: int) -> Measure:
    """Run a way in a process of its own, and so with its own memory."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=send_measure, args=(way.work, way.corpus, articles, sender))
    process.start()
    sender.close()
    try:
        found: Measure = receiver.recv()
    finally:
        process.join()
    return found


def send_measure(work: Callable[[str, int], Measure], name: str, articles: int, sender: Any) -> None:
    """The child's part."""
    sender.send(work(name, articles))


def ratio(ways_run: Sequence[Way], corpus_name: str, name: str, base: str) -> float:
    """The median, over turns, of one way's speed divided by another's in the same turn."""
    one, other = (next(w for w in ways_run if w.corpus == corpus_name and w.name == n) for n in (name, base))
    return median(a.speed / b.speed for a, b in zip(one.runs, other.runs, strict=True))


def goals(done: Sequence[Way]) -> list[tuple[str, float, float]]:
    """(what, measured, goal) of each goal of speed; the last, memory, is one not to exceed."""
    largest = max(run.memory for way in done if "worker" in way.name for run in way.runs)
    political = next(way for way in done if way.corpus == "political" and way.name == "2 workers")
    return [
        ("mixed corpus: 2 workers ÷ bare parse in 2 processes",
         ratio(done, "mixed", "filtered, 2 workers", "spaCy, 2 processes"), 4.0),
        ("political alone: documents a second and core, 2 workers", political.speed / 2, 12.0),
        ("mixed corpus: 2 workers ÷ 1 worker", ratio(done, "mixed", "filtered, 2 workers", "filtered, 1 worker"), 1.7),
        ("political alone: 2 workers ÷ 1 worker", ratio(done, "political", "2 workers", "1 worker"), 1.7),
        ("memory of the largest process, MiB (at most)", largest, 900.0),
    ]  # fmt: skip


def show(done: Sequence[Way], articles: int, price: float) -> None:
    """Print the tables."""
    print(f"{articles} articles, {len(done[0].runs)} turns; medians")
    print(f"{'corpus':<11}{'':<24}{'documents/s':>12}{'a core':>9}{'MiB':>7}{'$ a million':>13}")
    for way in done:
        if way.name != "stages":
            a_core, memory = (median(getattr(run, what) for run in way.runs) for what in ("a_core", "memory"))
            cost = price / 3600 * 1e6 / way.speed if "2" in way.name else price / 3600 * 1e6 / way.speed / 2
            print(f"{way.corpus:<11}{way.name:<24}{way.speed:>12.1f}{a_core:>9.1f}{memory:>7.0f}{cost:>13.2f}")
    for way in done:
        if way.name == "stages":
            names = list(way.runs[0].stages)
            told = ", ".join(f"{name} {median(run.stages[name] for run in way.runs):.2f}" for name in names)
            print(f"{way.corpus}, ms of one core an article: {told}")


def chart(done: Sequence[Way], path: Path) -> None:
    """Draw documents a second as bars (extra [charts])."""
    import altair

    rows = [{"corpus": w.corpus, "way": w.name, "documents a second": w.speed} for w in done if w.name != "stages"]
    drawn = altair.Chart(altair.Data(values=rows)).mark_bar().encode(
        x="documents a second:Q", y=altair.Y("way:N", sort=None, title=None), row=altair.Row("corpus:N", title=None)
    )
    drawn.resolve_scale(y="independent").properties(title="Documents a second").save(str(path))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=800, metavar="N", help="of each corpus  [default: 800]")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="turns  [default: 3]")
    parser.add_argument("--chart", type=Path, metavar="FILE.svg", help="draw a chart, too")
    parser.add_argument("--price", type=float, default=0.085, help="dollars an hour of two cores  [default: 0.085]")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a goal is missed")
    options = parser.parse_args(arguments)
    os.environ.update(ONE_THREAD)
    done = ways()
    for turn in range(max(1, options.runs)):
        for way in done:
            print(f"turn {turn + 1}: {way.corpus}, {way.name}", file=sys.stderr)
            # Political reports take several times as long, and there are fewer of them.
            way.runs.append(in_a_process(way, options.articles if way.corpus == "mixed" else options.articles // 4))
    show(done, options.articles, options.price)
    missed = False
    for what, found, goal in goals(done):
        holds = found <= goal if "at most" in what else found >= goal
        missed = missed or not holds
        print(f"{'' if holds else 'MISSED  '}{what}: {found:.2f} (goal {goal:g})")
    if options.chart:
        chart(done, options.chart)
    return 1 if missed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
