"""What options say of the reports that say nothing themselves."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.read.duplicates import Seen


@dataclass(frozen=True, slots=True)
class Defaults:
    """``date``, ``publisher`` and the like fill in what a report does not tell; ``text_column`` names the column or
    key that holds the text; ``encoding`` is that of text files. ``seen`` are the pages of web archives that the run has
    read."""

    date: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    text_column: str | None = None
    encoding: str = "utf-8"
    seen: Seen = field(default_factory=Seen, compare=False, repr=False)
