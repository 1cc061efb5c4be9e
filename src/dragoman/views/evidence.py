"""The proof of each event on a terminal: its sentence with the words marked, the rule, and what was turned down."""

from __future__ import annotations

from typing import TextIO

from rich.text import Text

from dragoman.records import Event, Reading
from dragoman.views.colours import QUAD_COLOURS, ROLE_STYLES
from dragoman.views.marks import pieces
from dragoman.views.table import console, label


def print_reading(reading: Reading, stream: TextIO) -> None:
    """Print every event of a reading with its evidence, then the candidates that were not coded."""
    shown = console(stream)
    article = reading.article
    shown.print(
        Text(
            " · ".join(part for part in (article.title, article.publisher, article.date) if part) or article.id,
            style="bold",
        )
    )
    for event in reading.events:
        shown.print()
        shown.print(heading(event))
        shown.print(Text("  ").append_text(marked(event, reading)))
        for line in details(event):
            shown.print(Text("  " + line, style="dim"))
    if not reading.events:
        shown.print("no events: nothing in it has words for one")
    if reading.turned_down:
        shown.print(Text("\nconsidered and turned down", style="bold"))
        for one in reading.turned_down:
            shown.print(Text(f"  “{one.trigger.text}” as {one.rule}: {one.reason}", style="dim"))


def heading(event: Event) -> Text:
    """ "CONSULT visit · asserted · 2021-03-25 · Seoul"."""
    what = event.event_type + (f" {event.mode}" if event.mode else "")
    parts = [event.status, event.date, event.place.name if event.place else None, ", ".join(event.contexts) or None]
    line = Text(what, style=f"bold {QUAD_COLOURS[event.quad_category]}")
    return line.append("".join(f" · {part}" for part in parts if part))


def marked(event: Event, reading: Reading) -> Text:
    """The sentence with its roles in colour, and in brackets where there is no colour."""
    line = Text()
    for words, role in pieces(event, reading):
        if role is None:
            line.append(words.replace("\n", " "))
        else:
            line.append(f"[{words}]", style=ROLE_STYLES[role]).append(f"{role}", style="dim italic")
    return line


def details(event: Event) -> list[str]:
    """Who, on whose word, how many, and the rule with its weight."""
    lines = []
    for title, participants in (("actor", event.actors), ("recipient", event.recipients)):
        lines += [
            f"{title}: {one.name}{label(one)}" + (f", {one.office}" if one.office else "") for one in participants
        ]
    if event.attribution:
        lines.append("on the word of: " + ", ".join(f"{one.name} ({one.kind})" for one in event.attribution))
    lines += [f"figure: {one.text} = {one.value:g} {one.unit or ''} ({one.kind})" for one in event.figures]
    lines.append(f"rule: {event.rule} · CAMEO {event.cameo or '–'} · weight {event.confidence:.2f}")
    return lines
