"""A news site on this machine, a clock that only sleeping moves, and a coder that reads nothing."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from xml.sax.saxutils import escape

import pytest

from dragoman.records import Reading, SentenceSpan
from dragoman.store import Store
from dragoman.watch.desk import Desk
from dragoman.watch.fetch import Fetcher, Limits
from dragoman.watch.watcher import Watcher
from dragoman.watch.watchlist import Feed, Settings, Watchlist

START = 1_614_600_000.0  # 2021-03-01 12:00 UTC
WORDS = ("harbour", "council", "bridge", "minister", "treaty", "border", "water", "school", "market", "ferry", "winter",
         "storm", "railway", "island", "museum")  # fmt: skip


def story(number: int, words: int = 120) -> str:
    """A report of its own: no two numbers give the same text."""
    random = Random(number)
    sentences = [" ".join(random.choices(WORDS, k=12)).capitalize() + "." for _ in range(words // 12)]
    return f"Report {number}. " + " ".join(sentences)


def page(text: str, title: str = "Ministers meet", head: str = "") -> bytes:
    """A page with a report in it."""
    paragraphs = "".join(f"<p>{escape(one)}.</p>" for one in text.split(". "))
    return (
        f"<html><head><title>{title}</title>{head}</head><body><nav>Home News</nav><article><h1>{title}</h1>"
        f"{paragraphs}</article></body></html>"
    ).encode()


def rss(items, title="Tallis Post", more="") -> bytes:
    """An RSS feed of (link, guid, day) items."""
    told = "".join(
        f"<item><title>Item {escape(link)}</title><link>{escape(link)}</link>"
        + (f"<guid isPermaLink='false'>{escape(guid)}</guid>" if guid else "")
        + (f"<pubDate>{day}</pubDate>" if day else "") + "</item>"
        for link, guid, day in items
    )  # fmt: skip
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{more}{told}</channel></rss>".encode()
    )


class Site:
    """``routes`` is path → (status, headers, body), or a function of the handler, or a list whose last stays."""

    def __init__(self) -> None:
        self.routes: dict = {}
        self.asked: list[str] = []
        self.headers: list[dict] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                answer = site.routes.get(self.path, (404, {}, b""))
                if isinstance(answer, list):
                    answer = answer.pop(0) if len(answer) > 1 else answer[0]
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, address) -> None:
                pass  # clients that hang up are what these tests are about

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def html(self, path: str, text: str, **more) -> str:
        """Serve a page; returns its address."""
        self.routes[path] = (200, {"Content-Type": "text/html; charset=utf-8"}, page(text, **more))
        return self.url + path

    def feed(self, items, path: str = "/feed", headers=(), **more) -> str:
        """Serve a feed of paths or (path, guid, day) items; returns its address."""
        listed = [(one, None, None) if isinstance(one, str) else one for one in items]
        listed = [(link if "://" in link else self.url + link, guid, day) for link, guid, day in listed]
        self.routes[path] = (200, {"Content-Type": "application/rss+xml", **dict(headers)}, rss(listed, **more))
        return self.url + path

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return self.asked.count(path)


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


class Clock:
    """Time that passes only in sleep."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


class PlainCoder:
    """Reads no events: one sentence a report. ``fails`` are texts that it cannot read."""

    def __init__(self, fails=()) -> None:
        self.read: list = []
        self.fails = fails

    def read_all(self, articles, on_failure=None):
        for article in articles:
            self.read.append(article)
            if any(one in article.text for one in self.fails):
                on_failure(article, ValueError("no sentence in it"))
            else:
                yield Reading(article, (SentenceSpan(0, 0, len(article.text)),))


class Watch:
    """A watcher of some feeds and what its store holds after each round."""

    def __init__(self, path, clock, *feeds, coder=None, allow_private=True, **settings) -> None:
        self.path, self.clock = path, clock
        self.coder = coder or PlainCoder()
        self.after: list[int] = []
        listed = tuple(one if isinstance(one, Feed) else Feed(one) for one in feeds)
        desk = Desk(lambda store: self.coder, lambda store, count: self.after.append(count))
        made = {"delay": 0.0, "deadline": 10.0} | settings
        self.watcher = Watcher(
            Watchlist(listed, Settings(**made)), path, desk, allow_private, clock, clock.sleep, Random(1)
        )

    def once(self):
        return self.watcher.round(once=True)

    def rows(self, sql: str):
        with Store(self.path, read_only=True) as store:
            return store.query(sql).rows

    def pages(self) -> dict:
        """Status by path."""
        return {url.split("/", 3)[3]: status for url, status in self.rows("SELECT url, status FROM pages")}

    def check(self):
        with Store(self.path) as store:
            return store.check()


@pytest.fixture
def watch(tmp_path, clock):
    """Makes watches on one store; they end with the test."""
    made = []

    def make(*feeds, **more):
        made.append(Watch(tmp_path / "s.duckdb", clock, *feeds, **more))
        return made[-1]

    yield make
    for one in made:
        one.watcher.close()


@pytest.fixture
def fetcher():
    return Fetcher("dragoman/test", Limits(5.0, allow_private=True))
