"""A story for people: what most say, what others say instead, and all tellings in their order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rich.text import Text

from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.console import console, indented
from dragoman.views.table import print_rows


def print_story(
    story: Mapping[str, Any], tellings: Sequence[Mapping[str, Any]], form: str, stream: TextIO
) -> None:
    """Print a story with its tellings; as CSV or JSON lines, the tellings alone."""
    if form != "table":
        columns = tuple(tellings[0]) if tellings else ()
        print_rows(columns, [tuple(one.values()) for one in tellings], form, stream)
        return
    shown = console(stream)
    shown.print(heading(story))
    shown.print(indented(sides(story)))
    where = ", ".join(part for part in (story["place_name"], story["place_country"]) if part)
    figures = ", ".join(f"{value:g} {kind}" for kind, value in json.loads(story["figures"]).items())
    for line in filter(None, (where, figures, counts(story))):
        shown.print(indented(line))
    for field, values in json.loads(story["disagreements"]).items():
        said = ", ".join(f"{value} ({reports})" for value, reports in values.items())
        shown.print(indented(f"{field}: {said}", style="yellow"))
    article = None
    for one in tellings:
        if one["article_id"] != article:
            article = one["article_id"]
            shown.print(Text("\n" + source(one), style="bold"))
        shown.print(indented(marked(one)))


def heading(story: Mapping[str, Any]) -> Text:
    """ "2021-03-25 CONSULT visit", in the colour of its quad category."""
    kind = " ".join(filter(None, (story["event_type"], story["mode"])))
    status = "" if story["status"] == "asserted" else f" ({story['status']})"
    when = story["date"] or "undated"
    return Text(f"{when} ").append(kind + status, style=QUAD_COLOURS[story["quad_category"]])


def sides(story: Mapping[str, Any]) -> str:
    """ "Sergey Lavrov (RUS GOV) → Chung Eui-yong (KOR GOV)"."""
    both = []
    for role in ("actor", "recipient"):
        people = zip(story[f"{role}s"], story[f"{role}_countries"], story[f"{role}_sectors"], strict=True)
        both.append(", ".join(named(*one) for one in people))
    return " → ".join(side or "?" for side in both) if both[1] else both[0] or "?"


def named(name: str, country: str, sector: str) -> str:
    """A participant with country and sector."""
    known = " ".join(filter(None, (country, sector)))
    return f"{name} ({known})" if known else name


def counts(story: Mapping[str, Any]) -> str:
    """How many tell of it, and since when."""
    reports = "1 report" if story["reports"] == 1 else f"{story['reports']} reports"
    outlets = {0: "", 1: ", 1 outlet"}.get(story["outlets"], f", {story['outlets']} outlets")
    first = f", first on {story['first_published']}" if story["first_published"] else ""
    return f"{reports}{outlets}{first}"


def source(telling: Mapping[str, Any]) -> str:
    """Day, outlet and title of a report."""
    parts = (telling["published"], telling["publisher"], telling["title"] or telling["article_id"])
    return " · ".join(filter(None, parts))


def marked(telling: Mapping[str, Any]) -> Text:
    """A sentence, the words of its act set apart."""
    text = Text(" ".join(str(telling["sentence"]).split("\n")))
    at = telling["trigger_at"]
    if at is not None:
        text.stylize("bold underline", at, at + len(telling["trigger_text"]))
    return text


