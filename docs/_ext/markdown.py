"""Pieces of Markdown that made pages share."""

from __future__ import annotations

from collections.abc import Iterable


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table; cells are Markdown, their bars escaped."""
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(str(one).replace("|", "\\|").replace("\n", " ") for one in line) + " |"
                     for line in lines) + "\n"  # fmt: skip


def code(text: str) -> str:
    """Words as code."""
    return f"`{text}`"


def literal(text: str) -> str:
    """Plain text, none of whose signs is Markdown's."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~$" else sign for sign in text)


def number(value: float | None) -> str:
    """A score with its sign, or nothing."""
    return "" if value is None else f"{value:+g}".replace("-", "−") if value else "0"
