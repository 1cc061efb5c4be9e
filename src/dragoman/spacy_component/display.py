"""Events in displaCy: labels, colours, and a text with its marks."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from spacy.tokens import Doc

from dragoman.ontology import event_types
from dragoman.records import Event
from dragoman.spacy_component.kept import reading_of
from dragoman.spacy_component.settings import SPANS
from dragoman.views.annotated import Piece, article_pieces
from dragoman.views.colours import QUAD_COLOURS, ROLE_STYLES

PAINT = 0.6  # of a colour, the rest white: what stands out from black words


def marked_text(doc: Doc) -> dict[str, Any]:
    """A doc's text as displaCy draws it by hand: every word under one mark at most, the first of its roles."""

    def role(piece: Piece) -> str:
        return piece.roles[0] if piece.roles else ""

    reading = reading_of(doc)
    found = article_pieces(reading) if reading else []
    runs = [(label, list(group)) for label, group in groupby(found, role) if label]
    ents = [{"start": run[0].start, "end": run[-1].start + len(run[-1].text), "label": label} for label, run in runs]
    return {"text": doc.text, "ents": ents, "title": reading.article.title if reading else None}


def label(event: Event, role: str) -> str:
    """ "CONSULT" for the act, "CONSULT actor" for who acts."""
    return event.event_type if role == "trigger" else f"{event.event_type} {role}"


def displacy_colours() -> dict[str, str]:
    """The colour of every label of a span in displaCy: that of the quad category."""
    return {
        f"{one.code}{role}": lightened(QUAD_COLOURS[one.quad])
        for one in event_types()
        for role in ("", " actor", " recipient", " place")
    }


def displacy_options(spans_key: str = SPANS) -> dict[str, Any]:
    """Options for ``displacy.render(doc, style="span", options=…)``, and for ``doc._.dragoman_ents``."""
    roles = {role: lightened(style.split()[-1]) for role, style in ROLE_STYLES.items() if "#" in style}
    return {"spans_key": spans_key, "colors": displacy_colours() | roles}


def lightened(colour: str) -> str:
    """A colour on which black words are read."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - PAINT * (255 - one)):02x}" for one in channels)
