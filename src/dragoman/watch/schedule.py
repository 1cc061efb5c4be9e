"""What is to be fetched, in the order in which hosts may be asked."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from dragoman.store.watching import FeedState, Page
from dragoman.watch.hosts import Hosts
from dragoman.watch.watchlist import Feed


@dataclass(frozen=True, slots=True)
class FeedJob:
    """A feed to be asked for what is new."""

    feed: Feed
    state: FeedState
    url: str
    host: str
    due: float


@dataclass(frozen=True, slots=True)
class PageJob:
    """A page to be fetched."""

    page: Page
    url: str
    host: str
    due: float


Job = FeedJob | PageJob


class Schedule:
    """Jobs by host, each host's in the order in which they are due."""

    def __init__(self, jobs: Iterable[Job] = ()) -> None:
        self.numbers = count()
        self.waiting: dict[str, list[tuple[float, int, Job]]] = {}
        for job in jobs:
            self.add(job)

    def __len__(self) -> int:
        return sum(len(jobs) for jobs in self.waiting.values())

    def add(self, job: Job) -> None:
        """Take a job."""
        heapq.heappush(self.waiting.setdefault(job.host, []), (job.due, next(self.numbers), job))

    def take(self, now: float, hosts: Hosts) -> Job | None:
        """A job that is due at a host that may be asked now; hosts take turns."""
        for host, jobs in self.waiting.items():
            if jobs[0][0] <= now and hosts.free_at(host) <= now:
                job = heapq.heappop(jobs)[2]
                del self.waiting[host]
                if jobs:
                    self.waiting[host] = jobs
                return job
        return None

    def feeds_due(self, now: float) -> int:
        """How many feeds are due and were not asked: their hosts want rest."""
        return sum(due <= now and isinstance(job, FeedJob) for jobs in self.waiting.values() for due, _, job in jobs)

    def next_at(self, hosts: Hosts) -> float | None:
        """The time at which the next job can begin, as far as is known; None where there is none."""
        return min((max(jobs[0][0], hosts.free_at(host)) for host, jobs in self.waiting.items()), default=None)
