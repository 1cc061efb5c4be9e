"""Alerts for people: what left its past, how far, and the stories that explain it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from dragoman.stories.alerts import CONFLICT, SCORE, Alert
from dragoman.stories.surprise import LAST
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.console import console, indented
from dragoman.views.series import UNITS
from dragoman.views.stories import sides

COLUMNS = (
    "period", "actor", "recipient", "directed", "measure", "way", "lasts", "observed", "expected", "p", "q", "also",
    "stories",
)  # fmt: skip


def print_alerts(found: Sequence[Alert], form: str, stream: TextIO) -> None:
    """Alerts in their order; as JSON lines whole, as CSV with the ids of their stories."""
    if form == "jsonl":
        for one in found:
            stream.write(json.dumps(one.to_dict(), ensure_ascii=False, default=str) + "\n")
        return
    if form == "csv":
        from dragoman.views.table import print_rows

        print_rows(COLUMNS, [flat(one) for one in found], form, stream)
        return
    shown = console(stream)
    for one in found:
        print_alert(one, shown)


def flat(one: Alert) -> list[Any]:
    """An alert as cells."""
    ids = (str(story["story_id"]) for story in one.stories)
    record = one.to_dict() | {"also": "; ".join(one.also), "stories": "; ".join(ids)}
    return [record[name] for name in COLUMNS]


def print_alert(one: Alert, shown: Console) -> None:
    """One alert, its stories below it."""
    shown.print(Text(f"{one.period} {one.dyad} ", style="bold").append(what(one), style=style(one)))
    shown.print(indented(how_sure(one), style="dim"))
    for story in one.stories:
        shown.print(indented(story_line(story)))
        if story.get("sentence"):
            shown.print(indented(indented_sentence(str(story["sentence"]))))


def what(one: Alert) -> str:
    """ "more conflict: 9 stories where 1.2 were expected"."""
    over = f" over {LAST} {UNITS[one.by]}" if one.lasts else ""
    if one.measure == SCORE:
        return f"scores {one.way}: {one.observed:+.1f} where {one.expected:+.1f} was the mean{over}"
    told = "stories" if one.measure == "stories" else f"stories of {one.measure}"
    number = f"{one.observed:.1f} a {one.by}" if one.lasts else f"{one.observed:.0f}"
    return f"{'more' if one.way == 'rise' else 'fewer'} {told}: {number} where {one.expected:.1f} were expected{over}"


def how_sure(one: Alert) -> str:
    """The probability, and what else alerts in the period."""
    also = f"; also {', '.join(one.also)}" if one.also else ""
    q = "" if one.q is None else f", false discoveries up to here {one.q:.2g}"
    return f"p = {one.p:.2g}{q}{also}"


def style(one: Alert) -> str:
    """The colour of an alert's quad categories: of conflict where it grows, of cooperation where that does."""
    worse = one.measure in CONFLICT or (one.measure == SCORE and one.way == "fall")
    better = one.measure == "cooperation" or (one.measure == SCORE and one.way == "rise")
    return QUAD_COLOURS["material conflict"] if worse else QUAD_COLOURS["material cooperation"] if better else ""


def story_line(story: Mapping[str, Any]) -> Text:
    """ "2020-04-12 ASSAULT bombard · A (X) → B (Y) · 4 reports"."""
    kind = " ".join(filter(None, (story["event_type"], story["mode"])))
    reports = "1 report" if story["reports"] == 1 else f"{story['reports']:,} reports"
    text = Text(f"{story['date'] or 'undated'} ").append(kind, style=QUAD_COLOURS[story["quad_category"]])
    return text.append(f" · {sides(story)} · {reports}")


def indented_sentence(sentence: str) -> Text:
    """The words that tell a story, set in further."""
    return Text("  “" + " ".join(sentence.split()) + "”", style="dim")
