"""The proof of each event on a terminal: its sentence with the words marked, the rule, and what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from dragoman.records import Event, Participant, Reading
from dragoman.views.colours import QUAD_COLOURS, ROLE_STYLES
from dragoman.views.console import console, indented, shows_colour
from dragoman.views.marks import pieces
from dragoman.views.table import label, type_and_mode


def print_reading(reading: Reading, stream: TextIO) -> None:
    """Print every event of a reading with its evidence, then the candidates that were not coded."""
    shown = console(stream)
    shown.print(Text(title(reading), style="bold"))
    if reading.desk:
        shown.print(f"no events: its words are of another desk ({reading.desk}); `code --every-desk` looks for them")
    elif not reading.events:
        shown.print("no events: nothing in it has words for one")
    elif shows_colour(shown):
        shown.print(legend())
    for event in reading.events:
        print_event(event, reading, shown)
    if reading.turned_down:
        shown.print(Text("\nconsidered and turned down", style="bold"))
        for one in reading.turned_down:
            shown.print(indented(f"“{one.trigger.text}” as {one.rule}: {one.reason}", style="dim"))


def title(reading: Reading) -> str:
    """What tells an article from others: title, publisher and day, else its file, else its id."""
    article = reading.article
    known = " · ".join(part for part in (article.title, article.publisher, article.date) if part)
    return known if article.title else " · ".join(part for part in (article.source, known) if part) or article.id


def legend() -> Text:
    """What the colours of a sentence mean: each role's name as its words are shown."""
    return Text(" · ").join(Text(role, style=style) for role, style in ROLE_STYLES.items())


def print_event(event: Event, reading: Reading, shown: Console) -> None:
    """Print one event: what it is, its sentence, and all that is known of it."""
    shown.print()
    shown.print(heading(event))
    shown.print(indented(marked(event, reading, shows_colour(shown))))
    for line in details(event):
        shown.print(indented(line, style="dim"))


def heading(event: Event) -> Text:
    """ "CONSULT visit · verbal cooperation · asserted · 2021-03-25 · Seoul"; the second is what its colour means."""
    parts = [
        event.quad_category,
        event.status,
        event.date,
        event.place.name if event.place else None,
        ", ".join(event.contexts) or None,
    ]
    line = Text().append(type_and_mode(event), style=f"bold {QUAD_COLOURS[event.quad_category]}")
    return line.append("".join(f" · {part}" for part in parts if part))


def marked(event: Event, reading: Reading, coloured: bool) -> Text:
    """The sentence with its roles in colour, or by name in brackets where there is no colour."""
    line = Text()
    for words, role in pieces(event, reading):
        flat = " ".join(words.split("\n"))
        if role is None:
            line.append(flat)
        elif coloured:
            line.append(flat, style=ROLE_STYLES[role])
        else:
            line.append(f"[{role}: {flat}]")
    return line


def details(event: Event) -> Iterator[str]:
    """Who, on whose word, how many, and the rule with its weight."""
    yield from sides(("actor", event.actors), ("recipient", event.recipients))
    if event.attribution:
        yield "on the word of: " + ", ".join(f"{one.name} ({one.kind})" for one in event.attribution)
    for one in event.figures:
        unit = f" {one.unit}" if one.unit else ""
        yield f"figure: “{one.text}” = {one.value:,g}{unit} ({one.kind})"
    if event.date and event.date_reason:
        yield f"date: {event.date} ({event.date_reason})"
    if event.place and event.place_reason:
        yield f"place: {event.place.name} ({event.place_reason})"
    yield f"rule: {event.rule} · CAMEO {event.cameo or '–'} · weight {event.confidence:.2f}"
    if event.dissent:
        yield f"outvoted: {event.dissent}"


def sides(*named: tuple[str, Iterable[Participant]]) -> Iterator[str]:
    """ "actor: Sergey Lavrov (RUS GOV), foreign minister", a line a participant."""
    for role, participants in named:
        for one in participants:
            yield f"{role}: {one.name}{label(one)}" + (f", {one.office}" if one.office else "")
