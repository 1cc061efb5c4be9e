"""Names that stand for several countries ("both Koreas", "the Baltic states"), from ``data/groups.csv``."""

from __future__ import annotations

from functools import lru_cache

from dragoman.records import Entity
from dragoman.resolve.countries import countries
from dragoman.resolve.csv_file import listed, rows
from dragoman.resolve.identity import entity_id

DETERMINERS = ("the", "both", "two", "all", "other", "many", "some", "several", "most", "rival", "five", "three")


@lru_cache(maxsize=1)
def groups() -> dict[str, tuple[str, ...]]:
    """Member codes (ISO 3166 alpha-3) by each name in lower case; an empty tuple where members vary."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("groups.csv", "name", "members", "names"):
        for name in listed(row["names"]):
            found.setdefault(name.lower().removeprefix("the "), listed(row["members"]))
    return found


def members(phrase: str) -> tuple[Entity, ...] | None:
    """The countries that a phrase stands for together; empty for a name without fixed members, None for no group."""
    words = phrase.lower().split()
    while words and words[0] in DETERMINERS and " ".join(words) not in groups():
        words = words[1:]
    codes = groups().get(" ".join(words))
    return None if codes is None else tuple(state(code, phrase) for code in codes)


def state(code: str, phrase: str) -> Entity:
    """A country as member of a group; a code of an imported dictionary that is no country's goes by itself."""
    known = countries().get(code)
    return Entity(
        known.name if known else code, code, "GOV", None, entity_id("", code, "country"), f"one of the group {phrase!r}"
    )
