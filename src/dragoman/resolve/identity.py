"""Stable identifiers of entities: the same person, body or country has the same one in every article."""

from __future__ import annotations

from dragoman.resolve.spelling import key, slug


def entity_id(name: str, country: str | None, manner: str) -> str | None:
    """``RUS:lavrov-sergey`` for a person, ``org:taliban`` for a body, ``cty:RUS`` for a country, else country
    and words; None where neither country nor body is known."""
    if manner == "country":
        return f"cty:{country}"
    if manner == "body":
        return f"org:{slug(name)}"
    if not country or not key(name):
        return None
    words = key(name)
    return f"{country}:" + "-".join((words[-1], *words[:-1]) if manner == "person" else words)
