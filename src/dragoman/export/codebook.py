"""What the codes of an export mean, as rows for those who read it without Dragoman at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.ontology import contexts, event_types, quads, sectors, statuses

Row = tuple[str, str, str, str]


def codebook_rows(names: Mapping[str, str]) -> Iterator[Row]:
    """(kind, code, name, meaning) of each event type, mode, context, sector, status, quad category and country."""
    for one in event_types():
        yield "event_type", one.code, one.code.lower(), " ".join(f"{one.definition} {one.excludes}".split())
        for mode in one.modes:
            yield "mode", mode.name, f"{one.code} {mode.name}", " ".join(mode.definition.split())
    terms = {"context": contexts(), "sector": sectors(), "status": statuses(), "quad_category": quads()}
    for kind, found in terms.items():
        for term in found:
            yield kind, term.code, term.name, " ".join(term.definition.split())
    for code, name in names.items():
        yield "country", code, name, ""
