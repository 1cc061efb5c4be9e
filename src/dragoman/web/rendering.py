"""Templates: what a page has is put into HTML, and every text is escaped on its way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman import __version__
from dragoman.ontology import affiliations, contexts, event_types, sectors
from dragoman.records import STATUSES
from dragoman.resolve.countries import countries
from dragoman.views.colours import QUAD_COLOURS
from dragoman.web.drawn import svg
from dragoman.web.filter import Filter
from dragoman.web.limits import DEEPEST, PAGE
from dragoman.web.links import LINKS
from dragoman.web.marking import entitled, found_marked, sentence_marked
from dragoman.web.shapes import SPARK, sparkline
from dragoman.web.view import View, Visit


@cache
def environment() -> Environment:
    """The templates, with what all of them use."""
    made = Environment(
        loader=PackageLoader("dragoman.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(
        **LINKS, static=static, country_name=country_name, quads=QUAD_COLOURS, types=event_types(),
        contexts=contexts(), sectors=sectors(), statuses=STATUSES, version=__version__, sparkline=sparkline,
        spark=SPARK, page_rows=PAGE, deepest=DEEPEST, quad_class=quad_class, plural_of=plural,
        sentence_marked=sentence_marked, found_marked=found_marked, most_say=most_say, entitled=entitled,
    )  # fmt: skip
    made.filters.update(number=number, score=score, plural=plural, listed=listed)
    return made


def rendered(visit: Visit, view: View) -> str:
    """A page as HTML."""
    request = visit.request
    return environment().get_template(view.template).render(
        **view.shown, title=view.title, visit=visit, filter=visit.filter, desk=visit.desk, view=view,
        path=request.url.path, theme=request.cookies.get("theme", ""), here=here(visit),
        chart=lambda name: Markup(svg(view.charts[name]())), reviewer=visit.reviewer,
        form_key=lambda: form_key(visit), to=link_maker(visit),
        files=lambda address: address + with_query(visit), without=lambda name, value: less(visit, name, value),
    )  # fmt: skip


def visiting(request: Request, chosen: Filter) -> Visit:
    """A request with its filter and its reviewer."""
    reviewing = request.app.state.reviewing
    reviewer = reviewing.reviewer(request) if reviewing else None
    return Visit(request, request.app.state.desk, chosen, reviewer, reviewing)


def shown(request: Request, template: str, title: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A page that asks nothing of the store."""
    page = rendered(visiting(request, Filter()), View(template, title, values))
    return HTMLResponse(page, status_code=status)


def form_key(visit: Visit) -> Markup:
    """The field by which a form proves that it is of a page of ours; nothing without a reviewer."""
    if visit.reviewer is None:
        return Markup("")
    return Markup('<input type="hidden" name="form_key" value="{}">').format(visit.reviewer.form_key)


def here(visit: Visit) -> str:
    """The address of this page."""
    query = visit.request.url.query
    return visit.request.url.path + (f"?{query}" if query else "")


def link_maker(visit: Visit) -> Callable[..., str]:
    """``to(path, type=…)``: an address that keeps the filter of this page, with some of it changed. Values that
    are not of the filter are named with a dash before them: ``_page``. Those that say how a page shows what it shows
    stay on it."""

    def to(path: str, **changed: Any) -> str:
        others = {name[1:]: str(value) for name, value in changed.items() if name.startswith("_") and value is not None}
        fields = {name: value for name, value in changed.items() if not name.startswith("_")}
        kept = visit.extras if path == visit.request.url.path else {}
        return addressed(path, [*visit.filter.pairs(**fields), *(kept | others).items()])

    return to


def with_query(visit: Visit) -> str:
    """The filter and manner of a page as a query string, for its files."""
    return addressed("", [*visit.filter.pairs(), *visit.extras.items()])


def less(visit: Visit, name: str, value: str) -> str:
    """The address of a page without one condition."""
    pairs = [pair for pair in visit.filter.pairs() if pair != (name, value)]
    return addressed(visit.request.url.path, [*pairs, *visit.extras.items()])


def addressed(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """A path with a query string, if there is one."""
    return path + (f"?{urlencode(pairs)}" if pairs else "")


@cache
def static(name: str) -> str:
    """The address of a file of ours, with a digest of what it holds, so that browsers may keep it for good."""
    return f"/static/{digest(name)}/{name}"


@cache
def digest(name: str) -> str:
    """Eight digits that change with a file; of one that is made, with what it is made of."""
    from dragoman.web.bundle import MADE, made_of

    return sha256(made_of().encode() if name in MADE else static_bytes(name)).hexdigest()[:8]


@cache
def static_bytes(name: str) -> bytes:
    """A file of ours. Raises ``FileNotFoundError``."""
    from dragoman.web.bundle import MADE

    if name in MADE:
        return MADE[name]()
    return files("dragoman.web").joinpath("static", name).read_bytes()


def country_name(code: str) -> str:
    """The name of a code; the code itself where nobody knows it."""
    known = countries().get(code)
    return known.name if known else next((one.name for one in affiliations() if one.code == code), code)


def quad_class(quad: str) -> str:
    """The class of a quad category in the style sheet."""
    return quad.replace(" ", "-")


def number(value: float | None) -> str:
    """A count with its thousands set apart."""
    return "–" if value is None else f"{value:,.0f}"


def score(value: float | None) -> str:
    """A mean PLOVER score with its sign."""
    return "–" if value is None else f"{value:+.1f}".replace("-", "−")


def plural(count: int, word: str, many: str = "") -> str:
    """ "1 report", "12 reports"."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def listed(text: str | None) -> dict[str, Any]:
    """A JSON object out of a column of the store."""
    found = json.loads(text or "{}")
    return found if isinstance(found, dict) else {}


def most_say(story: Mapping[str, Any], field: str) -> str:
    """What most reports of a story say of something that others say otherwise."""
    figures = listed(story["figures"])
    if field in figures:
        return f"{figures[field]:g}"
    value = story.get(field)
    if isinstance(value, list):
        return ", ".join(filter(None, value)) or "–"
    return "–" if value is None else str(value)
