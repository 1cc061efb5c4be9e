"""What the threads do: a feed asked, or a page fetched and its report found. They touch no store."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.errors import DragomanError
from dragoman.records import Article
from dragoman.watch.feed import FeedDocument, read_feed
from dragoman.watch.fetch import Answer, Fetcher, Want
from dragoman.watch.page import article_of, text_digest
from dragoman.watch.robots import Robots
from dragoman.watch.schedule import FeedJob, Job, PageJob
from dragoman.watch.trouble import Trouble
from dragoman.watch.watchlist import Settings

PAGE_TYPES = ("text/html", "application/xhtml+xml")
FEED_TYPES = ("text/", "/xml", "+xml", "application/octet-stream", "application/x-rss")
DAY = 86400.0


@dataclass(frozen=True, slots=True)
class FeedNews:
    """A feed's answer; ``document`` is None where nothing has changed."""

    answer: Answer
    document: FeedDocument | None


@dataclass(frozen=True, slots=True)
class PageNews:
    """A page's report, and the digest of its text."""

    article: Article
    text_digest: str


Outcome = FeedNews | PageNews | Trouble


class Runner:
    """Runs jobs. ``clock`` gives seconds since 1970."""

    def __init__(self, settings: Settings, fetcher: Fetcher, clock: Callable[[], float]) -> None:
        self.settings = settings
        self.fetcher = fetcher
        self.robots = Robots(fetcher, clock)
        self.clock = clock

    def run(self, job: Job) -> Outcome:
        """The outcome of a job; whatever goes wrong is its ``Trouble``."""
        try:
            return self.feed(job) if isinstance(job, FeedJob) else self.page(job)
        except Trouble as trouble:
            return trouble
        except DragomanError as error:
            return Trouble(str(error))
        except Exception as error:
            # A page that breaks a library must not break the watch.
            return Trouble(f"it cannot be read: {type(error).__name__}: {error}", lasting=isinstance(job, PageJob))

    def feed(self, job: FeedJob) -> FeedNews:
        """What a feed says since it was last asked."""
        state, size = job.state, int(self.settings.feed_megabytes * 1e6)
        want = Want(size, FEED_TYPES, state.etag, state.last_modified)
        allowed = self.robots.check if job.feed.robots else lambda url: None
        answer = self.fetcher.get(job.url, want, allowed)
        if answer.status == 304:
            return FeedNews(answer, None)
        return FeedNews(answer, read_feed(answer.body, answer.url, answer.content_type, self.settings.entries))

    def page(self, job: PageJob) -> PageNews:
        """The report of a page."""
        want = Want(int(self.settings.page_megabytes * 1e6), PAGE_TYPES)
        answer = self.fetcher.get(job.url, want, self.robots.check)
        # Where it is tomorrow already, a report may be of tomorrow.
        latest = datetime.datetime.fromtimestamp(self.clock() + DAY, datetime.UTC).date().isoformat()
        article = article_of(answer, job.page, latest)
        return PageNews(article, text_digest(article.text))
