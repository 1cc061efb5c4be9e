"""A reading as HTML for notebooks: the text with every event beside its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dragoman.records import Event, Participant, Reading
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.marks import pieces
from dragoman.views.table import label, type_and_mode

WHOLE = "white-space:nowrap"
STYLES = {
    "trigger": "font-weight:600;text-decoration:underline",
    "actor": "background:#56b4e955",
    "recipient": "background:#e69f0055",
    "date": "border-bottom:2px solid #cc79a7",
    "place": "border-bottom:2px solid #009e73",
}


def reading_html(reading: Reading) -> str:
    """The events of a reading as an HTML table, their words marked; every text is escaped."""
    article = reading.article
    head = escape(" · ".join(part for part in (article.title, article.publisher, article.date) if part) or article.id)
    if not reading.events:
        return f"<div><strong>{head}</strong><p>no events</p></div>"
    rows = "".join(event_row(event, reading) for event in reading.events)
    titles = "".join(
        f'<th style="text-align:left;padding:.2em .6em">{title}</th>'
        for title in ("type", "actors", "recipients", "date", "place", "sentence")
    )
    table = f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<div><strong>{head}</strong>{legend_html()}{table}</div>"


def legend_html() -> str:
    """What the marks in a sentence mean: each role's name as its words are shown."""
    roles = " · ".join(f'<span style="{style}">{role}</span>' for role, style in STYLES.items())
    return f'<div style="font-size:smaller;margin:.3em 0">{roles}</div>'


def event_row(event: Event, reading: Reading) -> str:
    """One event as a table row; a type, a day and a name's country are never broken over lines."""
    what = type_and_mode(event) + (f" ({event.status})" if event.status != "asserted" else "")
    bar = f"border-left:.4em solid {QUAD_COLOURS[event.quad_category]};padding-left:.4em"
    cells = [
        f'<span style="{WHOLE};{bar}" title="{escape(event.quad_category)}">{escape(what)}</span>',
        people(event.actors),
        people(event.recipients),
        f'<span style="{WHOLE}">{escape(event.date or "")}</span>',
        escape(event.place.name if event.place else ""),
        sentence_html(event, reading),
    ]
    return (
        "<tr>"
        + "".join(f'<td style="text-align:left;vertical-align:top;padding:.2em .6em">{cell}</td>' for cell in cells)
        + "</tr>"
    )


def people(participants: Sequence[Participant]) -> str:
    """Participants, a line each, country and sector kept together."""
    return "<br>".join(escape(one.name) + whole(label(one).strip()) for one in participants)


def whole(words: str) -> str:
    """Words after a blank, never broken over lines; nothing for none."""
    return f' <span style="{WHOLE}">{escape(words)}</span>' if words else ""


def sentence_html(event: Event, reading: Reading) -> str:
    """The sentence with its roles marked; the rule stands in the title of the trigger."""
    parts = []
    for words, role in pieces(event, reading):
        if role is None:
            parts.append(escape(words))
        else:
            title = f"{role}: {event.rule}" if role == "trigger" else role
            parts.append(f'<span style="{STYLES[role]}" title="{escape(title)}">{escape(words)}</span>')
    return "".join(parts)
