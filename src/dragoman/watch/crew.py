"""A few threads that run errands, so that one slow host does not keep all others waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")


class Crew(Generic[Job, Outcome]):
    """Threads that turn jobs into outcomes. ``work`` may raise nothing: its outcomes hold its failures."""

    def __init__(self, size: int, work: Callable[[Job], Outcome]) -> None:
        self.work = work
        self.size = size
        self.under_way = 0
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self.outcomes: queue.SimpleQueue[tuple[Job, Outcome]] = queue.SimpleQueue()
        # Daemons: a request that does not end must not keep the program from ending.
        self.threads = [threading.Thread(target=self.run, daemon=True, name=f"watch-{n}") for n in range(size)]
        for thread in self.threads:
            thread.start()

    @property
    def free(self) -> int:
        """How many more jobs would begin at once."""
        return self.size - self.under_way

    def start(self, job: Job) -> None:
        """Give a job to the next free thread."""
        self.under_way += 1
        self.jobs.put(job)

    def finished(self, seconds: float) -> list[tuple[Job, Outcome]]:
        """Jobs that are done, with their outcomes; waits so long for the first."""
        found: list[tuple[Job, Outcome]] = []
        try:
            found.append(self.outcomes.get(timeout=seconds))
            while True:
                found.append(self.outcomes.get_nowait())
        except queue.Empty:
            self.under_way -= len(found)
            return found

    def close(self) -> None:
        """Let the threads end after what they are at."""
        for _ in self.threads:
            self.jobs.put(None)

    def run(self) -> None:
        """What each thread does."""
        while (job := self.jobs.get()) is not None:
            self.outcomes.put((job, self.work(job)))
