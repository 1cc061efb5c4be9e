"""Numbers written in figures, in words or both ("22.3 billion", "twenty-one", "a dozen") and their values."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@cache
def figure_words() -> dict[str, Any]:
    """The tables of ``data/figures.toml``."""
    text = resources.files("dragoman.resolve").joinpath("data", "figures.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def number_pattern() -> str:
    """A regular expression without groups for one written number, for use inside larger ones (ignoring case)."""
    words = alternation(figure_words()["numbers"])
    scales = alternation(figure_words()["multipliers"])
    long_scales = alternation(word for word in figure_words()["multipliers"] if len(word) > 2)
    word = rf"(?:{words})(?:[- ](?:and )?(?:{words}))*(?:[- ](?:{long_scales})(?: and)?(?: (?:{words})\b)*)*"
    word = rf"(?:{word}|(?:half )?an? (?:{long_scales})(?: (?:{long_scales}))*)"
    vague = alternation(figure_words()["vague"])
    return rf"(?:(?:{DIGITS})(?:[ -]?(?:{scales})\b(?: (?:{long_scales})\b)?)?|(?:{vague})\b|(?:{word})\b)"


def alternation(words: Any) -> str:
    """Words as one branch of a regular expression, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=len, reverse=True))


def number(text: str) -> float | None:
    """The value of a written number, or None where the words are none: "1,200", "3.5 million", "two hundred"."""
    tables = figure_words()
    plain = " ".join(text.lower().split())
    if plain in tables["vague"]:
        return float(tables["vague"][plain])
    if plain.startswith("half a"):
        whole = number(plain.removeprefix("half "))
        return whole / 2 if whole is not None else None
    total, group, seen = 0.0, 0.0, False
    for word in re.findall(rf"{DIGITS}|[a-z]+", plain):
        if word[0].isdigit():
            group, seen = group + float(word.replace(",", "")), True
        elif word in tables["multipliers"]:
            total, group = scaled(total, group if seen else 1.0, float(tables["multipliers"][word]))
            seen = True
        elif word in tables["numbers"]:
            group, seen = group + float(tables["numbers"][word]), True
        elif word not in ("and", "of", "a", "an"):
            return None
    return total + group if seen else None


def scaled(total: float, group: float, scale: float) -> tuple[float, float]:
    """The running total and open group after a scale word: hundreds stay open ("two hundred thousand")."""
    if scale <= 100:
        return total, group * scale
    if group == 0:
        return total * scale, 0.0
    return total + group * scale, 0.0
