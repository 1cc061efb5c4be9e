"""The store: readings in a DuckDB file, added once, asked in SQL."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dragoman.errors import QueryFailed, StoreNotReadOnly
from dragoman.records import Article, KnownActor, Reading, stable_id
from dragoman.store.actors import Evidence, evidence, forget, learned, note, told
from dragoman.store.bulk import LISTED, TableInserter, delete_articles, insert_all, transaction
from dragoman.store.check import Fault, faults, problems
from dragoman.store.chronicles import ThreadsWanted, chronicles, chronology
from dragoman.store.connect import connect
from dragoman.store.description import Description, described
from dragoman.store.failures import one_line, store_failures
from dragoman.store.named import named_query
from dragoman.store.readings import readings
from dragoman.store.rows import TABLES, Row, reading_rows, reading_version, text_digest
from dragoman.store.stories import Wanted, stories, story
from dragoman.store.story import Story
from dragoman.store.table import Table
from dragoman.store.whole_text import whole_text

if TYPE_CHECKING:
    # Not loaded with the store: what computes is of use to few of those who open one.
    from dragoman.store.series import Asked
    from dragoman.stories.periods import By
    from dragoman.stories.series import Counted, Series

BATCH_READINGS = 250
BATCH_CHARACTERS = 4_000_000


class Store:
    """A DuckDB file of readings; ``:memory:`` keeps them for the program's life only.

    Open for writing, the file is made where it is missing; ``coder_version`` is noted beside articles without events.
    Open for reading only, SQL can neither change the store nor reach any other file. ``memory_limit``, in DuckDB's
    words ("2GB"), is what all that is asked may take at once.
    Raises, on opening, ``StoreMissing``, ``NotAStore``, ``StoreLocked``, ``StoreOpenTwice``, ``StoreNewer``,
    ``StoreOlder``, ``OutputMissing``, ``OutputNotAFile``, ``OutputUnwritable``, ``StoreFailed``;
    ``DiskFull`` at any step.
    """

    def __init__(
        self,
        path: str | Path,
        read_only: bool = False,
        coder_version: str | None = None,
        memory_limit: str | None = None,
    ) -> None:
        self.path = str(path)
        self.read_only = read_only
        self.coder_version = coder_version
        self.connection = connect(self.path, read_only, memory_limit=memory_limit)

    def add(self, reading: Reading) -> bool:
        """Write a reading, replacing all rows of an earlier one; False where the store holds just this already."""
        return self.write([reading]) == 1

    def add_all(self, readings: Iterable[Reading]) -> int:
        """Write a stream of readings, many a transaction; returns how many articles are new or changed.

        When the stream breaks off, what came before is kept: whole articles, each with all of its rows.
        """
        waiting: list[Reading] = []
        size = added = 0
        try:
            for reading in readings:
                waiting.append(reading)
                size += len(reading.article.text)
                if len(waiting) >= BATCH_READINGS or size >= BATCH_CHARACTERS:
                    group, waiting, size = waiting, [], 0
                    added += self.write(group)
        finally:
            added += self.write(waiting)
        return added

    def write(self, readings: Sequence[Reading]) -> int:
        """Write readings in one transaction; of several readings of one article the last counts."""
        latest = {whole_text(reading.article.id): reading for reading in readings}
        with store_failures(self.path):
            held = self.held(list(latest))
            fresh = {key: one for key, one in latest.items() if held.get(key) != self.version_of(one)}
            if fresh:
                now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
                rows = [reading_rows(reading, self.coder_version, now) for reading in fresh.values()]
                with transaction(self.connection):
                    delete_articles(self.connection, [key for key in fresh if key in held])
                    insert_all(self.inserters, rows)
                    self.note_version(list(fresh.values()))
        if fresh and "coded" in self.__dict__:
            self.coded.update(coded_key(key, *self.version_of(one)) for key, one in fresh.items())
        return len(fresh)

    def held(self, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
        """The text digest and coder version of those articles that the store holds."""
        sql = f"SELECT article_id, text_digest, coder_version FROM articles WHERE article_id IN ({LISTED})"
        found = self.connection.execute(sql, [json.dumps(ids)]).fetchall() if ids else []
        return {row[0]: (row[1], row[2]) for row in found}

    def version_of(self, reading: Reading) -> tuple[str, str | None]:
        """What decides whether a reading is new: its article's digest, and the coder that made it."""
        return text_digest(reading.article), reading_version(reading, self.coder_version)

    def note_version(self, readings: Sequence[Reading]) -> None:
        """Keep the coder's version that wrote last."""
        version = reading_version(readings[-1], self.coder_version)
        if version is not None:
            sql = "UPDATE meta SET value = ? WHERE key = 'coder_version' AND value IS DISTINCT FROM ?"
            self.connection.execute(sql, [version, version])

    @cached_property
    def inserters(self) -> dict[str, TableInserter]:
        """An inserter for each table."""
        return {table: TableInserter(self.connection, table) for table in TABLES}

    @cached_property
    def coded(self) -> set[int]:
        """A number for each coded article, so that passing over a million of them asks the database once."""
        with store_failures(self.path):
            rows = self.connection.execute("SELECT article_id, text_digest, coder_version FROM articles").fetchall()
        return {coded_key(*row) for row in rows}

    def has(self, article: Article, coder_version: str) -> bool:
        """Whether the store holds this article, unchanged, as this coder codes it."""
        return coded_key(article.id, text_digest(article), coder_version) in self.coded

    def article_digests(self) -> dict[str, str]:
        """The text digest of every article by its id."""
        with store_failures(self.path):
            return dict(self.connection.execute("SELECT article_id, text_digest FROM articles").fetchall())

    def sql(self, query: str, params: object = None) -> Any:
        """Ask the store: a DuckDB relation (``.df()``, ``.pl()``, ``.fetchall()``, …); None where nothing is answered.

        Open for writing, this is all of DuckDB, other files included. Raises ``QueryFailed``.
        """
        import duckdb

        try:
            return self.connection.sql(query, params=params)
        except duckdb.Error as error:
            raise QueryFailed(why=one_line(error)) from error

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> Table:
        """Ask a store that is open for reading, in SQL by whomever; the whole answer. ``params`` are the values of
        ``$name`` in it.

        Raises ``QueryFailed`` with DuckDB's message, and ``StoreNotReadOnly`` for a store that is open for writing.
        """
        import duckdb

        if not self.read_only:
            raise StoreNotReadOnly(path=self.path)
        try:
            # A cursor of its own: threads that ask at once do not take each other's rows.
            with self.connection.cursor() as cursor:
                answer = cursor.execute(sql, params) if params else cursor.execute(sql)
                if answer is None or answer.description is None:
                    raise QueryFailed(why="it holds no statement. Ask, for instance: SELECT count(*) FROM events")
                kinds = tuple(str(column[1]) for column in answer.description)
                return Table(tuple(column[0] for column in answer.description), answer.fetchall(), kinds)
        except duckdb.Error as error:
            raise QueryFailed(why=one_line(error)) from error

    def named(self, name: str, **given: object) -> Table:
        """Ask a question that has a name (``queries.toml``), its parameters by name. The store is open for reading.

        Raises ``QueryUnknown``, ``ParameterInvalid``, and what ``query`` does.
        """
        asked = named_query(name)
        return self.query(asked.sql, asked.values({key: str(one) for key, one in given.items() if one is not None}))

    def describe(self) -> list[Description]:
        """Every table and view with its columns, and what they mean."""
        with store_failures(self.path):
            return described(self.connection)

    def faults(self) -> list[Fault]:
        """What is wrong in the store, as ``check`` says it, with what to do about each."""
        with store_failures(self.path):
            return faults(self.connection)

    def readings(self, ids: Sequence[str]) -> list[Reading]:
        """The readings of articles as they were added, in the order of ``ids``; those that are not there are left out.

        What the coder turned down is not kept, nor where the words for an event's place stand.
        """
        with store_failures(self.path):
            return list(readings(self.connection, ids))

    def stories(self, wanted: Wanted) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """(columns, rows) of the stories that are wanted, those with most reports first."""
        with store_failures(self.path):
            return stories(self.connection, wanted)

    def story(self, story_id: str) -> Story | None:
        """The row of a story and its tellings by publication, as a pair that notebooks show; None where there is none
        of that id."""
        with store_failures(self.path):
            found = story(self.connection, story_id)
        return Story(*found) if found else None

    def threads(self, wanted: ThreadsWanted) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """(columns, rows) of the threads that are wanted, those with most stories first."""
        with store_failures(self.path):
            return chronicles(self.connection, wanted)

    def chronology(self, name: str) -> list[Row]:
        """The stories of a thread in their order; ``name`` is its id or that of a story in it. Empty without one."""
        with store_failures(self.path):
            return chronology(self.connection, name)

    def series(
        self,
        *dyads: str,
        by: By = "week",
        since: str | None = None,
        until: str | None = None,
        directed: bool = True,
        count: Counted = "stories",
        statuses: Sequence[str] = ("asserted",),
        by_type: bool = False,
    ) -> Table:
        """What dyads ("PRK-KOR", "PRK-*") did period by period, one row a dyad and period and no period left out.

        ``since`` and ``until`` are days, months or years, and take in whole periods. ``dragoman.stories.series`` says
        what the columns hold. Raises ``DyadInvalid`` and ``BoundInvalid``.
        """
        from dragoman.store.series import Asked, series_table

        asked = Asked(by, since, until, count, tuple(statuses))
        return series_table(self.dyad_series(dyads, asked, directed), by_type)

    def dyad_series(self, dyads: Iterable[str], asked: Asked, directed: bool = True) -> list[Series]:
        """The series of dyads, with what is in none of their rows."""
        from dragoman.store.series import dyad_series
        from dragoman.stories.dyad import Dyad

        with store_failures(self.path):
            return dyad_series(self.connection, [Dyad.parse(one, directed) for one in dyads], asked)

    def actors(self) -> list[KnownActor]:
        """What the store knows of actors beyond what ships: corrections, imports, and what its articles taught."""
        with store_failures(self.path):
            return [*told(self.connection), *learned(self.connection)]

    def note_actors(self, actors: Iterable[KnownActor]) -> int:
        """Keep corrections or imports; returns how many are new. They hold for what is coded from now on."""
        with store_failures(self.path):
            return note(self.connection, actors)

    def forget_actors(self, actors: Sequence[KnownActor]) -> None:
        """Take corrections or imports back."""
        with store_failures(self.path):
            forget(self.connection, actors)

    def evidence(self, name: str) -> list[Evidence]:
        """The sentences from which the store has learned whose somebody is, oldest first."""
        with store_failures(self.path):
            return evidence(self.connection, name)

    def check(self) -> list[str]:
        """What is wrong in the store, a line a fault: repeated ids, rows without their article, words that moved."""
        with store_failures(self.path):
            return problems(self.connection)

    def close(self) -> None:
        """Close the file. Closing again does nothing."""
        with store_failures(self.path):
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            # The first error is the one to hear about.
            with suppress(Exception):
                self.close()


def coded_key(article_id: str, digest: str, coder_version: str | None) -> int:
    """A 64-bit number for an article as coded."""
    return int(stable_id(whole_text(article_id), digest, coder_version), 16)
