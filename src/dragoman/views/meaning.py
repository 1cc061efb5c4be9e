"""What a code means, printed."""

from __future__ import annotations

from typing import TextIO

from rich.text import Text

from dragoman.ontology import explain
from dragoman.resolve.countries import explain_country
from dragoman.views.console import console, indented


def print_meaning(code: str, stream: TextIO) -> None:
    """Print what a type, mode, context, sector, status, quad, CAMEO or country code means. Raises ``UnknownCode``."""
    shown = console(stream)
    country = explain_country(code.upper())
    if country is not None and len(code) == 3:
        name, demonyms, capital = country
        shown.print(Text(f"{code.upper()} · country", style="bold"))
        shown.print(indented(" · ".join(part for part in (name, ", ".join(demonyms), capital) if part)))
        return
    for meaning in explain(code):
        shown.print(Text(f"{meaning.code} · {meaning.kind} · {meaning.name}", style="bold"))
        shown.print(indented(meaning.definition))
        for key, value in meaning.facts.items():
            shown.print(indented(f"{key}: {value}"))
        if meaning.related:
            shown.print(indented("see also: " + ", ".join(meaning.related), style="dim"))
