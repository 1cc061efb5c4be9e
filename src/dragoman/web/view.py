"""What a page is made of: a template with what it shows, its charts, and the tables that can be taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.store.rows import Row
from dragoman.web.desk import Desk
from dragoman.web.drawn import meanwhile
from dragoman.web.filter import Filter
from dragoman.web.limits import DEEPEST, PAGE

if TYPE_CHECKING:
    from starlette.requests import Request

    from dragoman.web.reviewing import Reviewer, Reviewing


@dataclass(frozen=True, slots=True)
class Question:
    """SQL of ours with the values of its question marks."""

    sql: str
    values: list[object] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class View:
    """A page. ``charts`` make Vega-Lite specifications, ``tables`` are questions whose answers can be had as
    files, both by name. ``found`` is False for a page that says that there is no such thing."""

    template: str
    title: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    charts: Mapping[str, Callable[[], Mapping[str, Any]]] = field(default_factory=dict)
    tables: Mapping[str, Question] = field(default_factory=dict)
    found: bool = True


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: the desk to ask at, the filter, and who asks, if it is a reviewer."""

    request: Request
    desk: Desk
    filter: Filter
    reviewer: Reviewer | None = None
    reviewing: Reviewing | None = None

    def part(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])

    def asked(self, name: str, default: str = "") -> str:
        """A value of the address that is not of the filter."""
        return self.request.query_params.get(name, default).strip()

    def choice(self, name: str, *known: str) -> str:
        """A value of the address out of a few, else the first."""
        said = self.asked(name)
        return said if said in known else known[0]

    def drawing(self, make: Callable[[], Mapping[str, Any]]) -> Callable[[], Mapping[str, Any]]:
        """A chart of the page, begun at once; of a file only when it is asked for."""
        return make if "file" in self.request.path_params else meanwhile(make)

    @property
    def page(self) -> int:
        """Which page of a long table, from 1."""
        said = self.asked("page")
        return min(max(int(said), 1), DEEPEST) if said.isdecimal() and len(said) < 6 else 1

    @property
    def offset(self) -> int:
        """The rows before the page."""
        return (self.page - 1) * PAGE

    def paged(self, asked: Question) -> tuple[list[Row], int]:
        """The rows of this page of a table, and how many there are in all."""
        sql = f"SELECT *, count(*) OVER () AS total FROM ({asked.sql}) LIMIT {PAGE} OFFSET {self.offset}"
        rows = self.desk.rows(sql, asked.values)
        if rows or not self.offset:
            return rows, rows[0]["total"] if rows else 0
        return rows, self.desk.table(f"SELECT count(*) FROM ({asked.sql})", asked.values).rows[0][0]

    @property
    def extras(self) -> dict[str, str]:
        """The values of the address that neither are of the filter nor say which page."""
        return {name: value for name, value in self.request.query_params.items() if name in KEPT and value}


KEPT = ("by", "sort", "directed", "q")  # how a page shows what it shows
