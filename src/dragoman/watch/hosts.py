"""When each host may be asked: one request at a time, a pause after it, and rest when it asks for that or fails."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

REST = 60.0  # seconds after the first failure; each further one doubles it
LONGEST_REST = 86400.0
JITTER = 0.25  # so that not all come back at once
SLACK = 0.05  # of what a host asked for, for the same reason
MOST_KEPT = 10_000


def backoff(failures: int, first: float, random: Random, longest: float = LONGEST_REST) -> float:
    """Seconds to wait after so many failures in a row: doubled each time, capped, up to a quarter more by chance."""
    wait = min(first * 2.0 ** min(failures - 1, 40), longest)
    return wait * (1.0 + JITTER * random.random())


class Hosts:
    """The pace of every host. Used by one thread.

    ``delay`` is seconds between two requests to one host; ``resting`` is (failures, time) by host from an earlier run.
    """

    def __init__(
        self, delay: float, clock: Callable[[], float], random: Random, resting: dict[str, tuple[int, float]]
    ) -> None:
        self.delay = delay
        self.clock = clock
        self.random = random
        self.failures = {host: failures for host, (failures, _) in resting.items()}
        self.free = {host: time for host, (_, time) in resting.items()}
        self.busy: set[str] = set()

    def free_at(self, host: str) -> float:
        """The time from which a host may be asked; infinity while a request to it is under way."""
        return float("inf") if host in self.busy else self.free.get(host, 0.0)

    def begin(self, host: str) -> None:
        """A request to a host begins."""
        self.busy.add(host)

    def end(self, host: str, delay: float = 0.0) -> None:
        """A request to a host is over; ``delay`` is the pause that the host itself asks for."""
        now = self.clock()
        self.busy.discard(host)
        self.free[host] = max(self.free.get(host, 0.0), now + max(self.delay, delay))
        if len(self.free) > MOST_KEPT:
            self.free = {one: time for one, time in self.free.items() if time > now}

    def rest(self, host: str, wait: float | None) -> tuple[int, float]:
        """Leave a host alone, at least as long as it asked; returns its failures in a row and until when."""
        failures = self.failures[host] = self.failures.get(host, 0) + 1
        told = None if wait is None else wait * (1.0 + SLACK * self.random.random())
        pause = backoff(failures, REST, self.random) if told is None else told
        self.free[host] = max(self.free.get(host, 0.0), self.clock() + pause)
        return failures, self.free[host]

    def well(self, host: str) -> bool:
        """Note that a host has answered; whether it had failed before."""
        return self.failures.pop(host, 0) > 0
