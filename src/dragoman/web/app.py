"""The explorer as an ASGI application: which address shows what, and what is said when it cannot."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dragoman.errors import (
    BoundInvalid,
    DragomanError,
    EventMissing,
    FilterInvalid,
    FormRefused,
    JudgementInvalid,
    NotAReviewer,
    NotAStore,
    NothingJudged,
    QueryTooLong,
    ReviewerUnknown,
    SampleMissing,
    StoreFailed,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreOlder,
    TooManyRows,
    UnknownCode,
)
from dragoman.web.desk import Desk
from dragoman.web.download import download
from dragoman.web.filter import Filter
from dragoman.web.rendering import digest, rendered, shown, static_bytes, visiting
from dragoman.web.review_forms import ROUTES
from dragoman.web.reviewing import Reviewing
from dragoman.web.safety import HEADERS, Safety
from dragoman.web.view import View, Visit

# Address → the module of ``pages`` whose ``page`` makes it. Each has its files below it: /stories/download/stories.csv.
# Names and the ids of articles can hold slashes, which browsers and servers do not keep apart from those of a path.
PAGES = {
    "/": "overview", "/map": "map", "/stories": "stories", "/stories/{story:path}": "story", "/events": "events",
    "/dyads": "dyads", "/dyads/{one}-{other}": "dyad", "/actors": "actors", "/actors/{actor:path}": "actor",
    "/threads": "threads", "/threads/{thread:path}": "thread", "/articles": "articles",
    "/articles/{article:path}": "article", "/search": "search", "/codes": "codes", "/review": "review",
    "/review/events/{event:path}": "review_event",
    "/review/missed/{article:path}": "review_missed",
}  # fmt: skip
LOCAL = ("127.0.0.1", "localhost", "::1")
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}
STATUS: dict[type[DragomanError], int] = {
    FilterInvalid: 400, QueryTooLong: 503, StoreLocked: 503, TooManyRows: 413, FormRefused: 403, NotAReviewer: 403,
    JudgementInvalid: 400, BoundInvalid: 400, UnknownCode: 400, EventMissing: 404, SampleMissing: 404,
    NothingJudged: 404, ReviewerUnknown: 404,
}  # fmt: skip
UNREADABLE = (StoreMissing, NotAStore, StoreFailed, StoreNewer, StoreOlder)
Page = Callable[[Visit], View]


def explorer(store: str | Path, hosts: Iterable[str] = LOCAL, reviewing: Reviewing | None = None) -> Starlette:
    """The application for a store. ``hosts`` are the names by which it may be asked for; none lets any. Without
    ``reviewing`` nobody can write anything.

    Raises what opening a store raises.
    """
    desk = Desk(Path(store))
    with desk.store():  # what is wrong with it is told now
        pass
    routes = [route for path, name in PAGES.items() for route in routes_of(path, name)]
    routes += [Route("/static/{digest}/{name}", static_file), Route("/theme/{theme}", set_theme), *ROUTES]

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Safety, hosts=hosts), Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={DragomanError: refused, HTTPException: missing, Exception: broken},
    )
    app.state.desk, app.state.reviewing = desk, reviewing
    return app


def routes_of(path: str, name: str) -> list[Route]:
    """The page of an address, and the files of that page."""
    page: Page = import_module(f"dragoman.web.pages.{name}").page
    base = path.rstrip("/")
    return [
        Route(f"{base}/download/{{file}}.{{form}}", answering(page, download), name=f"{name}-file"),
        Route(path, answering(page, html), name=name),
    ]


def answering(page: Page, answer: Callable[[Visit, View], Response]) -> Callable[[Request], Any]:
    """An endpoint. Pages ask the store, which waits: they are made in a thread of their own."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(lambda: answer(visit := visit_of(request), page(visit)))

    return endpoint


def visit_of(request: Request) -> Visit:
    """What a request asks for. Raises ``FilterInvalid``."""
    return visiting(request, Filter.read(request.query_params.multi_items()))


def html(visit: Visit, view: View) -> Response:
    """A page."""
    return HTMLResponse(rendered(visit, view), status_code=200 if view.found else 404)


async def static_file(request: Request) -> Response:
    """A file of ours, to be kept for good."""
    name = request.path_params["name"]
    try:
        content = await run_in_threadpool(static_bytes, name)
        known = request.path_params["digest"] == digest(name)
    except OSError:
        raise HTTPException(404) from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers=FOR_GOOD if known else None)


async def set_theme(request: Request) -> Response:
    """Keep in a cookie whether pages are light or dark, and go back to where one was."""
    theme, back = request.path_params["theme"], request.query_params.get("back", "/")
    answer = RedirectResponse(back if own(back) else "/", 303)
    if theme in ("light", "dark"):
        answer.set_cookie("theme", theme, max_age=31_536_000, httponly=True, samesite="lax")
    else:
        answer.delete_cookie("theme")
    return answer


def own(address: str) -> bool:
    """Whether an address is of this server: a path, and no other host by way of slashes."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


async def refused(request: Request, error: Exception) -> Response:
    """One of our errors, as a page. What is wrong with the store, and where it lies, is for who runs the server."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    if isinstance(error, StoreLocked):
        return said(request, status, "The store is being written", "Try again in a moment.")
    if isinstance(error, UNREADABLE):
        logging.getLogger("uvicorn.error").error("%s", error)
        return said(request, 503, "The store cannot be read", "The terminal that runs the server says why.")
    return said(request, status, "That cannot be shown", str(error))


async def missing(request: Request, error: Exception) -> Response:
    """An address that nothing has."""
    code = error.status_code if isinstance(error, HTTPException) else 500
    words = "There is no such page." if code == 404 else str(getattr(error, "detail", ""))
    return said(request, code, "Not found" if code == 404 else "That cannot be shown", words)


async def broken(request: Request, error: Exception) -> Response:
    """A fault of ours: the log has it, the page does not."""
    page = said(request, 500, "Something broke", "The fault is ours; the terminal that runs the server tells more.")
    page.headers.update(HEADERS)  # what breaks is answered outside of what sets them
    return page


def said(request: Request, status: int, title: str, words: str) -> Response:
    """A page that says what is wrong."""
    return shown(request, "message.html", title, {"words": words}, status)
