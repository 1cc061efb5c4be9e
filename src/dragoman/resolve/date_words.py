"""The vocabulary of time, read once from ``data/dates.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def date_words() -> dict[str, Any]:
    """The tables of ``data/dates.toml``."""
    text = resources.files("dragoman.resolve").joinpath("data", "dates.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
