"""The vocabulary of places, read once from ``data/place_words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def place_words(group: str) -> frozenset[str]:
    """One list of the file as a set, spelled as there."""
    return frozenset(tables()[group])


@cache
def tables() -> dict[str, list[str]]:
    """All lists of the file."""
    text = resources.files("dragoman.resolve").joinpath("data", "place_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
