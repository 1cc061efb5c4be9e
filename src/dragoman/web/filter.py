"""Which stories a page shows: a filter, read from the address of the page and written back into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from dragoman.errors import BoundInvalid, DragomanError, FilterInvalid
from dragoman.ontology import event_type
from dragoman.records import STATUSES
from dragoman.resolve.countries import STATELESS, countries
from dragoman.stories.periods import days_of
from dragoman.web.limits import LONGEST_VALUE, MOST_VALUES

TOOK_PLACE = ("asserted", "historical")
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,7}")  # ISO 3166 has three letters; dictionaries have codes of their own
WHEN = "coalesce(s.date, s.first_published)"
OUTLET = """s.story_id IN (
    SELECT e.story_id FROM events e JOIN articles a ON a.article_id = e.article_id WHERE a.publisher = ?)"""
WORDS = "s.story_id IN (SELECT e.story_id FROM events e WHERE contains(lower(e.sentence), lower(?)))"
Condition = tuple[str, list[object]]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a page is narrowed to; an empty field narrows nothing, save ``status``, which is then what took place.

    ``since`` and ``until`` are days, months or years (ISO 8601), both ends count; ``country`` and ``sector`` are on
    either side; ``place`` is a country's code or a place's name; ``outlet`` is a publisher with a telling, ``words``
    stand in the sentence of one; ``confidence`` is the least.
    """

    since: str = ""
    until: str = ""
    quad: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: str = ""
    context: str = ""
    country: tuple[str, ...] = ()
    sector: str = ""
    place: str = ""
    outlet: str = ""
    status: str = ""
    confidence: float = 0.0
    words: str = ""

    @classmethod
    def read(cls, pairs: Sequence[tuple[str, str]]) -> Filter:
        """The filter of the pairs of a query string; pairs that are not of it are passed over. Raises
        ``FilterInvalid``."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            if name in NAMES and value.strip():
                given.setdefault(name, []).append(one_value(name, value.strip()))
        values = {name: READERS[name](name, found) for name, found in given.items()}
        return cls(**values)  # type: ignore[arg-type]

    def pairs(self, **changed: Any) -> list[tuple[str, str]]:
        """The pairs that say this filter, with some fields changed; None empties one."""
        blank = Filter()
        one = replace(self, **{key: getattr(blank, key) if value is None else value for key, value in changed.items()})
        found = []
        for name in NAMES:
            value = getattr(one, name)
            if isinstance(value, tuple):
                found += [(name, part) for part in value]
            elif value:
                found.append((name, f"{value:g}" if isinstance(value, float) else value))
        return found

    def query(self, **changed: Any) -> str:
        """The query string with its question mark; nothing for none."""
        pairs = self.pairs(**changed)
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def set(self) -> list[tuple[str, str]]:
        """The fields that narrow, with their values."""
        return self.pairs()

    def condition(self, dated: bool = True) -> Condition:
        """A condition in SQL on the rows ``s`` of ``stories``, and its values; without the days unless ``dated``."""
        asked: list[tuple[str, object]] = [
            (f"{WHEN} >= ?", self.since if dated else None),
            (f"{WHEN} <= ?", f"{self.until}~" if dated and self.until else None),
            ("list_contains(?, s.quad_category)", list(self.quad)),
            ("list_contains(?, s.event_type)", list(self.type)),
            ("s.mode = ?", self.mode),
            ("list_contains(s.contexts, ?)", self.context),
            *(
                ("(list_contains(s.actor_countries, $) OR list_contains(s.recipient_countries, $))", code)
                for code in self.country
            ),
            ("(list_contains(s.actor_sectors, $) OR list_contains(s.recipient_sectors, $))", self.sector),
            place_condition(self.place),
            (OUTLET, self.outlet),
            ("list_contains(?, s.status)", self.statuses),
            ("s.confidence >= ?", self.confidence),
            (WORDS, self.words),
        ]
        kept = [(sql.replace("$", "?"), [value] * max(1, sql.count("$"))) for sql, value in asked if value]
        return " AND ".join(sql for sql, _ in kept), [value for _, values in kept for value in values]

    def told(self) -> Condition:
        """A condition on the rows ``e`` of ``events`` and ``a`` of ``articles``: tellings that are themselves as asked
        for, of stories that are."""
        condition, values = self.condition()
        asked: list[tuple[str, list[object]]] = [
            (f"e.story_id IN (SELECT s.story_id FROM stories s WHERE {condition})", values),
            ("list_contains(?, e.quad_category)", given(list(self.quad))),
            ("list_contains(?, e.event_type)", given(list(self.type))),
            ("e.mode = ?", given(self.mode)),
            ("a.publisher = ?", given(self.outlet)),
            ("list_contains(?, e.status)", given(self.statuses)),
            ("e.confidence >= ?", given(self.confidence)),
            ("contains(lower(e.sentence), lower(?))", given(self.words)),
        ]
        kept = [(sql, found) for sql, found in asked if found]
        return " AND ".join(sql for sql, _ in kept), [value for _, found in kept for value in found]

    @property
    def statuses(self) -> list[str]:
        """The statuses that are shown."""
        return list(STATUSES if self.status == "all" else (self.status,) if self.status else TOOK_PLACE)


NAMES = tuple(field.name for field in fields(Filter))


def given(value: object) -> list[object]:
    """The values of a condition: none where nothing is asked."""
    return [value] if value else []


def place_condition(place: str) -> tuple[str, object]:
    """Where it happened: a country's code, a name, or a name with a country's code ("Tripoli, LBY")."""
    if place in countries() or place in STATELESS:
        return "s.place_country = ?", place
    name, _, code = place.rpartition(", ")
    if name and CODE.fullmatch(code) and code.isupper():
        return "(lower(s.place_name) || ', ' || s.place_country) = ?", f"{name.lower()}, {code}"
    return "lower(s.place_name) = lower(?)", place


def one_value(name: str, value: str) -> str:
    """A value as it stands in the address. Raises ``FilterInvalid``."""
    if len(value) > LONGEST_VALUE:
        raise FilterInvalid(name=name, value=value[:40] + "…", why=f"it is longer than {LONGEST_VALUE} characters")
    return value


def word(name: str, found: list[str]) -> str:
    """Any words; of several the last counts."""
    return found[-1]


def date(name: str, found: list[str]) -> str:
    """A day, month or year."""
    try:
        days_of(found[-1])
    except BoundInvalid as error:
        raise FilterInvalid(
            name=name, value=found[-1], why="it must be a day such as 2021-03-25, or 2021-03, or 2021"
        ) from error
    return found[-1]


def quads(name: str, found: list[str]) -> tuple[str, ...]:
    """Quad categories."""
    return known(name, found, QUADS)


def types(name: str, found: list[str]) -> tuple[str, ...]:
    """Event types, in capitals."""
    try:
        return several(name, [event_type(value).code for value in found])
    except DragomanError as error:
        raise FilterInvalid(name=name, value=", ".join(found), why=str(error).rstrip(".")) from error


def codes(name: str, found: list[str]) -> tuple[str, ...]:
    """Codes of countries and bodies, in capitals."""
    for value in found:
        if not CODE.fullmatch(value):
            raise FilterInvalid(name=name, value=value, why="it must be a code such as KOR")
    return several(name, [value.upper() for value in found])


def capitals(name: str, found: list[str]) -> str:
    """One code in capitals."""
    return found[-1].upper()


def status(name: str, found: list[str]) -> str:
    """A status, or all."""
    return known(name, found[-1:], (*STATUSES, "all"))[0]


def share(name: str, found: list[str]) -> float:
    """A number between 0 and 1."""
    try:
        value = float(found[-1])
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise FilterInvalid(name=name, value=found[-1], why="it must be a number between 0 and 1")
    return value


def known(name: str, found: list[str], values: Sequence[str]) -> tuple[str, ...]:
    """Values of a list."""
    for value in found:
        if value not in values:
            raise FilterInvalid(name=name, value=value, why=f"it must be one of {', '.join(values)}")
    return several(name, found)


def several(name: str, found: list[str]) -> tuple[str, ...]:
    """Each value once, and not too many."""
    if len(found) > MOST_VALUES:
        raise FilterInvalid(
            name=name, value=", ".join(found[:3]) + ", …", why=f"at most {MOST_VALUES} can be asked for at once"
        )
    return tuple(dict.fromkeys(found))


READERS: Mapping[str, Callable[[str, list[str]], object]] = {
    "since": date, "until": date, "quad": quads, "type": types, "mode": word, "context": word, "country": codes,
    "sector": capitals, "place": word, "outlet": word, "status": status, "confidence": share, "words": word,
}  # fmt: skip
