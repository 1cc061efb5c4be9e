"""Who may judge: each reviewer has a key, which a browser keeps, and every form that is sent proves where it came
from."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from dragoman.errors import FormRefused, NotAReviewer
from dragoman.review import Judgements, judgements_path
from dragoman.review.sample import Samples
from dragoman.web.limits import LARGEST_FORM

if TYPE_CHECKING:
    from dragoman.web.view import Visit

FIELDS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who judges. ``form_key`` is in each form of theirs, and nobody else can know it."""

    name: str
    form_key: str


class Reviewing:
    """The file of judgements, and the keys of those who may add to it. Keys hold until the server ends."""

    def __init__(self, judgements: Judgements, reviewers: Sequence[str]) -> None:
        self.judgements = judgements
        self.samples = Samples(judgements)
        self.keys = {secrets.token_urlsafe(24): name for name in dict.fromkeys(reviewers)}
        self.secret = secrets.token_bytes(32)

    def tokens(self) -> Iterator[tuple[str, str]]:
        """(reviewer, key) of each."""
        return ((name, key) for key, name in self.keys.items())

    def reviewer(self, request: Request) -> Reviewer | None:
        """Whose browser asks; None where it has no key."""
        return self.known(request.cookies.get(cookie_name(request), ""))

    def known(self, key: str) -> Reviewer | None:
        """Whose key it is."""
        for one, name in self.keys.items():
            if hmac.compare_digest(one.encode(), key.encode()):
                return Reviewer(name, hmac.new(self.secret, one.encode(), sha256).hexdigest())
        return None


def reviewing_of(store: Path, judgements: Path | None, reviewers: Sequence[str]) -> Reviewing | None:
    """What reviewing needs; None where there is nobody to judge. Raises what opening a file of judgements raises."""
    return Reviewing(Judgements(judgements or judgements_path(store)), reviewers) if reviewers else None


def cookie_name(request: Request) -> str:
    """The cookie that holds a key: browsers share cookies among the ports of a host, and two stores may be open."""
    return f"dragoman-reviewer-{request.url.port or 80}"


async def sent(request: Request, reviewer: Reviewer) -> dict[str, str]:
    """The fields of a form that this reviewer sent from one of our own pages. Raises ``FormRefused``."""
    fields = await fields_of(request)
    if not hmac.compare_digest(fields.pop("form_key", "").encode(), reviewer.form_key.encode()):
        raise FormRefused(why="its key is not yours; load the page again")
    return fields


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form that was sent from one of our own pages. Raises ``FormRefused``."""
    if not from_here(request):
        raise FormRefused(why="it was sent from another place")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise FormRefused(why=f"it is larger than {LARGEST_FORM:,} bytes")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS_AT_MOST))
    except ValueError as error:
        raise FormRefused(why="it cannot be read") from error


def from_here(request: Request) -> bool:
    """Whether a browser says that a request comes from a page of this server."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def required(visit: Visit) -> tuple[Reviewing, Reviewer]:
    """Who visits a page that is for reviewers alone. Raises ``NotAReviewer``."""
    if visit.reviewing is None or visit.reviewer is None:
        raise NotAReviewer
    return visit.reviewing, visit.reviewer
