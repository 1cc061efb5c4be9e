"""A story as HTML for notebooks: what most reports say, what others say instead, and every report that tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dragoman.views.event_html import bar
from dragoman.views.marked_html import FAINT, STYLES, framed, name, words
from dragoman.views.stories import counts, heading, sides, source

Row = Mapping[str, Any]


def story_html(story: Row, tellings: Sequence[Row]) -> str:
    """A story with its tellings, those of a report together; every text is escaped."""
    reports = "".join(report(list(group)) for _, group in groupby(tellings, lambda one: one["article_id"]))
    top = f"<strong>{words(heading(story).plain)}</strong><div>{name(sides(story))}</div>"
    known = "".join(f'<div style="{FAINT}">{line}</div>' for line in facts(story))
    return framed(f'<div style="{bar(story["quad_category"])}">{top}{known}{disagreements(story)}</div>{reports}')


def facts(story: Row) -> Iterator[str]:
    """Where, how many, and how many tell of it."""
    where = ", ".join(part for part in (story["place_name"], story["place_country"]) if part)
    if where:
        yield name(where)
    figures = ", ".join(f"{value:g} {words(kind)}" for kind, value in json.loads(story["figures"]).items())
    if figures:
        yield figures
    yield words(counts(story))


def disagreements(story: Row) -> str:
    """What reports do not agree on: each value with the number of reports that have it."""
    told = []
    for field, values in json.loads(story["disagreements"]).items():
        said = ", ".join(f"{name(value)} ({reports})" for value, reports in values.items())
        told.append(f"<li>{words(field)}: {said}</li>")
    return f'<div>Reports disagree:<ul style="margin:0">{"".join(told)}</ul></div>' if told else ""


def report(tellings: Sequence[Row]) -> str:
    """One report with the sentences in which it tells of the story."""
    said = "".join(f'<p dir="auto" style="margin:.2em 0 .2em 1em">{sentence(one)}</p>' for one in tellings)
    return f'<div style="margin-top:.6em"><strong>{name(source(tellings[0]))}</strong>{said}</div>'


def sentence(telling: Row) -> str:
    """A sentence, the words of its act marked."""
    text, at = str(telling["sentence"]), telling["trigger_at"]
    if at is None:
        return words(text)
    end = at + len(telling["trigger_text"])
    act = f'<span style="{STYLES["trigger"]}" title="{words(telling["event_type"])}">{words(text[at:end])}</span>'
    return f"{words(text[:at])}{act}{words(text[end:])}"
