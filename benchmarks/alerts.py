"""How often alerts are false, and how soon they come.

Run from the repository: ``python -m benchmarks.alerts [--histories N] [--periods N] [--store STORE [--by week]]``.

A shuffled history has the periods of a history in another order: nothing is left of a change, and every alert is false.
The first table counts these for made histories of several kinds (``benchmarks/histories.py``), the second those in
which change points are found. The third plants a change in histories that are not shuffled, and says in how many an
alert comes within 4 and 8 weeks, and by which week half of those have come that come at all. With --store the dyads of
a store are shuffled instead. The same arguments give the same figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.histories import CHANGES, RATES, Rng, made, shuffled
from dragoman.store import Store
from dragoman.store.series import Asked, all_histories
from dragoman.stories.alerts import LEAST_ACTIVE, LEVEL, alerts, told_once, trial
from dragoman.stories.change_points import change_points
from dragoman.stories.history import History

SEED = 1
PLANTED = 104  # weeks before a change
AFTER = 16  # weeks that are looked at from it on
SOON = (4, 8)
POWER_IN = ("steady", "bursty", "busy")


def false_alarms(histories: Iterable[History], level: float = LEVEL) -> tuple[int, int]:
    """(alerts, tested periods) of histories."""
    found = tried = 0
    for history in histories:
        one = trial(history, level)
        found += len(list(told_once(one, np.full(len(one.places), level))))
        tried += int(one.tested.sum())
    return found, tried


def shuffles(kind: str, number: int, periods: int, rng: Rng) -> Iterable[History]:
    """Made histories of a kind, each shuffled."""
    return (shuffled(made(kind, periods, rng), rng) for _ in range(number))


def delays(kind: str, change: str, number: int, rng: Rng) -> list[int | None]:
    """For each of some histories with a change planted, after how many weeks it alerts: 0 at once, None never."""
    planted = replace(CHANGES[change], at=PLANTED)
    found: list[int | None] = []
    for _ in range(number):
        history = made(kind, PLANTED + AFTER, rng, planted)
        places = [history.starts.index(one.start) for one in alerts(history)]
        found.append(min((place - PLANTED for place in places if place >= PLANTED), default=None))
    return found


def print_false_alarms(number: int, periods: int) -> None:
    """The first table."""
    print(f"false alarms in shuffled histories of {periods} weeks, {number} of each kind")
    for kind in RATES:
        found, tried = false_alarms(shuffles(kind, number, periods, np.random.default_rng(SEED)))
        print(f"  {kind:16} {100 * found / max(1, tried):5.2f} for 100 periods   ({found} in {tried:,})", flush=True)


def print_change_points(number: int, periods: int) -> None:
    """The second table."""
    print("shuffled histories with a change point, of 100")
    for kind in RATES:
        with_one = sum(bool(change_points(one)) for one in shuffles(kind, number, periods, np.random.default_rng(SEED)))
        print(f"  {kind:16} {100 * with_one / number:5.1f}", flush=True)


def print_power(number: int) -> None:
    """The third table."""
    print(f"planted changes that alert within {SOON[0]} and {SOON[1]} weeks; half of those within {AFTER} came by week")
    for kind in POWER_IN:
        for change in CHANGES:
            found = [one for one in delays(kind, change, number, np.random.default_rng(SEED)) if one is not None]
            soon = "  ".join(f"{sum(one < weeks for one in found) / number:4.0%}" for weeks in SOON)
            half = f"{median(found) + 1:.0f}" if found else "-"
            print(f"  {kind:8} {change:18} {soon}   {half:>3}", flush=True)


def print_store(path: Path, by: str, number: int) -> None:
    """The dyads of a store, each shuffled some times."""
    with Store(path, read_only=True) as store:
        histories = all_histories(store.connection, Asked(by), False, LEAST_ACTIVE)  # type: ignore[arg-type]
    rng = np.random.default_rng(SEED)
    plain, tried = false_alarms(histories)
    found, shuffled_tried = false_alarms(shuffled(one, rng) for one in histories for _ in range(number))
    print(f"{len(histories)} dyads of {path} by {by}")
    print(f"  as they are  {100 * plain / max(1, tried):5.2f} alerts for 100 periods   ({plain} in {tried:,})")
    print(f"  shuffled     {100 * found / max(1, shuffled_tried):5.2f} alerts for 100 periods   "
          f"({found} in {shuffled_tried:,})")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=100, metavar="N", help="of each kind  [default: 100]")
    parser.add_argument("--periods", type=int, default=156, metavar="N", help="of a shuffled history  [default: 156]")
    parser.add_argument("--store", type=Path, help="shuffle the dyads of this store instead")
    parser.add_argument("--by", choices=["day", "week", "month"], default="week", help="with --store  [default: week]")
    options = parser.parse_args(arguments)
    if options.store is not None:
        print_store(options.store, options.by, max(1, options.histories // 20))
        return 0
    print_false_alarms(options.histories, options.periods)
    print_change_points(options.histories, options.periods)
    print_power(options.histories)
    return 0


if __name__ == "__main__":
    sys.exit(main())
