"""The line that says how far a run is, on a terminal; in a pipe there is none."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.read.meter import METER, size_of

WINDOW = 30.0  # seconds whose articles make the rate
FEWEST = 5.0  # seconds of reading before it is said how long the rest takes


@contextmanager
def progress(inputs: Sequence[Path]) -> Iterator[Callable[[Any], None]]:
    """A line that counts articles on a terminal, with their rate and the time left; silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda run: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    pace = Pace(size_of(inputs), METER.read)
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("loading the language model")

        def advance(run: Any) -> None:
            shown.update(task, description=line(run, pace))

        yield advance


def line(run: Any, pace: Pace) -> str:
    """The counts of a run, its rate and how long it has still to go."""
    events = sum(run.types.values())
    pace.note(time.monotonic(), run.articles)
    counts = f"{run.articles:,} articles, {events:,} events, {run.failed:,} failed"
    if run.linked:
        return f"{counts}, {run.linked:,} linked"
    left = pace.left(time.monotonic(), METER.read)
    return f"{counts}, {pace.rate:.1f}/s" + (f", {clock(left)} left" if left is not None else "")


class Pace:
    """How fast a run is. ``total`` is the size of its input in bytes, None where nobody knows; ``before`` what the
    meter showed when it began."""

    def __init__(self, total: int | None, before: int = 0) -> None:
        self.total = total
        self.before = before
        self.notes: deque[tuple[float, int]] = deque()
        self.began: float | None = None

    def note(self, now: float, articles: int) -> None:
        """Note how many articles are done."""
        self.began = now if self.began is None else self.began
        self.notes.append((now, articles))
        while now - self.notes[0][0] > WINDOW:
            self.notes.popleft()

    @property
    def rate(self) -> float:
        """Articles a second lately."""
        (first, some), (last, all_of_them) = self.notes[0], self.notes[-1]
        return (all_of_them - some) / (last - first) if last > first else 0.0

    def left(self, now: float, read: int) -> float | None:
        """Seconds that the rest of the input takes at the pace of what is read, None where that cannot be told yet."""
        done = read - self.before
        if not self.total or self.began is None or now - self.began < FEWEST or not 0 < done <= self.total:
            return None
        return (now - self.began) * (self.total - done) / done


def clock(seconds: float) -> str:
    """A span as people write it: 45 s, 12 min, 3 h 05."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d}"
