"""A store of a million events made of a seed, as large and as uneven as one that years of news were coded into.

``million.sql`` says what its rows are. They are as sound as a coder's (``Store.check`` finds no fault) and as skewed:
few countries have most of the events, few outlets most of the reports, few events are told a hundred times.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from string import Template

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dragoman.ontology import EventType, contexts, event_types
from dragoman.resolve.countries import countries
from dragoman.store import Store

STATEMENTS = Path(__file__).with_name("million.sql")
ARTICLES_AN_EVENT = 0.3
STORIES_AN_EVENT = 0.55
# Of a thousand events in the news, about so many are of a type; and a word for each.
SHARES = {
    "CONSULT": (170, "met"), "ACCUSE": (140, "criticised"), "ASSAULT": (130, "attacked"), "SUPPORT": (90, "praised"),
    "REQUEST": (90, "urged"), "COERCE": (80, "detained"), "AGREE": (70, "promised"), "REJECT": (50, "rebuffed"),
    "THREATEN": (40, "threatened"), "PROTEST": (40, "protested"), "MOBILIZE": (30, "mobilised"),
    "SANCTION": (30, "sanctioned"), "AID": (30, "helped"), "RETREAT": (30, "released"), "COOPERATE": (20, "joined"),
    "CONCEDE": (20, "conceded"),
}  # fmt: skip


def make(path: Path, events: int = 1_000_000, seed: int = 1) -> float:
    """Make a store of so many events at a path where there is none; returns the seconds that it took."""
    start = time.perf_counter()
    with Store(path) as store:
        store.connection.execute(statements(events, seed))
        store.connection.execute("CHECKPOINT")
    return time.perf_counter() - start


def statements(events: int, seed: int) -> str:
    """The SQL that fills an empty store."""
    return Template(STATEMENTS.read_text(encoding="utf-8")).substitute(
        events=events, articles=max(1, round(events * ARTICLES_AN_EVENT)), stories=int(events * STORIES_AN_EVENT),
        seed=seed, nations=nations(), kinds=kinds(), contexts=[one.code for one in contexts()],
    )  # fmt: skip


def nations(most: int = 195) -> str:
    """The countries as a table in SQL."""
    known = [(code, one.name.replace("'", "")) for code, one in countries().items() if one.kind == "state"][:most]
    return f"(VALUES {', '.join(map(str, known))}) c(code, country_name)"


def kinds() -> str:
    """Types and modes as a table in SQL, each with its share of a type's weight and the weight of those before it."""
    rows = [row for one in event_types() for row in modes_of(one)]
    before = [sum(row[-1] for row in rows[:place]) for place in range(len(rows))]
    values = ", ".join(f"({', '.join(map(literal, (*row, at)))})" for row, at in zip(rows, before, strict=True))
    return f"(VALUES {values}) k(event_type, mode, cameo, quad_category, score, verb, weight, weight_before)"


def modes_of(kind: EventType) -> list[tuple[object, ...]]:
    """A type without a mode, and with each of its modes."""
    weight, verb = SHARES[kind.code]
    manners: list[tuple[str | None, float | None]] = [(None, kind.score)]
    manners += [(one.name, one.score) for one in kind.modes]
    share = weight * 10 // len(manners)
    return [(kind.code, name, kind.cameo_roots[0] + "0", kind.quad, score, verb, share) for name, score in manners]


def literal(value: object) -> str:
    """A value in SQL."""
    return "NULL" if value is None else repr(value)
