"""The edge: readings as data frames, without a store on disk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from dragoman.errors import LibraryUnknown, TableUnknown
from dragoman.linking import link
from dragoman.records import Reading
from dragoman.store import Store, Table

Library = Literal["pandas", "polars", "arrow"]
LIBRARIES = {"pandas": Table.pandas, "polars": Table.polars, "arrow": Table.arrow}
INNER = ("meta", "blocks", "story_keys", "stale_stories", "reports", "feeds", "pages", "hosts", "actors")


def frame(readings: Iterable[Reading], table: str = "events", library: Library = "pandas") -> Any:
    """A table of readings as a data frame of pandas or polars, or an Arrow table; its columns are those of a store's
    table or view of that name (``docs/store.md``), its types those of ``Table.pandas``.

    ``events``, ``events_flat``, ``participants``, ``quotes``, ``dyads``, … hold what was read; ``stories``,
    ``threads``, ``story_dyads``, … link the readings to each other first. Of two readings of one article the last
    counts. Raises ``TableUnknown``, ``LibraryUnknown``, and ``ExtraMissing`` without the extra [frames].
    """
    if library not in LIBRARIES:
        raise LibraryUnknown(library=library, known=", ".join(LIBRARIES))
    return LIBRARIES[library](rows(readings, table))


def rows(readings: Iterable[Reading], table: str = "events") -> Table:
    """The same as plain data, which needs no library. Raises ``TableUnknown``."""
    with Store(":memory:") as store:
        known = [one.name for one in store.describe() if one.name not in INNER]
        if table not in known:
            raise TableUnknown(path="a set of readings", table=table, known=", ".join(known))
        store.add_all(readings)
        link(store)
        answer = store.sql(f'FROM "{table}"')
        return Table(tuple(answer.columns), answer.fetchall(), tuple(str(one) for one in answer.types))
