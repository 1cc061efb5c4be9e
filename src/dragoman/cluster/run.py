"""A run over a cluster: files, groups, coders, receipts."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dragoman.cluster.inputs import files_of, rows
from dragoman.cluster.output import Output, Receipt
from dragoman.cluster.settle import settle
from dragoman.cluster.worker import GroupCoder
from dragoman.coder.pair_classifier import CPU
from dragoman.errors import ClusterUnreachable, DateInvalid, ExtraMissing
from dragoman.parse.parser import DEFAULT_MODEL
from dragoman.pipeline import coder_version, loaded_coder, valid_day
from dragoman.pool.worker import ONE_THREAD

GPU = "CUDAExecutionProvider"
RETRIES = 5  # of a group whose worker was lost


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run codes. ``workers`` is the most coders at once, None for one a core; ``gpus`` the share of a GPU that
    each takes for its classifier; ``told`` are date, publisher, text_column and encoding."""

    model: str | None = None
    workers: int | None = None
    gpus: float = 0.0
    filter: bool = True
    every_desk: bool = False
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What rows are marked with."""
        return coder_version(self.model or DEFAULT_MODEL, (), self.every_desk)


@dataclass(slots=True)
class Tally:
    """What a run did; ``before`` are groups that an earlier run had done, ``repeated`` articles told twice."""

    articles: int = 0
    events: int = 0
    failures: int = 0
    groups: int = 0
    before: int = 0
    repeated: int = 0

    def add(self, receipt: Receipt) -> None:
        """Count a group."""
        self.groups += 1
        self.articles += receipt.articles
        self.events += receipt.events
        self.failures += receipt.failures


def code_cluster(
    inputs: Sequence[str],
    output: str,
    settings: Settings,
    advance: Callable[[Tally], None] = lambda tally: None,
    make: Callable[[], Any] | None = None,
) -> Tally:
    """Code all files under ``inputs`` on the cluster that Ray is connected to, into the folder ``output``.

    Groups that an earlier run has written are passed over; a group whose worker is lost is coded again, and writes the
    same files. ``make`` makes another coder than ours. Raises ``DateInvalid``, ``InputMissing``,
    ``OutputNotOfCluster``.
    """
    import ray

    day = settings.told.get("date")
    if day and not valid_day(str(day)):
        raise DateInvalid(date=day)
    files, target = files_of(inputs), Output(output)
    done = target.begin()
    tally = Tally(before=len(done))
    make = make or partial(
        loaded_coder, settings.model, filter=settings.filter, every_desk=settings.every_desk, threads=1,
        providers=(GPU, *CPU) if settings.gpus else CPU,
    )  # fmt: skip
    listed = [{"file": file, "number": number} for number, file in enumerate(files)]
    groups = ray.data.from_items(listed, override_num_blocks=len(listed)).map_batches(
        partial(rows, told=dict(settings.told), version=settings.version, done=done), batch_size=1, num_cpus=0.25
    )
    receipts = groups.map_batches(
        GroupCoder,
        fn_constructor_args=(make, output),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=settings.workers or cores()),
        num_cpus=1,
        num_gpus=settings.gpus or None,
        runtime_env={"env_vars": ONE_THREAD},
        ray_remote_args_fn=lambda: {"max_restarts": -1, "max_task_retries": RETRIES},
    )
    for row in receipts.iter_rows():
        tally.add(Receipt(row["key"], row["articles"], row["events"], row["failures"]))
        advance(tally)
    tally.repeated = settle(target)
    return tally


def cores() -> int:
    """The cores of the cluster."""
    import ray

    found: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return max(1, int(found.get("CPU", 1)))


@contextmanager
def connected(address: str | None, processors: int | None = None) -> Iterator[None]:
    """Ray, connected to the cluster at ``address`` ("auto": the one of this machine), or on this machine alone, with
    ``processors``; what it says is kept off the terminal.

    Raises ``ExtraMissing``, ``ClusterUnreachable``.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ModuleNotFoundError as error:
        raise ExtraMissing(name=error.name, extra="ray") from error
    here: dict[str, Any] = {} if address else {"num_cpus": processors, "include_dashboard": False}
    try:
        ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, ignore_reinit_error=True, **here)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise ClusterUnreachable(address=address or "this machine", why=str(error).splitlines()[0]) from error
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        yield
    finally:
        ray.shutdown()
