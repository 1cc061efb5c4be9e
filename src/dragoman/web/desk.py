"""The store as the pages ask it: in SQL, each question within its time; let go of when nobody asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import TypeVar, cast

from dragoman.errors import QueryTooLong
from dragoman.store import Store
from dragoman.store.failures import store_failures
from dragoman.store.rows import Row
from dragoman.store.table import Table
from dragoman.web.limits import IDLE, MEMORY, SECONDS

T = TypeVar("T")


class Desk:
    """A store, read by several threads at once. It is opened when it is asked and closed ``idle`` seconds after
    the last question, so that a run or a watch can write between: then the pages show what is new.

    ``seconds`` is what one question may take. Raises, when it is asked, what opening a store raises.
    """

    def __init__(self, path: Path, seconds: float = SECONDS, idle: float = IDLE) -> None:
        self.path = path
        self.seconds = seconds
        self.idle = idle
        self.opened: Store | None = None
        self.users = 0
        self.lock = threading.Lock()
        self.closing: threading.Timer | None = None
        self.state: tuple[int, int] | None = None
        self.kept: dict[str, object] = {}

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The open store for as long as the block lasts, with a connection of the block's own: threads that ask at once
        do not take each other's rows. What takes too long is broken off. Raises ``QueryTooLong``."""
        with self.lock:
            shared = self.enter()
        try:
            with shared.connection.cursor() as cursor, alarm(self.seconds, cursor.interrupt):
                own = copy(shared)
                own.connection = cursor
                yield own
        finally:
            with self.lock:
                self.leave()

    def enter(self) -> Store:
        """Open the store where it is closed, and count who uses it."""
        if self.closing is not None:
            self.closing.cancel()
            self.closing = None
        if self.opened is None:
            self.opened = Store(self.path, read_only=True, memory_limit=MEMORY)
            self.forget()
        self.users += 1
        return self.opened

    def leave(self) -> None:
        """The last who leaves sets the clock."""
        self.users -= 1
        if self.users == 0:
            self.closing = threading.Timer(self.idle, self.close)
            self.closing.daemon = True
            self.closing.start()

    def close(self) -> None:
        """Let go of the store, unless somebody uses it; the next question opens it again."""
        with self.lock:
            if self.closing is not None:
                self.closing.cancel()
                self.closing = None
            if self.users == 0 and self.opened is not None:
                self.opened.close()
                self.opened = None

    def forget(self) -> None:
        """Drop what is known of the store where its file has changed since."""
        found = self.path.stat()
        state = (found.st_mtime_ns, found.st_size)
        if state != self.state:
            self.state, self.kept = state, {}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What does not change as long as the store does not: made when it is first asked for."""
        with self.store():
            kept = self.kept
            if name not in kept:
                kept[name] = make()
            return cast("T", kept[name])

    def table(self, sql: str, values: Sequence[object] = ()) -> Table:
        """The whole answer to a question of ours, with question marks for ``values``. Raises ``QueryTooLong``."""
        with self.store() as store, store_failures(store.path):
            asked = store.connection.execute(sql, list(values))
            kinds = tuple(str(column[1]) for column in asked.description)
            return Table(tuple(column[0] for column in asked.description), asked.fetchall(), kinds)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """The answer as rows by column."""
        found = self.table(sql, values)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of the answer; None without one."""
        return next(iter(self.rows(sql, values)), None)

    @property
    def file(self) -> str:
        """The name of the store's file."""
        return self.path.name

    @property
    def outlets(self) -> list[str]:
        """The publishers with most articles."""
        return self.once("outlets", lambda: [row[0] for row in self.table(OUTLETS).rows])

    @property
    def countries(self) -> list[str]:
        """The codes of countries and bodies on either side of any story, those with most stories first."""
        return self.once("countries", lambda: [row[0] for row in self.table(COUNTRIES).rows])

    @property
    def counts(self) -> Row:
        """How much the store holds, and of what days."""
        return self.once("counts", lambda: self.rows(COUNTS)[0])


@contextmanager
def alarm(seconds: float, interrupt: Callable[[], object]) -> Iterator[None]:
    """Interrupt what the block does when its time is up; what it raises then is ``QueryTooLong``."""
    rung = threading.Event()

    def ring() -> None:
        rung.set()
        interrupt()

    clock = threading.Timer(seconds, ring)
    clock.daemon = True
    clock.start()
    try:
        yield
    except Exception as error:
        if rung.is_set():
            raise QueryTooLong(seconds=seconds) from error
        raise
    finally:
        clock.cancel()


OUTLETS = """
SELECT publisher FROM articles WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY count(*) DESC, publisher
LIMIT 200"""
COUNTRIES = """
SELECT country FROM (
    SELECT unnest(list_distinct(list_concat(actor_countries, recipient_countries))) AS country FROM stories
) WHERE country <> '' GROUP BY country ORDER BY count(*) DESC, country LIMIT 300"""
COUNTS = """
SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(*) FROM stories WHERE status IN ('asserted', 'historical')) AS took_place,
    (SELECT count(DISTINCT publisher) FROM articles) AS outlets,
    (SELECT min(date) FROM articles) AS first, (SELECT max(date) FROM articles) AS last,
    (SELECT count(*) FROM articles WHERE coverage_id IS NULL) AS not_linked"""
