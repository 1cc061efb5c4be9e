"""What a code means, printed."""

from __future__ import annotations

from typing import TextIO

from rich.text import Text

from dragoman.errors import UnknownCode
from dragoman.ontology import explain
from dragoman.resolve.countries import explain_country
from dragoman.views.table import console


def print_meaning(code: str, stream: TextIO) -> None:
    """Print what a type, mode, context, sector, status, quad, CAMEO or country code means. Raises ``UnknownCode``."""
    shown = console(stream)
    country = explain_country(code.upper())
    if country is not None and len(code) == 3:
        name, demonyms, capital = country
        shown.print(Text(f"{code.upper()} · country", style="bold"))
        shown.print(Text("  " + " · ".join(part for part in (name, ", ".join(demonyms), capital) if part)))
        return
    for meaning in explain(code):
        shown.print(Text(f"{meaning.code} · {meaning.kind} · {meaning.name}", style="bold"))
        shown.print(Text(f"  {meaning.definition}"))
        for key, value in meaning.facts.items():
            shown.print(Text(f"  {key}: {value}"))
        if meaning.related:
            shown.print(Text("  see also: " + ", ".join(meaning.related), style="dim"))


__all__ = ["UnknownCode", "print_meaning"]
