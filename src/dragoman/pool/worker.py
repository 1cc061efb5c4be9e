"""A worker: a process with a coder of its own, which codes the chunks that it is sent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

from dragoman.pool.chunk import Chunk, Coded, Lost
from dragoman.records import Article, KnownActor, Reading

# One core a worker: libraries that would start threads of their own would only wait for each other.
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
AHEAD = 2  # chunks sent to a worker at once: one that it codes, and one that waits
READY = -1
START = 600.0  # seconds that loading a coder may take on a busy machine


class CoderLike(Protocol):
    """What a worker needs of a coder."""

    def read_all(
        self, articles: Iterator[Article], on_failure: Callable[[Article, Exception], None]
    ) -> Iterator[Reading]:
        """Code a stream of articles in order."""
        ...

    def learn(self, actors: tuple[KnownActor, ...]) -> None:
        """Take what has been learned of actors since."""
        ...


class Worker:
    """The parent's hold of a worker process. ``make`` makes its coder there, and must be importable by name."""

    def __init__(self, make: Callable[[], CoderLike]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(make, theirs), daemon=True)
        with environment(ONE_THREAD):
            self.process.start()
        theirs.close()
        self.chunks: deque[Chunk] = deque()
        self.is_ready = False
        self.since = time.monotonic()

    @property
    def has_room(self) -> bool:
        """Whether another chunk may be sent; before the worker answers it gets one."""
        return len(self.chunks) < (AHEAD if self.is_ready else 1)

    def send(self, chunk: Chunk) -> None:
        """Send a chunk. A worker that has died meanwhile is found out when it is waited for."""
        if not self.chunks:
            self.since = time.monotonic()
        self.chunks.append(chunk)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(chunk)

    def receive(self) -> Coded | None:
        """The next chunk coded; None where the worker only says that its coder is loaded.

        Raises ``EOFError`` or ``OSError`` where it has died.
        """
        coded: Coded = self.connection.recv()
        self.since = time.monotonic()
        if coded.number == READY:
            self.is_ready = True
            return None
        self.chunks.popleft()
        return coded

    def hangs(self) -> bool:
        """Whether it takes longer over its chunk than any honest text does. One whose answer waits for us does not: who
        takes readings slowly is no reason to end it."""
        if not self.chunks or self.connection.poll():
            return False
        return time.monotonic() - self.since > (self.chunks[0].patience if self.is_ready else START)

    def stop(self) -> None:
        """End the process; a chunk that it codes is lost."""
        self.connection.close()
        self.process.kill()
        self.process.join()


@contextmanager
def environment(variables: dict[str, str]) -> Iterator[None]:
    """Environment variables for the processes started meanwhile; those that the user has set stay."""
    added = {name: value for name, value in variables.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def work(make: Callable[[], CoderLike], connection: Connection) -> None:
    """What the process does: code chunks until the connection closes, as it does when the parent dies, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    waiting: SimpleQueue[Chunk | None] = SimpleQueue()
    Thread(target=take_in, args=(connection, waiting), daemon=True).start()
    coder = make()
    try:
        connection.send(Coded(READY, 0, ()))
        while (chunk := waiting.get()) is not None:
            connection.send(Coded(chunk.number, chunk.place, coded(coder, chunk)))
    except (BrokenPipeError, ConnectionResetError):
        return


def take_in(connection: Connection, waiting: SimpleQueue[Chunk | None]) -> None:
    """Take chunks off the connection at once, so that neither side ever waits for the other to read."""
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        waiting.put(None)


def coded(coder: CoderLike, chunk: Chunk) -> list[Reading | Lost]:
    """The readings and losses of a chunk, in the order of its articles."""
    if chunk.learned is not None:
        coder.learn(chunk.learned)
    try:
        return together(coder, chunk.articles)
    except Exception:  # what the coder does not take for one article's fault: each by itself, it is
        return [singly(coder, place, article) for place, article in enumerate(chunk.articles)]


def together(coder: CoderLike, articles: Sequence[Article]) -> list[Reading | Lost]:
    """What becomes of some articles coded at once."""
    lost: dict[int, Lost] = {}
    places: dict[int, deque[int]] = {}
    for place, article in enumerate(articles):
        places.setdefault(id(article), deque()).append(place)

    def lose(article: Article, error: Exception) -> None:
        place = places[id(article)].popleft()
        lost[place] = Lost(place, str(error) or type(error).__name__)

    readings = iter(list(coder.read_all(iter(articles), lose)))
    return [lost[place] if place in lost else next(readings) for place in range(len(articles))]


def singly(coder: CoderLike, place: int, article: Article) -> Reading | Lost:
    """What becomes of one article."""
    try:
        result = together(coder, [article])[0]
    except Exception as error:
        return Lost(place, str(error) or type(error).__name__)
    return Lost(place, result.why) if isinstance(result, Lost) else result
