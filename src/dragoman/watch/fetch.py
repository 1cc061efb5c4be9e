"""One document fetched: redirects followed within bounds, every address checked before it is connected to."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urljoin

from dragoman.errors import ExtraMissing
from dragoman.watch.body import read_body
from dragoman.watch.deadline import Deadline
from dragoman.watch.retry_after import retry_after
from dragoman.watch.target import Lookup, Target, addresses, look_up, shown, target_of
from dragoman.watch.trouble import Trouble

REDIRECTS = 5
PERMANENT = (301, 308)
REDIRECTING = (301, 302, 303, 307, 308)
PASSING = (408, 425, 500, 502, 504)  # may be otherwise the next time
RESTING = (429, 503)
CONNECT_SECONDS = 10.0
IDLE_SECONDS = 20.0
ADDRESSES_TRIED = 3
CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """``deadline`` is seconds for a request with all its redirects; ``ports`` those that may be asked."""

    deadline: float = 60.0
    ports: frozenset[int] = frozenset((80, 443))
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Want:
    """What is asked for: bytes at most, types (empty is any; each is what a Content-Type begins or ends with), and the
    validators of an earlier answer."""

    size: int
    types: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A document (status 200), or that it is as it was (304). ``url`` is where it was found; ``moved_to`` where it went
    for good."""

    status: int
    url: str
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None


class Fetcher:
    """Fetches documents. It keeps no cookies, sends no credentials and asks no proxy. Several threads may use it.

    Raises ``ExtraMissing`` where urllib3 is not installed.
    """

    def __init__(self, agent: str, limits: Limits, lookup: Lookup = look_up) -> None:
        try:
            import urllib3.connection
        except ModuleNotFoundError as error:
            raise ExtraMissing(name=error.name, extra="watch") from error
        self.connections: Any = urllib3.connection
        self.failures: tuple[type[Exception], ...] = (urllib3.exceptions.HTTPError, HTTPException, OSError)
        self.agent = agent
        self.limits = limits
        self.lookup = lookup
        self.tls = tls_context()
        self.live: set[Deadline] = set()
        self.lock = threading.Lock()

    def get(self, url: str, want: Want, allowed: Callable[[str], None] = lambda url: None) -> Answer:
        """The document at a URL; ``allowed`` is asked about each address and raises where it may not be fetched.

        Raises ``Trouble`` for every answer but 200 and 304, and where there is none.
        """
        with Deadline(self.limits.deadline) as deadline:
            self.watch(deadline)
            try:
                found = self.follow(url, want, allowed, deadline)
                if deadline.over:
                    # A body of no stated length ends where its socket was shut.
                    raise self.late()
                return found
            except self.failures as error:
                raise self.trouble(error, deadline) from error
            finally:
                with self.lock:
                    self.live.discard(deadline)

    def watch(self, deadline: Deadline) -> None:
        """Note a request, so that ``abort`` can end it."""
        with self.lock:
            self.live.add(deadline)

    def abort(self) -> None:
        """End all requests at once."""
        with self.lock:
            for deadline in self.live:
                deadline.expire()

    def follow(self, url: str, want: Want, allowed: Callable[[str], None], deadline: Deadline) -> Answer:
        """The document at the end of a few redirects."""
        target, moved, permanent = target_of(url), None, True
        for _ in range(REDIRECTS + 1):
            fit = addresses(target, self.limits.ports, self.limits.allow_private, self.lookup)
            allowed(target.url)
            found = self.ask(target, fit, want, deadline)
            if isinstance(found, Answer):
                return found if moved is None else Answer(**fields(found) | {"moved_to": moved})
            status, location = found
            following = redirected(target, location)
            permanent = permanent and status in PERMANENT
            moved = following.url if permanent else moved
            target = following
        raise Trouble(f"it is redirected more than {REDIRECTS} times", lasting=True)

    def ask(self, target: Target, fit: Sequence[str], want: Want, deadline: Deadline) -> Answer | tuple[int, str]:
        """The answer of one address, or the status and address of a redirect."""
        connection = self.connect(target, fit[:ADDRESSES_TRIED], deadline)
        try:
            connection.request("GET", target.path, headers=self.headers(target, want), preload_content=False,
                               decode_content=False)  # fmt: skip
            response = connection.getresponse()
            return read_answer(response, target, want)
        finally:
            connection.close()

    def headers(self, target: Target, want: Want) -> dict[str, str]:
        """The headers of a request."""
        known = {"If-None-Match": want.etag, "If-Modified-Since": want.last_modified}
        accept = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
        told = {"Host": target.authority, "User-Agent": self.agent, "Accept": accept, "Accept-Encoding": "gzip",
                "Accept-Language": "en, *;q=0.5", "Connection": "close"}  # fmt: skip
        return told | {name: value for name, value in known.items() if value}

    def connect(self, target: Target, fit: Sequence[str], deadline: Deadline) -> Any:
        """A connection to the first of a host's fit addresses that takes one: to the address itself, so that no second
        lookup can lead elsewhere; the certificate must be the host's."""
        for number, address in enumerate(fit, start=1):
            connection = self.connection(target, address, min(CONNECT_SECONDS, deadline.left))
            try:
                connection.connect()
            except self.failures:
                connection.close()
                if number == len(fit) or deadline.over:
                    raise
            else:
                connection.timeout = min(IDLE_SECONDS, deadline.left)
                connection.sock.settimeout(connection.timeout)
                deadline.hold(connection.sock)
                return connection
        raise AssertionError("a target has an address")

    def connection(self, target: Target, address: str, timeout: float) -> Any:
        """A connection to an address, not made yet."""
        if target.scheme == "http":
            return self.connections.HTTPConnection(address, target.port, timeout=timeout)
        return self.connections.HTTPSConnection(
            address, target.port, timeout=timeout, ssl_context=self.tls, server_hostname=target.host
        )

    def late(self) -> Trouble:
        """A document that took too long."""
        return Trouble(f"it did not come within {self.limits.deadline:g} seconds")

    def trouble(self, error: Exception, deadline: Deadline) -> Trouble:
        """A failure of the network in our words."""
        if deadline.over or deadline.left <= 0.001:
            return self.late()
        said = " ".join(str(error).split())
        return Trouble(f"it cannot be had: {shown(said) or type(error).__name__}", host=is_unreachable(error))


def read_answer(response: Any, target: Target, want: Want) -> Answer | tuple[int, str]:
    """What an answer says, its body read where there is one to be read. Raises ``Trouble``."""
    status, headers = response.status, response.headers
    if status in REDIRECTING:
        return status, headers.get("Location", "")
    kept = {"url": target.url, "etag": headers.get("ETag"), "last_modified": headers.get("Last-Modified")}
    if status == 304 and (want.etag or want.last_modified):
        return Answer(304, **kept)
    if status != 200:
        raise refusal(status, headers)
    kind = headers.get("Content-Type", "")
    plain = kind.partition(";")[0].strip().lower()
    if want.types and plain and not any(plain.startswith(one) or plain.endswith(one) for one in want.types):
        raise Trouble(f"it is {shown(plain)}, which is not read here", lasting=True)
    body = read_body(response.stream(CHUNK, decode_content=False), headers.get("Content-Encoding", ""), want.size)
    return Answer(200, body=body, content_type=kind, **kept)


def refusal(status: int, headers: Mapping[str, str]) -> Trouble:
    """An answer that is no document."""
    if status in RESTING:
        wait = retry_after(headers.get("Retry-After"))
        return Trouble(f"the host asks for rest (HTTP {status})", host=True, wait=wait, status=status)
    if status == 410:
        return Trouble("it is gone for good (HTTP 410), and is not asked for again", lasting=True, status=status)
    lasting = status not in PASSING and 400 <= status < 500
    return Trouble(f"the host answers HTTP {status}", lasting=lasting, status=status)


def redirected(target: Target, location: str) -> Target:
    """Where a redirect leads. Raises ``Trouble`` where that is nowhere, or out of https."""
    if not location:
        raise Trouble("it is redirected to nowhere", lasting=True)
    following = target_of(urljoin(target.url, location))
    if target.scheme == "https" and following.scheme == "http":
        raise Trouble(f"it is redirected out of https, to {shown(following.url)}", lasting=True)
    return following


def is_unreachable(error: Exception) -> bool:
    """Whether a failure is the host's: no connection came about."""
    # urllib3 names them by class; its own NewConnectionError is no OSError.
    return type(error).__name__ in ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError") or isinstance(
        error, ConnectionRefusedError | ssl.SSLCertVerificationError
    )


def fields(answer: Answer) -> dict[str, Any]:
    """An answer's fields by name."""
    return {name: getattr(answer, name) for name in Answer.__slots__}


def tls_context() -> ssl.SSLContext:
    """TLS as the system trusts it, and certifi's authorities where it has none of its own."""
    context = ssl.create_default_context()
    with suppress(ModuleNotFoundError):
        import certifi

        context.load_verify_locations(certifi.where())
    return context
