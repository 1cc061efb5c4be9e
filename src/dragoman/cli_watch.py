"""`dragoman watch`: feeds followed, their pages coded into a store as they come."""

from __future__ import annotations

import datetime
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli_guard import guarded

if TYPE_CHECKING:
    from dragoman.batch import Learning
    from dragoman.pipeline import Coder
    from dragoman.store import Store
    from dragoman.watch.tally import Tally
    from dragoman.watch.watcher import Watcher

FAILURES_SHOWN = 20
ALERT_DAYS = 8  # so that a week just past is told, too


@click.command()
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="STORE", type=click.Path(path_type=Path), help="OUT.duckdb")
@click.option("--once", is_flag=True, help="make one round and end")
@click.option("--every", metavar="TIME", help="how often feeds without their own time are asked, such as 15m")
@click.option("--allow-private", is_flag=True, help="also ask addresses of this machine and its own network")
@click.option("--status", is_flag=True, help="print how each feed is, and end")
@click.option(
    "--model", metavar="NAME", help="an installed spaCy pipeline  [default: the one that comes with Dragoman]"
)
@guarded
def watch(
    feeds: Path, output: Path, once: bool, every: str | None, allow_private: bool, status: bool, model: str | None
) -> None:
    """Follow feeds and code what they name (extra [watch]).

    FEEDS.toml lists them; examples/feeds.toml shows how. Each page is fetched once, as its host allows, its report
    coded and linked. What is done is done: killed at any time, a watch goes on where it ended. Between rounds the store
    is closed, so that others can read it. Ends at Ctrl-C, or after one round with --once; status 2 if nothing worked.
    """
    from dataclasses import replace

    from dragoman.watch.desk import Desk
    from dragoman.watch.duration import seconds_of
    from dragoman.watch.watcher import Watcher
    from dragoman.watch.watchlist import LOWEST, read_watchlist

    watchlist = read_watchlist(feeds)
    if status:
        print_status(output, [feed.url for feed in watchlist.feeds])
        return
    if every is not None:
        pace = seconds_of(every)
        if pace < LOWEST["every"]:
            raise click.UsageError(f"--every is less than {LOWEST['every']:g} seconds.")
        watchlist = replace(watchlist, settings=replace(watchlist.settings, every=pace))
    coding = Coding(model)
    with progress() as tell:
        watcher = Watcher(watchlist, output, Desk(coding.coder_for, coding.after_coding), allow_private, tell=tell)
        with ending(watcher):
            follow(watcher, once)


def follow(watcher: Watcher, once: bool) -> None:
    """Make one round, or rounds until the watcher is told to end; tell what each did."""
    from dragoman.errors import NothingWatched

    if once:
        tally = watcher.round(once=True)
        report(tally, None)
        if tally.nothing_worked:
            [first, *_] = tally.failures
            raise NothingWatched(feeds=tally.feeds, why=f"{first.source}: {first.why}")
        return
    for tally in watcher.run():
        if tally.feeds or tally.fetched or tally.coded or tally.failures:
            report(tally, watcher.clock)


class Coding:
    """The coder of a watch: loaded when the first report is there, told of what the store knows of actors."""

    def __init__(self, model: str | None) -> None:
        self.model = model
        self.articles = 0
        self.version = ""
        self.coder: Coder | None = None
        self.learning: Learning | None = None
        self.told: set[tuple[object, ...]] = set()

    def coder_for(self, store: Store) -> Coder:
        """The coder for a store; another one when persons have told the store something else of actors since."""
        from dragoman.batch import FIRST_LOOK, Learning, make_coder
        from dragoman.parse.parser import DEFAULT_MODEL
        from dragoman.pipeline import coder_version
        from dragoman.store.actors import told

        version = coder_version(self.model or DEFAULT_MODEL, told(store.connection))
        if self.coder is None or self.version != version:
            self.coder, self.version = make_coder(self.model, actors=store.actors()), version
            self.learning = Learning(True, self.articles + FIRST_LOOK)
        store.coder_version = version
        return self.coder

    def after_coding(self, store: Store, count: int) -> None:
        """What follows when ``count`` readings have come into a store (0 where an earlier watch may have left some):
        they are linked, what leaves a dyad's past is told, and what they teach of actors is learned now and then."""
        from dragoman.linking import link

        link(store)
        if count:
            self.alarm(store, datetime.date.today())
        self.articles += count
        if self.coder is not None and self.learning is not None and self.learning.due(self.articles):
            self.coder.learn(store.actors())

    def alarm(self, store: Store, today: datetime.date) -> None:
        """Print the alerts of the days before ``today`` that this watch has not printed yet."""
        from dragoman.alerting import alerts_for
        from dragoman.views.alerts import print_alerts

        since = today - datetime.timedelta(ALERT_DAYS)
        found = {(one.dyad, one.period, one.measure, one.way): one for one in alerts_for(store, since.isoformat())}
        fresh = [one for key, one in found.items() if key not in self.told]
        self.told |= set(found)
        if fresh:
            print_alerts(fresh, "table", sys.stderr)


@contextmanager
def ending(watcher: Watcher) -> Iterator[None]:
    """End a watch cleanly at Ctrl-C or SIGTERM, after the reports at hand; at once when told a second time."""

    def end(number: int, frame: Any) -> None:
        watcher.stop.set()
        signal.signal(number, signal.SIG_DFL if number != signal.SIGINT else signal.default_int_handler)
        click.echo("dragoman: ending after the reports at hand", err=True)

    former = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        watcher.close()
        for number, handler in former.items():
            signal.signal(number, handler)


@contextmanager
def progress() -> Iterator[Callable[[Tally], None]]:
    """A line that counts on a terminal; silence in a pipe."""
    from dragoman.views.watching import counts

    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from rich.console import Console

    shown = Console(stderr=True, highlight=False)
    with shown.status("asking the feeds") as line:
        yield lambda tally: line.update(counts(tally))


def report(tally: Tally, clock: Callable[[], float] | None) -> None:
    """What a round did, on standard error: failures, counts, and when the next one is."""
    from dragoman.views.watching import counts
    from dragoman.watch.duration import in_words

    for failure in tally.failures[:FAILURES_SHOWN]:
        click.echo(f"dragoman: {failure.source}: {failure.why}", err=True)
    if len(tally.failures) > FAILURES_SHOWN:
        click.echo(f"dragoman: and {len(tally.failures) - FAILURES_SHOWN:,} more", err=True)
    following = ""
    if clock is not None and tally.next_at is not None:
        following = f"; next round in {in_words(max(0.0, tally.next_at - clock()))}"
    click.echo(counts(tally) + following, err=True)


def print_status(path: Path, feeds: list[str]) -> None:
    """Print how the feeds of a list are, as a store knows them."""
    from dragoman.store import Store
    from dragoman.store.failures import store_failures
    from dragoman.store.watching import REPORTED, feed_report
    from dragoman.views.watching import print_feeds

    with Store(path, read_only=True) as store, store_failures(store.path):
        known = feed_report(store.connection)
    print_feeds(REPORTED, known, feeds, sys.stdout)
