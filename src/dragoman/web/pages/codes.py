"""What the codes mean: types with their modes, contexts, sectors, statuses and quad categories."""

from __future__ import annotations

from dragoman.ontology import affiliations, quads, statuses
from dragoman.web.view import View, Visit


def page(visit: Visit) -> View:
    """The codebook, of the ontology's own files."""
    terms = {"quad_terms": quads(), "status_terms": statuses(), "affiliations": affiliations()}
    return View("codes.html", "Codes", terms)
