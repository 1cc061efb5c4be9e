"""Marked words as HTML for notebooks: readable on light pages and dark, without scripts or style sheets of its own.

Colours are laid half-transparent under the words or drawn beside them, and the ink is that of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dragoman.store.whole_text import whole_text
from dragoman.views.annotated import Piece

# Two roles that words may have at once do not use the same means, so that both are seen.
STYLES = {
    "trigger": "font-weight:600;text-decoration:underline",
    "actor": "background:#56b4e955",
    "recipient": "background:#e69f0055",
    "date": "border-bottom:2px solid #cc79a7",
    "place": "border-bottom:2px solid #009e73",
    "quote": "font-style:italic",
    "figure": "border-bottom:2px dotted currentColor",
}
# Notebooks take what stands between two dollar signs for mathematics unless these classes are around it.
NO_MATHEMATICS = "tex2jax_ignore mathjax_ignore"
FAINT = "opacity:.75;font-size:smaller"


def words(text: object) -> str:
    """A text as HTML shows it: escaped, and in letters that any file can hold."""
    return escape(whole_text(str(text)))


def name(text: object) -> str:
    """A text from an article between words of ours: those written from right to left do not turn ours round."""
    return f"<bdi>{words(text)}</bdi>"


def marked(pieces: Iterable[Piece]) -> str:
    """Pieces of a text, each in the style of its roles, with what is known of it as its title."""
    return "".join(one_piece(one) for one in pieces)


def one_piece(piece: Piece) -> str:
    """One piece."""
    if not piece.roles:
        return words(piece.text)
    style = ";".join(STYLES[role] for role in reversed(piece.roles))
    return f'<span style="{style}" title="{words(piece.why)}">{words(piece.text)}</span>'


def legend(roles: Iterable[str] = STYLES) -> str:
    """What the marks mean: each role's name as its words are shown."""
    shown = " · ".join(f'<span style="{STYLES[role]}">{role}</span>' for role in roles)
    return f'<div style="{FAINT};margin:.3em 0">{shown} · point at words to see why</div>'


def framed(inner: str) -> str:
    """What a notebook shows for one object."""
    return f'<div class="dragoman {NO_MATHEMATICS}" style="text-align:left;line-height:1.5">{inner}</div>'


def headed(parts: Iterable[str | None]) -> str:
    """A heading of parts that come from an article."""
    return f"<strong>{' · '.join(name(part) for part in parts if part)}</strong>"
