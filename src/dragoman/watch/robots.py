"""What a host's robots.txt allows (RFC 9309), asked once a day for each host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dragoman.errors import ExtraMissing
from dragoman.watch.fetch import Fetcher, Want
from dragoman.watch.target import target_of
from dragoman.watch.trouble import Trouble

NAME = "dragoman"  # the product token that a robots.txt may address
KEPT = 86400.0  # seconds; RFC 9309, 2.4
KEPT_UNREACHABLE = 600.0
LARGEST = 1_000_000  # bytes; RFC 9309, 2.5 asks for at least 500 KiB
MOST_HOSTS = 2000
UNAVAILABLE = range(400, 500)


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules until a time; ``parsed`` is None where all is allowed, ``trouble`` why nothing is."""

    until: float
    parsed: Any = None
    trouble: Trouble | None = None


class Robots:
    """The rules of hosts. ``clock`` gives seconds. Raises ``ExtraMissing`` where Protego is not installed."""

    def __init__(self, fetcher: Fetcher, clock: Callable[[], float]) -> None:
        try:
            from protego import Protego
        except ModuleNotFoundError as error:
            raise ExtraMissing(name=error.name, extra="watch") from error
        self.parse: Callable[[str], Any] = Protego.parse
        self.fetcher = fetcher
        self.clock = clock
        self.rules: dict[str, Rules] = {}

    def check(self, url: str) -> None:
        """Raise ``Trouble`` where an address is not to be fetched, or not known to be allowed."""
        rules = self.rules_of(url)
        if rules.trouble is not None:
            raise rules.trouble
        if rules.parsed is not None and not rules.parsed.can_fetch(url, NAME):
            raise Trouble("its host's robots.txt forbids it", lasting=True)

    def delay(self, url: str) -> float:
        """The seconds between two requests that a host is known to ask for; 0 for none."""
        rules = self.rules.get(target_of(url).origin)
        asked = None if rules is None or rules.parsed is None else rules.parsed.crawl_delay(NAME)
        return max(0.0, float(asked or 0.0))

    def rules_of(self, url: str) -> Rules:
        """The rules for an address, fetched where they are not known or too old."""
        origin = target_of(url).origin
        now = self.clock()
        known = self.rules.get(origin)
        if known is None or known.until <= now:
            if len(self.rules) >= MOST_HOSTS:
                self.rules = {host: one for host, one in self.rules.items() if one.until > now}
            known = self.rules[origin] = self.fetched(origin, now)
        return known

    def fetched(self, origin: str, now: float) -> Rules:
        """The rules as a host has them now. What a host refuses (4xx) it does not have: all is allowed. Where there is
        no answer, or the host's own failure, nothing is allowed for now."""
        try:
            answer = self.fetcher.get(f"{origin}/robots.txt", Want(LARGEST))
        except Trouble as trouble:
            if trouble.status in UNAVAILABLE and trouble.status != 429:
                return Rules(now + KEPT)
            why = f"its host's robots.txt cannot be had ({trouble.why}), so nothing is fetched there for now"
            return Rules(now + KEPT_UNREACHABLE, trouble=Trouble(why, host=True, wait=trouble.wait))
        return Rules(now + KEPT, self.parse(answer.body.decode("utf-8-sig", "replace")))
