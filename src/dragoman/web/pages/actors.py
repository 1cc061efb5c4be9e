"""To come."""

from dragoman.web.view import View, Visit


def page(visit: Visit) -> View:
    return View("message.html", "x", {"words": "x"})
