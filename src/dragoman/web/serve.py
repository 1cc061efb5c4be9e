"""The server: a store, an address, and a browser that comes to it."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from dragoman.errors import PortTaken
from dragoman.web.app import LOCAL, explorer
from dragoman.web.bundle import vega, world
from dragoman.web.desk import Desk
from dragoman.web.limits import IDLE
from dragoman.web.rendering import environment
from dragoman.web.reviewing import Reviewing, reviewing_of

ANYWHERE = ("0.0.0.0", "::")
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Running:
    """A server that listens. ``address`` is where a browser finds it; ``reviewing`` is who may judge, if anybody."""

    server: uvicorn.Server
    listening: socket.socket
    address: str
    reviewing: Reviewing | None

    def run(self) -> None:
        """Answer until the program is told to end."""
        self.server.run(sockets=[self.listening])

    def greeting(self) -> Iterator[str]:
        """What is said at the start: where it is, and where each reviewer enters."""
        yield f"{self.address}  (Ctrl-C ends)"
        yield f"The store is let go of {IDLE:.0f} seconds after the last visit, so that others can write."
        if not is_loopback(self.listening.getsockname()[0]):
            yield "It can be reached from other machines, without a password; reviewers' addresses are their keys."
        for reviewer, token in self.reviewing.tokens() if self.reviewing else ():
            yield f"  {reviewer}: {self.address}/review/enter?token={token}"


@contextmanager
def running(
    store: Path, host: str = LOOPBACK, port: int = 0, reviewers: Sequence[str] = (), judgements: Path | None = None
) -> Iterator[Running]:
    """A server for a store that listens on ``host`` and ``port``. Raises what opening a store raises, and
    ``PortTaken``."""
    with ExitStack() as ending:
        listening = ending.enter_context(listen(host, port))
        reviewing = reviewing_of(store, judgements, reviewers)
        if reviewing is not None:
            ending.callback(reviewing.judgements.close)
        app = explorer(store, () if host in ANYWHERE else (*LOCAL, host.lower()), reviewing)
        ending.callback(app.state.desk.close)
        warming = threading.Thread(target=warm, args=(app.state.desk,), daemon=True)
        warming.start()
        ending.callback(warming.join)
        yield Running(uvicorn.Server(settings_of(app)), listening, address_of(listening), reviewing)


def settings_of(app: Starlette) -> uvicorn.Config:
    """How the server runs: quietly, and without saying what it is."""
    return uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2, server_header=False)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any that is free. Raises ``PortTaken``."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen()
    except OSError as error:
        made.close()
        raise PortTaken(host=host, port=port, why=error.strerror or error) from error
    return made


def address_of(listening: socket.socket) -> str:
    """The address of a socket for a browser."""
    host, port = listening.getsockname()[:2]
    named = LOOPBACK if host in ANYWHERE else host
    return f"http://[{named}]:{port}" if ":" in named else f"http://{named}:{port}"


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    return ipaddress.ip_address(host).is_loopback


def warm(desk: Desk) -> None:
    """Make what takes long, and does not depend on what is asked, before somebody asks."""
    for make in (world, environment, vega):
        make()
    _ = (desk.counts, desk.countries, desk.outlets)
