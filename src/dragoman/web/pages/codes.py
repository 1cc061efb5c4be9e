"""What the codes mean: types with their modes, contexts, sectors, statuses and quad categories."""

from __future__ import annotations

from dragoman.ontology import quads, statuses
from dragoman.web.view import View, Visit


def page(visit: Visit) -> View:
    """The codebook, of the ontology's own files."""
    return View("codes.html", "Codes", {"quad_terms": quads(), "status_terms": statuses()})
