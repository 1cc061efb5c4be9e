"""What keeps a page harmless: headers on every answer, hosts that may be asked for, and how long an address may be."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.limits import LONGEST_ADDRESS

# No script and no style but our own files, nothing from elsewhere, nobody's frame. Charts set sizes by attribute alone.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none at all, browsers hide from us, too, where a form comes from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Safety:
    """ASGI middleware. ``hosts`` are the names by which this server may be asked for: a page elsewhere whose name was
    made to point here (DNS rebinding) is refused."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", []))
                message = {**message, "headers": given + missing(given)}
            await send(message)

        answer = self.refusal(Request(scope)) or self.app
        await answer(scope, receive, send_with_headers)

    def refusal(self, request: Request) -> Response | None:
        """Why a request is not answered; None where it is."""
        if self.hosts and host_of(request.headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("This server is not asked for by that name.\n", 421)
        if len(request.url.path) + len(request.url.query) > LONGEST_ADDRESS:
            return PlainTextResponse(f"The address is longer than {LONGEST_ADDRESS:,} characters.\n", 414)
        return None


def host_of(header: str) -> str:
    """The name in a Host header, without its port: "127.0.0.1:8001", "[::1]:8001"."""
    name = header.partition("]")[0] if header.startswith("[") else header.partition(":")[0]
    return name.strip("[").lower()


def missing(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Our headers, less those that an answer has already."""
    there = {name.lower() for name, _ in given}
    ours = ((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
    return [(name, value) for name, value in ours if name not in there]
