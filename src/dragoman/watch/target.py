"""Where a URL leads: its parts taken once, checked, and its host's addresses looked up once."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dragoman.watch.address import is_own, why_refused
from dragoman.watch.trouble import Trouble

PORTS = {"http": 80, "https": 443}
LONGEST = 4096  # characters of a URL
UNQUOTED = "/%:@!$&'()*+,;=~-._?"
Lookup = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """``host`` is lower case ASCII, without brackets; ``path`` begins with a slash and has its query in it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port as a URL; a port that goes without saying is not said."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def target_of(url: str) -> Target:
    """The parts of a URL; its fragment is left out.

    Raises ``Trouble`` for what is no web address or has a name and password in it.
    """
    try:
        parts = urlsplit(url.strip())
        port, name = parts.port, parts.hostname or ""
        host = name if ":" in name else name.rstrip(".").encode("idna").decode("ascii").lower()
        query = f"?{quote(parts.query, safe=UNQUOTED)}" if parts.query else ""
        path = quote(parts.path or "/", safe=UNQUOTED) + query
    except (ValueError, UnicodeError) as error:
        raise Trouble(f"{shown(url)} is not an address: {error}", lasting=True) from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not host or len(url) > LONGEST:
        raise Trouble(f"{shown(url)} is not an address of the web (http or https)", lasting=True)
    if parts.username is not None or parts.password is not None:
        raise Trouble("its address holds a name or password, which is not sent to anybody", lasting=True)
    return Target(scheme, host, PORTS[scheme] if port is None else port, path)


def addresses(target: Target, ports: frozenset[int], allow_private: bool, lookup: Lookup) -> list[str]:
    """The addresses of a target's host that may be connected to, as they are to be connected to: no second lookup.

    Raises ``Trouble`` where there is none.
    """
    found = lookup(target.host, target.port)
    refused = {one: why_refused(one, allow_private) for one in found}
    fit = [one for one in found if refused[one] is None]
    if not fit:
        [(address, why), *_] = refused.items()
        hint = "; --allow-private opens addresses of your own network" if is_own(address) and not allow_private else ""
        raise Trouble(f"{target.host} is at {address} ({why}), which is not asked{hint}", lasting=True)
    if target.port not in ports:
        fit = [one for one in fit if allow_private and is_own(one)]
    if not fit:
        why = f"{target.authority}: port {target.port} is not asked; [watch] ports in the list of feeds allows others"
        raise Trouble(why, lasting=True)
    return fit


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them. Raises ``Trouble``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise Trouble(f"the host {shown(host)} is not known ({why})", host=True) from error
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def shown(url: str) -> str:
    """An address as a message shows it: short, and with nothing that a terminal would obey."""
    text = "".join(one if one.isprintable() else "\ufffd" for one in url)
    return text if len(text) <= 200 else text[:200] + "…"
