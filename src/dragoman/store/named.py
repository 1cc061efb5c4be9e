"""Questions that have a name: SQL with parameters, from ``queries.toml``."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import ParameterInvalid, QueryUnknown

DATES = {"date": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"), "day": re.compile(r"\d{4}-\d{2}-\d{2}")}
UNITS = ("day", "week", "month", "quarter", "year")
MUST = "(must be set)"
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be set in a question. ``kind`` is text, country, code, date, day, number or unit."""

    name: str
    kind: str
    about: str
    default: Value = None

    @property
    def must(self) -> bool:
        """Whether nothing can be asked without it."""
        return MUST in self.about

    def read(self, text: str) -> Value:
        """A value as somebody wrote it; an empty one is the default. Raises ``ValueError`` that says what is wanted."""
        said = text.strip()
        if not said:
            return self.default
        if self.kind == "number":
            return whole(said)
        if self.kind in DATES and not DATES[self.kind].fullmatch(said):
            less = ", or 2021-03, or 2021" if self.kind == "date" else ""
            raise ValueError(f"it must be a day such as 2021-03-25{less}")
        if self.kind == "unit" and said not in UNITS:
            raise ValueError(f"it must be one of {', '.join(UNITS)}")
        return said.upper() if self.kind in ("country", "code") else said


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name. ``sql`` has each of its parameters as ``$name``."""

    name: str
    about: str
    sql: str
    parameters: tuple[Parameter, ...] = ()

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """The value of every parameter, of what is ``given`` as text. Raises ``ParameterInvalid``."""
        known = {one.name: one for one in self.parameters}
        for name in given:
            if name not in known:
                why = f"there is no such parameter; there are: {', '.join(known) or 'none'}"
                raise ParameterInvalid(query=self.name, name=name, why=why)
        found: dict[str, Value] = {}
        for name, one in known.items():
            try:
                found[name] = one.read(given.get(name, ""))
            except ValueError as error:
                raise ParameterInvalid(query=self.name, name=name, why=str(error)) from error
            if one.must and found[name] is None:
                raise ParameterInvalid(query=self.name, name=name, why=f"it must be set, with --set {name}=…")
        return ended(found)


def ended(values: dict[str, Value]) -> dict[str, Value]:
    """Values in which the last day, as a month or year, counts to its end."""
    until = values.get("until")
    return values | {"until": f"{until}~"} if isinstance(until, str) and len(until) < 10 else values


def whole(text: str) -> int:
    """A whole number, zero or more. Raises ``ValueError``."""
    if not text.isdecimal():
        raise ValueError("it must be a whole number")
    return int(text)


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All questions by name, in the order of the file."""
    text = files("dragoman.store").joinpath("queries.toml").read_text(encoding="utf-8")
    return {
        name: NamedQuery(
            name,
            one["about"],
            one["sql"].strip(),
            tuple(Parameter(key, **said) for key, said in one.get("parameters", {}).items()),
        )
        for name, one in tomllib.loads(text).items()
    }


def named_query(name: str) -> NamedQuery:
    """A question by its name. Raises ``QueryUnknown``."""
    known = named_queries()
    if name not in known:
        near = difflib.get_close_matches(name, known, 3) or list(known)[:3]
        raise QueryUnknown(name=name, near=", ".join(f"@{one}" for one in near))
    return known[name]
