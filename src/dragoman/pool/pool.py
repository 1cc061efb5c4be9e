"""A pool of workers that codes a stream: bounded in memory, in order or not, and losing only what kills a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.errors import WorkersFail
from dragoman.pipeline import grouped, loaded_coder
from dragoman.pool.chunk import Chunk, Coded, Lost
from dragoman.pool.worker import AHEAD, CoderLike, Worker
from dragoman.records import Article, KnownActor, Reading

TRIES = 2  # workers that a chunk may kill before its articles are coded one by one, and an article before it is lost
STARTS = 3  # workers that may die before they are ready, over nothing: then none will ever be
LOOK = 5.0  # seconds between looks at whether a worker hangs
DIED = "its worker process died over it twice; it may have run out of memory"
HUNG = "its worker process did not end over it"

OnFailure = Callable[[Article, Exception], None]


class Uncoded(Exception):
    """Why a worker could not code an article."""


class CoderPool:
    """Codes streams of articles in ``jobs`` processes, each with a ``Coder`` made of the arguments given beside it.

    ``ordered`` keeps readings in the order of their articles. At most ``AHEAD`` chunks a worker are under way and as
    many more wait for an earlier one: a slow reader of the readings stops the reading of articles. As articles are cut
    into the same batches as ``Coder.read_all`` makes, readings are the same, whatever the number of processes.
    Works as a context manager; ``close`` ends the processes. ``make`` makes another coder than ours.
    """

    def __init__(
        self,
        jobs: int,
        model: str | None = None,
        batch: int = 32,
        weights: Path | None = None,
        actors: Iterable[KnownActor] = (),
        filter: bool = True,
        every_desk: bool = False,
        ordered: bool = True,
        make: Callable[[], CoderLike] | None = None,
    ) -> None:
        self.jobs = jobs
        self.batch = batch
        self.ordered = ordered
        self.make = make or partial(
            loaded_coder, model, batch=batch, weights=weights, actors=tuple(actors), filter=filter,
            every_desk=every_desk, threads=1,
        )  # fmt: skip
        self.workers: list[Worker] = []
        self.learned: dict[int, tuple[KnownActor, ...]] = {}  # by worker: what its next chunk brings with it
        self.news: tuple[KnownActor, ...] | None = None
        self.again: deque[Chunk] = deque()
        self.under_way: dict[int, Chunk] = {}
        self.parts: dict[int, dict[int, Reading | Lost]] = {}
        self.stillborn = 0
        self.begun = 0  # chunks
        self.following = 0  # the chunk whose readings are given out next

    def learn(self, actors: Iterable[KnownActor]) -> None:
        """As ``Coder.learn``: every worker hears of it before its next chunk."""
        self.news = tuple(actors)
        self.learned = {id(worker): self.news for worker in self.workers}

    def read_all(self, articles: Iterable[Article], on_failure: OnFailure | None = None) -> Iterator[Reading]:
        """Code a stream of articles; those that cannot be coded go to ``on_failure``, or raise where there is none.

        Raises ``WorkersFail`` where workers die before they have begun.
        """
        if self.under_way:  # a stream before this one was given up
            self.close()
        chunks = (Chunk(number, tuple(group)) for number, group in enumerate(grouped(articles, self.batch)))
        self.begun = self.following = 0
        done: dict[int, list[tuple[Article, Reading | Lost]]] = {}
        for number, results in self.coded(chunks):
            done[number] = results
            while (ready := self.following if self.ordered else number) in done:
                self.following += 1
                yield from delivered(done.pop(ready), on_failure)

    def coded(self, chunks: Iterator[Chunk]) -> Iterator[tuple[int, list[tuple[Article, Reading | Lost]]]]:
        """Chunks as they are done, by their numbers, each article with what became of it."""
        while self.hand_out(chunks) or self.under_way:
            for worker, coded in self.answers():
                if coded is None:
                    self.replace(worker)
                else:
                    yield from self.taken(coded)
            for worker in [one for one in self.workers if one.hangs()]:
                self.replace(worker, HUNG)

    def hand_out(self, chunks: Iterator[Chunk]) -> bool:
        """Send chunks to the workers with room, those first that another died over; whether there may be more."""
        while True:
            if not self.again:
                if self.is_full():
                    return True
                chunk = next(chunks, None)
                if chunk is None:
                    return False
                self.begun += 1
                self.under_way[chunk.number] = chunk
                self.again.append(chunk)
            worker = self.free()
            if worker is None:
                return True
            self.give(worker, self.again.popleft())

    def is_full(self) -> bool:
        """Whether no more should be begun: enough is under way, or waits for an earlier chunk."""
        most = self.jobs * AHEAD
        return len(self.under_way) >= most or (self.ordered and self.begun - self.following >= 2 * most)

    def give(self, worker: Worker, chunk: Chunk) -> None:
        """Send a chunk, with what the worker has not heard of yet."""
        learned = self.learned.pop(id(worker), None)
        worker.send(Chunk(chunk.number, chunk.articles, learned, chunk.tries, chunk.place))

    def free(self) -> Worker | None:
        """A worker that can take a chunk, the one with the fewest; a new one while there are fewer than wanted."""
        rooms = [worker for worker in self.workers if worker.has_room]
        idle = [worker for worker in rooms if not worker.chunks]
        if not idle and len(self.workers) < self.jobs:
            return self.started()
        return min(rooms, key=lambda worker: len(worker.chunks), default=None)

    def started(self) -> Worker:
        """A new worker, which has everything still to hear."""
        worker = Worker(self.make)
        self.workers.append(worker)
        if self.news is not None:
            self.learned[id(worker)] = self.news
        return worker

    def answers(self) -> Iterator[tuple[Worker, Coded | None]]:
        """What workers send, once some do; None for one that has died."""
        known = {worker.connection: worker for worker in self.workers}
        for connection in wait(list(known), LOOK):
            worker = known[connection]  # type: ignore[index]
            try:
                coded = worker.receive()
            except (EOFError, OSError):
                yield worker, None
            else:
                if coded is not None:
                    yield worker, coded

    def replace(self, worker: Worker, why: str = DIED) -> None:
        """End a worker; the chunk that it was coding is tried again, then article by article; what waited behind it
        is sent again."""
        self.stillborn = self.stillborn + 1 if not worker.is_ready else 0
        chunks = list(worker.chunks)
        self.workers.remove(worker)
        self.learned.pop(id(worker), None)
        worker.stop()
        if self.stillborn >= STARTS:
            raise WorkersFail()
        if chunks:
            self.again.extend(chunks[1:])
            self.retry(chunks[0], why, blamed=worker.is_ready)

    def retry(self, chunk: Chunk, why: str, blamed: bool) -> None:
        """Code a chunk again that a worker died over, in smaller pieces at last, or give its only article up."""
        again = Chunk(chunk.number, chunk.articles, None, chunk.tries + blamed, chunk.place)
        if again.tries < TRIES:
            self.again.appendleft(again)
        elif len(again.articles) > 1:
            self.again.extendleft(reversed(list(again.singly())))
        else:
            self.parts.setdefault(again.number, {})[again.place] = Lost(again.place, why)
            # The chunk goes round once more without it, and is given out when nothing else is missing.
            self.again.appendleft(Chunk(again.number, (), None, 0, again.place))

    def taken(self, coded: Coded) -> Iterator[tuple[int, list[tuple[Article, Reading | Lost]]]]:
        """Note what a worker sent; a chunk is given out when all its articles are there."""
        parts = self.parts.setdefault(coded.number, {})
        parts.update({coded.place + place: one for place, one in enumerate(coded.results)})
        articles = self.under_way[coded.number].articles
        if len(parts) == len(articles):
            del self.under_way[coded.number], self.parts[coded.number]
            yield coded.number, [(article, parts[place]) for place, article in enumerate(articles)]

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self.workers:
            worker.stop()
        self.workers.clear()
        self.under_way.clear()
        self.parts.clear()
        self.again.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def delivered(results: list[tuple[Article, Reading | Lost]], on_failure: OnFailure | None) -> Iterator[Reading]:
    """The readings of a chunk; what was lost is handed over, or raised where nobody takes it."""
    for article, result in results:
        if isinstance(result, Reading):
            yield result
        elif on_failure is None:
            raise Uncoded(result.why)
        else:
            on_failure(article, Uncoded(result.why))
