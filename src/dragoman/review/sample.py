"""Random samples of a store's events, drawn once and judged one by one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import SampleEmpty, SampleMissing
from dragoman.records import stable_id
from dragoman.review.database import Row
from dragoman.review.judgement import now
from dragoman.review.judgements import LAST, Judgements, dumped

if TYPE_CHECKING:
    from dragoman.export.wanted import Wanted
    from dragoman.store import Store

ALL = "all"  # the one stratum of a simple sample
ID_LENGTH = 8
ASKED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample as it was drawn. ``size`` events in all were asked for, or so many of each type where it is ``by_type``.

    ``population`` and ``taken`` count, for each stratum, the events of the store and those of the sample; a simple
    sample has one stratum, "all". ``wanted`` are the conditions, as ``Wanted`` names them.
    """

    sample_id: str
    made_at: str
    store: str
    size: int
    by_type: bool
    seed: int
    wanted: Mapping[str, Any] = field(default_factory=dict)
    population: Mapping[str, int] = field(default_factory=dict)
    taken: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The sample as a record of gold has it."""
        return {"sample_id": self.sample_id, "seed": self.seed, "size": self.size, "by_type": self.by_type,
                "population": dict(self.population), "taken": dict(self.taken)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """An event of a sample, at its place in the random order from 0."""

    position: int
    event_id: str
    article_id: str
    stratum: str


class Samples:
    """The samples that a file of judgements holds; from any thread."""

    def __init__(self, judgements: Judgements) -> None:
        self.judgements = judgements
        self.database = judgements.database

    def draw(
        self, store: Store, size: int, seed: int = 0, by_type: bool = False, wanted: Wanted | None = None
    ) -> Sample:
        """Draw a sample of ``size`` events, or of so many of each type, and keep it.

        The same store, seed and conditions give the same sample, and a larger size the same events and more; drawing it
        again changes nothing. Where a stratum has fewer events, all of them are taken. Raises ``SampleEmpty``, and
        what ``Wanted.checked`` does.
        """
        from dragoman.export.wanted import Wanted

        conditions = (wanted or Wanted()).checked()
        strata, drawn = asked(store, conditions, by_type, size, seed)
        if not strata:
            raise SampleEmpty(path=store.path)
        told = {name: getattr(conditions, name) for name in Wanted.__slots__ if getattr(conditions, name)}
        key = stable_id(seed, size, by_type, dumped(told), dumped(strata), *(one[1] for one in drawn))[:ID_LENGTH]
        taken = Counter(name for name, _, _ in drawn)
        head = {"sample_id": key, "made_at": now(), "store": Path(store.path).name, "size": size, "by_type": by_type,
                "seed": seed, "wanted": dumped(told)}  # fmt: skip
        with self.database.writing():
            self.database.insert("samples", [head])
            self.database.insert("strata", (
                {"sample_id": key, "stratum": name, "population": number, "taken": taken[name]}
                for name, number in strata.items()))  # fmt: skip
            self.database.insert("sample_events", (
                {"sample_id": key, "position": position, "event_id": event, "article_id": article, "stratum": name}
                for position, (name, event, article) in enumerate(drawn)))  # fmt: skip
        return self.one(key)

    def all(self) -> list[Sample]:
        """All samples, in the order of drawing."""
        return [self.read(row) for row in self.database.rows("SELECT * FROM samples ORDER BY made_at, rowid")]

    def one(self, sample_id: str) -> Sample:
        """The sample of an id. Raises ``SampleMissing``."""
        for row in self.database.rows("SELECT * FROM samples WHERE sample_id = ?", [sample_id]):
            return self.read(row)
        known = ", ".join(one.sample_id for one in self.all()) or "none"
        raise SampleMissing(path=self.judgements.path, sample=sample_id, known=known)

    def read(self, row: Row) -> Sample:
        """A sample of its row."""
        sql = "SELECT * FROM strata WHERE sample_id = ? ORDER BY stratum"
        strata = self.database.rows(sql, [row["sample_id"]])
        return Sample(row["sample_id"], row["made_at"], row["store"], row["size"], bool(row["by_type"]), row["seed"],
                      json.loads(row["wanted"]), {one["stratum"]: one["population"] for one in strata},
                      {one["stratum"]: one["taken"] for one in strata})  # fmt: skip

    def events(self, sample_id: str) -> list[SampleEvent]:
        """The events of a sample in their order. Raises ``SampleMissing``."""
        sql = "SELECT position, event_id, article_id, stratum FROM sample_events WHERE sample_id = ? ORDER BY position"
        rows = self.database.rows(sql, [self.one(sample_id).sample_id])
        return [SampleEvent(**row) for row in rows]

    def next_of(
        self, sample_id: str, reviewer: str, store: Store | None = None, after: str = ""
    ) -> SampleEvent | None:
        """The first event of a sample that a reviewer has not judged; None where all are. Where the event ``after`` is
        named, those behind it come first, and it comes last. What the ``store``, where it is given, no longer has is
        passed over. Raises ``SampleMissing``."""
        events, judged = self.events(sample_id), self.judged(sample_id).get(reviewer, set())
        place = next((one.position for one in events if one.event_id == after), -1)
        waiting = [one for one in events if one.event_id not in judged]
        return next(there(sorted(waiting, key=lambda one: (one.position <= place, one.position)), store), None)

    def judged(self, sample_id: str) -> dict[str, set[str]]:
        """Of each reviewer the events of a sample that they have judged."""
        last = LAST.replace("*", "reviewer, event_id", 1)
        sql = f"{last} AND event_id IN (SELECT event_id FROM sample_events WHERE sample_id = ?)"
        found: dict[str, set[str]] = {}
        for row in self.database.rows(sql, [sample_id]):
            found.setdefault(row["reviewer"], set()).add(row["event_id"])
        return found

    def progress(self, sample_id: str) -> dict[str, int]:
        """Of each reviewer how many events of a sample they have judged; those who judged none of it are left out."""
        return {name: len(events) for name, events in sorted(self.judged(sample_id).items())}


Drawn = list[tuple[str, str, str]]  # (stratum, event_id, article_id), in the order of their hashes
# The events of each stratum whose hashes with the seed are lowest: a random draw that does not depend on the order of
# rows, and of which a larger one takes in a smaller. The hash is made as `stable_id` makes it.
DRAW = """
WITH asked AS (SELECT {stratum} AS stratum, e.event_id, e.article_id,
                      sha256(concat($seed, chr(31), e.event_id)) AS rank
               FROM events e WHERE {condition})
SELECT stratum, event_id, article_id FROM asked
QUALIFY row_number() OVER (PARTITION BY stratum ORDER BY rank, event_id) <= $size ORDER BY rank, event_id
"""
COUNT = "SELECT {stratum} AS stratum, count(*) FROM events e WHERE {condition} GROUP BY stratum ORDER BY stratum"


def asked(store: Store, wanted: Wanted, by_type: bool, size: int, seed: int) -> tuple[dict[str, int], Drawn]:
    """How many events meet the conditions, by stratum; and ``size`` of each stratum, drawn, in random order."""
    condition, values = numbered(*wanted.condition())
    parts = {"stratum": "e.event_type" if by_type else f"'{ALL}'", "condition": condition}
    strata = store.query(COUNT.format(**parts), values).rows
    drawn = store.query(DRAW.format(**parts), values | {"seed": str(seed), "size": size}).rows
    return {str(name): int(number) for name, number in strata}, [(str(a), str(b), str(c)) for a, b, c in drawn]


def numbered(condition: str, values: list[Any]) -> tuple[str, dict[str, Any]]:
    """A condition with a name for each question mark, and the values by these names."""
    first, *others = condition.split("?")
    return first + "".join(f"$v{n}{rest}" for n, rest in enumerate(others)), {f"v{n}": v for n, v in enumerate(values)}


def there(events: list[SampleEvent], store: Store | None) -> Iterator[SampleEvent]:
    """Those events that a store still has."""
    from dragoman.review.reading import still_there

    for first in range(0, len(events), ASKED_AT_ONCE):
        some = events[first : first + ASKED_AT_ONCE]
        held = {one.event_id for one in some} if store is None else still_there(store, [one.event_id for one in some])
        yield from (one for one in some if one.event_id in held)
