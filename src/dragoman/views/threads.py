"""A thread for people: its stories as a chronology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rich.text import Text

from dragoman.views.console import console, indented
from dragoman.views.stories import heading, sides
from dragoman.views.table import print_rows


def print_chronology(stories: Sequence[Mapping[str, Any]], form: str, stream: TextIO) -> None:
    """Print the stories of a thread, each with who, to whom, where, how many reports, and the words that first tell it;
    as CSV or JSON lines their rows."""
    if form != "table":
        print_rows(tuple(stories[0]) if stories else (), [tuple(one.values()) for one in stories], form, stream)
        return
    shown = console(stream)
    for one in stories:
        reports = "1 report" if one["reports"] == 1 else f"{one['reports']} reports"
        where = f" · {one['place_name']}" if one["place_name"] else ""
        shown.print(heading(one).append(f"{where} · {reports} · {one['story_id']}", style="dim"))
        shown.print(indented(sides(one)))
        shown.print(indented(Text(" ".join(str(one["sentence"] or "").split()), style="italic")))
