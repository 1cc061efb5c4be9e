"""A reading as HTML for notebooks: the text with every event beside its sentence."""

from __future__ import annotations

from html import escape

from dragoman.records import Event, Reading
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.marks import pieces
from dragoman.views.table import names

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
        f'<th style="text-align:left">{title}</th>'
        for title in ("type", "actors", "recipients", "date", "place", "sentence")
    )
    return f"<div><strong>{head}</strong><table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table></div>"


def event_row(event: Event, reading: Reading) -> str:
    """One event as a table row."""
    what = (
        event.event_type
        + (f" {event.mode}" if event.mode else "")
        + (f" ({event.status})" if event.status != "asserted" else "")
    )
    colour = QUAD_COLOURS[event.quad_category]
    cells = [
        f'<span style="border-left:.4em solid {colour};padding-left:.4em">{escape(what)}</span>',
        escape(names(event.actors)).replace("\n", "<br>"),
        escape(names(event.recipients)).replace("\n", "<br>"),
        escape(event.date or ""),
        escape(event.place.name if event.place else ""),
        sentence_html(event, reading),
    ]
    return "<tr>" + "".join(f'<td style="text-align:left;vertical-align:top">{cell}</td>' for cell in cells) + "</tr>"


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
