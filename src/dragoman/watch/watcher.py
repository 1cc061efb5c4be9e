"""The watch: rounds in which feeds are asked, the pages they name fetched, and the reports in them coded.

All that must outlive a kill is in the store: an entry is queued in the transaction that keeps its feed's ETag, a page's
report is kept until it is coded, and a page is marked after its article is in the store. The threads fetch; this one
alone writes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from time import time
from typing import Any

from dragoman.errors import StoreLocked
from dragoman.read import Failure
from dragoman.store import Store, watching
from dragoman.store.failures import store_failures
from dragoman.store.watching import FeedState, Page
from dragoman.watch.canonical import page_id
from dragoman.watch.crew import Crew
from dragoman.watch.desk import GROUP, Desk
from dragoman.watch.feed import FeedDocument
from dragoman.watch.fetch import Fetcher, Limits
from dragoman.watch.hosts import Hosts, backoff
from dragoman.watch.runner import FeedNews, Outcome, PageNews, Runner
from dragoman.watch.schedule import FeedJob, Job, PageJob, Schedule
from dragoman.watch.tally import Tally
from dragoman.watch.target import target_of
from dragoman.watch.trouble import Trouble
from dragoman.watch.watchlist import Feed, Watchlist, is_english

PAGE_REST = 300.0  # seconds before a page is tried a second time; doubled for each further one
POLL = 1.0  # seconds after which the loop looks up, whatever is under way
SPREAD = 0.05  # of a feed's interval, by chance, so that feeds do not march in step
PATIENCE = {True: 60.0, False: 5.0}  # seconds that a round waits for a host; what must wait longer is for another
LOCK_PATIENCE = {True: 60.0, False: float("inf")}


class Watcher:
    """Watches feeds and codes what they name into the store at ``path``.

    ``clock`` gives seconds since 1970; ``sleep`` waits so many seconds, or less when ``stop`` is set. Raises
    ``ExtraMissing`` when made without the libraries of the extra [watch].
    """

    def __init__(
        self,
        watchlist: Watchlist,
        path: str | Path,
        desk: Desk,
        allow_private: bool = False,
        clock: Callable[[], float] = time,
        sleep: Callable[[float], Any] | None = None,
        random: Random | None = None,
        tell: Callable[[Tally], None] = lambda tally: None,
    ) -> None:
        self.watchlist = watchlist
        self.settings = settings = watchlist.settings
        self.path = path
        self.desk = desk
        self.clock = clock
        self.random = random or Random()
        self.tell = tell
        self.stop = threading.Event()
        self.sleep = sleep or self.stop.wait
        self.fetcher = Fetcher(settings.agent, Limits(settings.deadline, frozenset(settings.ports), allow_private))
        self.runner = Runner(settings, self.fetcher, clock)
        self.hosts = Hosts(settings.delay, clock, self.random, {})
        self.crew: Crew[Job, Outcome] = Crew(settings.threads, self.runner.run)
        self.known_rests = False

    def run(self) -> Iterator[Tally]:
        """Rounds without end, until ``stop`` is set; between them the store is closed, and others may open it."""
        while not self.stop.is_set():
            try:
                tally = self.round()
            except StoreLocked:
                return  # told to end while another process had the store
            yield tally
            due = tally.next_at if tally.next_at is not None else self.clock() + self.settings.every
            while not self.stop.is_set() and (left := due - self.clock()) > 0:
                self.sleep(left)

    def close(self) -> None:
        """End what is under way."""
        self.stop.set()
        self.fetcher.abort()
        self.crew.close()

    def round(self, once: bool = False) -> Tally:
        """One round: all that is due, until nothing is. With ``once``, every feed is due whose host does not want rest.

        Raises ``StoreLocked`` where another process keeps the store, with ``once`` after a minute, and what ``Store``
        raises.
        """
        tally = Tally()
        with self.opened(once) as store, store_failures(store.path):
            if not self.known_rests:
                self.begin(store, tally)
            schedule = Schedule(self.jobs(store, once))
            self.work(store, schedule, tally, PATIENCE[once])
            tally.resting = schedule.feeds_due(self.clock())
            tally.waiting = len(watching.queued(store.connection))
            tally.next_at = self.next_at(store)
        return tally

    def opened(self, once: bool) -> Store:
        """The store; waits for another process that holds it."""
        waited, pause = 0.0, 1.0
        while True:
            try:
                return Store(self.path)
            except StoreLocked:
                if waited >= LOCK_PATIENCE[once] or self.stop.is_set():
                    raise
                self.sleep(pause)
                waited, pause = waited + pause, min(pause * 2, 30.0)

    def begin(self, store: Store, tally: Tally) -> None:
        """Go on where an earlier run ended, whether or not it was given the time to end."""
        self.known_rests = True
        self.hosts = Hosts(self.settings.delay, self.clock, self.random, watching.resting(store.connection))
        watching.recover(store.connection)
        self.desk.after_coding(store, 0)
        while self.code(store, tally):
            pass

    def jobs(self, store: Store, once: bool) -> Iterator[Job]:
        """What there is to do: feeds and pages, due now or later."""
        states = watching.feed_states(store.connection)
        for feed in self.watchlist.feeds:
            state = states.get(feed.url, FeedState(feed.url))
            due = state.next_try or 0.0
            if state.status != "gone":
                yield self.feed_job(feed, state, 0.0 if once else due)
        for page in watching.queued(store.connection):
            yield self.page_job(page)

    def feed_job(self, feed: Feed, state: FeedState, due: float) -> FeedJob:
        """A feed as a job; one that has moved for good is asked where it is."""
        url = state.moved_to or feed.url
        return FeedJob(feed, state, url, target_of(url).host, due)

    def page_job(self, page: Page) -> PageJob:
        """A page as a job."""
        return PageJob(page, page.url, target_of(page.url).host, page.next_try)

    def work(self, store: Store, schedule: Schedule, tally: Tally, patience: float) -> None:
        """Run jobs as their hosts allow, and code what they bring, until nothing is due within ``patience`` seconds."""
        uncoded = 0
        while not self.stop.is_set():
            while self.crew.free and (job := schedule.take(self.clock(), self.hosts)) is not None:
                self.hosts.begin(job.host)
                self.crew.start(job)
            if self.crew.under_way:
                for job, outcome in self.crew.finished(POLL):
                    uncoded += self.finish(store, schedule, tally, job, outcome)
                if uncoded >= GROUP and self.code(store, tally):
                    uncoded -= GROUP
                continue
            uncoded = 0
            if self.code(store, tally):
                continue
            following = schedule.next_at(self.hosts)
            if following is None or following - self.clock() > patience:
                return
            self.sleep(max(0.0, following - self.clock()))
        self.leave(store, schedule, tally)

    def leave(self, store: Store, schedule: Schedule, tally: Tally) -> None:
        """End the requests under way; what they have brought already is kept."""
        self.fetcher.abort()
        for job, outcome in self.crew.finished(POLL) if self.crew.under_way else ():
            if not isinstance(outcome, Trouble):
                self.finish(store, schedule, tally, job, outcome)

    def finish(self, store: Store, schedule: Schedule, tally: Tally, job: Job, outcome: Outcome) -> int:
        """Write down what came of a job; returns how many more reports wait to be coded."""
        with suppress(Trouble):
            self.hosts.end(job.host, self.runner.robots.delay(job.url))
        if isinstance(outcome, Trouble):
            self.fail(store, tally, job, outcome)
        elif self.hosts.well(job.host):
            watching.note_host(store.connection, job.host, 0, 0.0)
        if isinstance(job, FeedJob):
            tally.feeds += 1
            if isinstance(outcome, FeedNews):
                self.queue(store, schedule, tally, job, outcome)
        elif isinstance(outcome, PageNews):
            fetched = watching.Fetched(job.page.page_id, outcome.text_digest, outcome.article)
            watching.note_fetched(store.connection, fetched, self.clock())
            tally.fetched += 1
        self.tell(tally)
        return int(isinstance(outcome, PageNews))

    def queue(self, store: Store, schedule: Schedule, tally: Tally, job: FeedJob, news: FeedNews) -> None:
        """Queue the new pages of a feed, and keep what is asked of it next time."""
        now, answer, document = self.clock(), news.answer, news.document
        every = (job.feed.every or self.settings.every) * (1.0 + SPREAD * self.random.random())
        state = replace(
            job.state, asked_at=now, fetched_at=now, status="ok", failures=0, failure=None, next_try=now + every,
            moved_to=answer.moved_to or job.state.moved_to,
        )  # fmt: skip
        if document is None:
            tally.unchanged += 1
            watching.note_feed(store.connection, state)
            return
        state = replace(state, title=document.title, etag=answer.etag, last_modified=answer.last_modified)
        language = job.feed.language or document.language
        if language is not None and not is_english(language):
            why = f"it is in another language ({language}), and only English is coded. If its pages are English, set "
            self.fail(store, tally, job, Trouble(why + 'language = "en" for it in the list of feeds'))
            return
        fresh = watching.note_feed(store.connection, state, list(self.pages(job.feed, document, now)))
        tally.found += len(fresh)
        for page in fresh:
            schedule.add(self.page_job(page))

    def pages(self, feed: Feed, document: FeedDocument, now: float) -> Iterator[Page]:
        """The pages that a feed names."""
        for entry in document.entries:
            publisher = feed.publisher or entry.publisher or document.publisher or document.title
            key = page_id(entry.url)
            yield Page(key, entry.url, feed.url, entry.id, entry.title, entry.date, publisher, now, 0, now)

    def fail(self, store: Store, tally: Tally, job: Job, trouble: Trouble) -> None:
        """Note that a job failed, and when it is tried again."""
        tally.failures.append(Failure(job.url, trouble.why))
        if trouble.host:
            watching.note_host(store.connection, job.host, *self.hosts.rest(job.host, trouble.wait))
        if isinstance(job, FeedJob):
            tally.feeds_failed += 1
            self.fail_feed(store, job, trouble)
        else:
            self.fail_page(store, tally, job.page, job.host, trouble)

    def fail_feed(self, store: Store, job: FeedJob, trouble: Trouble) -> None:
        """A feed that fails is asked again, ever more rarely; one that is gone (HTTP 410) is not."""
        now, failures = self.clock(), job.state.failures + 1
        every = job.feed.every or self.settings.every
        wait = max(every, trouble.wait or 0.0, backoff(failures, every, self.random))
        state = replace(
            job.state, asked_at=now, status="gone" if trouble.status == 410 else "failing", failures=failures,
            next_try=now + wait, failure=trouble.why, moved_to=job.state.moved_to if failures < 3 else None,
        )  # fmt: skip
        watching.note_feed(store.connection, state)

    def fail_page(self, store: Store, tally: Tally, page: Page, host: str, trouble: Trouble) -> None:
        """A page that fails is tried again some times; one that is not there is dropped at once. That a host asks for
        rest is not the page's failure."""
        tries = page.tries + (trouble.status != 429)
        wait = backoff(tries, PAGE_REST, self.random) if tries else 0.0
        again = None if trouble.lasting or tries >= self.settings.tries else max(
            self.clock() + wait, self.hosts.free_at(host) if trouble.host else 0.0
        )  # fmt: skip
        watching.note_failure(store.connection, page.page_id, trouble.why, tries, again)
        tally.pages_failed += again is None

    def code(self, store: Store, tally: Tally) -> bool:
        """Code a group of the reports that wait; whether there was one."""
        coded = None if self.stop.is_set() else self.desk.code_group(store)
        if coded is None:
            return False
        tally.coded += len(coded.readings)
        tally.copies += coded.copies
        tally.pages_failed += len(coded.failures)
        tally.failures += coded.failures
        for reading in coded.readings:
            tally.events.update(event.event_type for event in reading.events)
        self.tell(tally)
        return True

    def next_at(self, store: Store) -> float | None:
        """The time from which something is due."""
        return Schedule(self.jobs(store, once=False)).next_at(self.hosts)
