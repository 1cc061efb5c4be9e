"""Whether ``dragoman watch`` survives being killed: watches are killed at random moments, and what is left is examined.

Run from the repository: ``python -m benchmarks.kill_watch [--trials N] [--seed S]``. A trial watches feeds of a server
on this machine, is killed with SIGKILL once or several times and begun again until it is through. After each kill the
store must be sound (``Store.check``) and hold whole articles; what it has fetched by then must never be asked for
again; and in the end each report must be there exactly once, coded, linked, its page marked. The server answers with
ETags, so that an entry which was not queued before a kill would be hidden for ever.

``--statements`` kills before the first, the second, the third … statement of SQL instead, until a run needs no more.

The coder is a plain one, so that a run is all fetching, writing and linking; everything else is the real thing. Exit
status 1 when a trial failed.
"""

from __future__ import annotations

import argparse
import mmap
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import feedparser  # noqa: F401 - what runs need is loaded once, before the first fork
import protego  # noqa: F401
import trafilatura
import urllib3.connection  # noqa: F401
from feedparser import encodings  # noqa: F401

from benchmarks.kill import Outcome, answered, forked, person, show, words
from dragoman import linking
from dragoman.records import Article, Event, Mention, Reading, SentenceSpan, stable_id
from dragoman.store import Store, watching
from dragoman.store import linking as store_linking
from dragoman.store import store as store_module
from dragoman.watch import desk as desk_module
from dragoman.watch.desk import Desk
from dragoman.watch.watcher import Watcher
from dragoman.watch.watchlist import Feed, Settings, Watchlist

FEEDS = 3
HOSTS = ("a.test", "b.test", "c.test", "d.test")  # all of them this machine
COPIES = 2  # reports that stand on two pages each
MISSING = 1  # pages that are not there
STAGES = (
    "opening",
    "asking",
    "queueing",
    "keeping a page",
    "coding",
    "writing",
    "marking",
    "linking",
    "closing",
    "through",
)
OUTLETS = ("Adom", "Beku", "Chana", "Dofi", "Efua", "Foli", "Gato", "Hado")


def body(number: int) -> str:
    """A report that is like no other."""
    chance = random.Random(number)
    talk = " ".join(f"{chance.choice(OUTLETS)} spoke of talks number {number * 100 + line}." for line in range(6))
    return f"Minister Adom{number} met General Beku{number} in Accra on border talks number {number}. {talk}"


def page(number: int) -> bytes:
    """A report as a page."""
    told = "".join(f"<p>{one}.</p>" for one in body(number).split(". "))
    return f"<html><head><title>Talks</title></head><body><article>{told}</article></body></html>".encode()


def address(number: int, port: int) -> str:
    """Where a page is."""
    return f"http://{HOSTS[number % len(HOSTS)]}:{port}/page/{number}"


def feed(number: int, pages: int, port: int) -> bytes:
    """One of the feeds: two thirds of the pages, so that each page is in two feeds."""
    items = "".join(
        f"<item><title>Talks</title><link>{address(one, port)}?utm_source=feed{number}</link>"
        f"<guid isPermaLink='false'>{one}</guid><pubDate>Mon, 01 Mar 2021 10:00:00 GMT</pubDate></item>"
        for one in range(pages) if one % FEEDS != number
    )  # fmt: skip
    return f"<rss version='2.0'><channel><title>Outlet {number}</title>{items}</channel></rss>".encode()


class Handler(BaseHTTPRequestHandler):
    """The server: feeds with ETags, pages, the last of which are copies of the first or not there."""

    pages: int
    log: int

    def do_GET(self) -> None:
        """Answer, and write down what was asked for."""
        kind, _, rest = self.path.strip("/").partition("/")
        if kind == "page":
            os.write(self.log, f"{rest}\n".encode())
            number = int(rest)
            if number >= self.pages - MISSING:
                return self.answer(404, b"")
            first_copy = self.pages - MISSING - COPIES
            return self.answer(200, page(number - first_copy if number >= first_copy else number), "text/html")
        if kind == "feed":
            if self.headers.get("If-None-Match") == '"1"':
                return self.answer(304, b"")
            return self.answer(200, feed(int(rest), self.pages, self.server.server_address[1]), "application/rss+xml")
        return self.answer(404, b"")

    def answer(self, status: int, sent: bytes, kind: str = "text/plain") -> None:
        """One answer."""
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(sent))), ("ETag", '"1"')):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Clients that are killed are what these trials are about."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *args: Any) -> None:
        """Say nothing."""


class PlainCoder:
    """Reads one meeting in each report."""

    def read_all(self, articles: Iterable[Article], failed: object = None) -> Iterator[Reading]:
        """The readings of articles."""
        for article in articles:
            first = article.text[: article.text.index(".") + 1]
            people = tuple(person(article.text, name, None) for name in (first.split()[1], first.split()[4]))
            met = Event(
                stable_id(article.id, "met"), article.id, 0, first, "CONSULT", None, None, (), "verbal cooperation",
                2.5, "asserted", Mention(*words(article.text, "met")), people, (), article.date, None, article.date,
                None, (), (), 0.8, "consult.meet", None, "plain",
            )  # fmt: skip
            yield Reading(article, (SentenceSpan(0, 0, len(first)),), (met,))


class Counted:
    """A connection that kills its process before a certain statement, the ``left``-th from now."""

    left = 0

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def execute(self, *arguments: Any) -> Any:
        """Execute a statement, or die."""
        Counted.left -= 1
        if Counted.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.connection.execute(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


def tell_stages(stage: mmap.mmap) -> None:
    """Let the steps of a run say where they are."""
    for owner, name, label in (
        (Watcher, "work", "asking"), (watching, "note_feed", "queueing"), (watching, "note_fetched", "keeping a page"),
        (Desk, "code_group", "coding"), (Store, "write", "writing"), (desk_module, "settle", "marking"),
        (linking, "link", "linking"), (store_linking, "save", "linking"), (Store, "close", "closing"),
    ):  # fmt: skip
        setattr(owner, name, labelled(stage, STAGES.index(label), getattr(owner, name)))


def labelled(stage: mmap.mmap, number: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that says that it is being run."""

    def run(*args: Any, **options: Any) -> Any:
        before, stage[0] = stage[0], number
        try:
            return function(*args, **options)
        finally:
            stage[0] = before

    return run


class Result(Outcome):
    """``fetches`` counts requests for pages beyond one each."""

    fetches = 0


class Trials:
    """A server, and watches of it that are killed."""

    def __init__(self, folder: Path, pages: int, seed: int) -> None:
        self.folder, self.pages, self.random = folder, pages, random.Random(seed)
        self.stage = mmap.mmap(-1, 1)
        self.log = folder / "asked"
        self.port, self.server = self.serve()
        tell_stages(self.stage)
        trafilatura.bare_extraction(page(0), with_metadata=True)  # its tables are loaded once, too
        self.seconds = 0.0

    def time(self) -> None:
        """Time watches that nobody kills."""
        self.seconds = min(self.finished(self.folder / f"whole{again}.duckdb") for again in range(3))

    def serve(self) -> tuple[int, int]:
        """(port, process) of the server."""
        out, into = os.pipe()

        def work() -> None:
            Handler.pages = self.pages
            Handler.log = os.open(self.log, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
            server = Server(("127.0.0.1", 0), Handler)
            os.write(into, str(server.server_address[1]).encode())
            os.close(into)
            server.serve_forever()

        child = forked(work)
        os.close(into)
        with os.fdopen(out) as stream:
            return int(stream.read()), child

    def close(self) -> None:
        """End the server."""
        os.kill(self.server, signal.SIGKILL)
        os.waitpid(self.server, 0)

    def run(self, path: Path, statements: int = 0) -> int:
        """Begin a watch; returns its process id. It kills itself before the statement of that number."""
        self.stage[0] = STAGES.index("opening")

        def work() -> None:
            if statements:
                Counted.left, connect = statements, store_module.connect
                store_module.connect = lambda *args, **options: Counted(connect(*args, **options))  # type: ignore[assignment]
            feeds = tuple(Feed(f"http://{HOSTS[0]}:{self.port}/feed/{number}") for number in range(FEEDS))
            coder = PlainCoder()
            desk = Desk(lambda store: coder, lambda store, count: linking.link(store) and None)
            watcher = Watcher(Watchlist(feeds, Settings(delay=0.0)), path, desk, allow_private=True)
            watcher.fetcher.lookup = lambda host, port: ["127.0.0.1"]
            watcher.round(once=True)
            self.stage[0] = STAGES.index("through")

        return forked(work)

    def finished(self, path: Path) -> float:
        """Watch to the end; returns the seconds that it took."""
        start = time.perf_counter()
        if os.waitpid(self.run(path), 0)[1]:
            raise RuntimeError("a run that nobody killed failed, as told above")
        return time.perf_counter() - start

    def killed(self, path: Path, statement: int = 0) -> str | None:
        """Begin a watch and kill it, before a statement or at some moment; returns the stage, None if it ended."""
        child = self.run(path, statement)
        if not statement:
            time.sleep(self.random.uniform(0, self.seconds))
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("a run failed by itself, as told above")
        stage = STAGES[self.stage[0]]
        return stage if os.WIFSIGNALED(status) and stage != "through" else None

    def trial(self, name: str, outcome: Outcome, statement: int = 0) -> bool:
        """One trial; what is wrong is noted. Returns whether anything was killed."""
        path = self.folder / f"trial{name}.duckdb"
        known: set[str] = set()
        start = at = self.asked_size()
        struck = False
        try:
            for _ in range(1 if statement else self.random.choice((1, 1, 2, 3))):
                stage = self.killed(path, statement)
                struck = struck or stage is not None
                outcome.missed += stage is None
                # How long a run takes depends on what else the machine does, and moments are to fall within it.
                self.seconds *= 0.95 if stage is None else 1.03
                outcome.kills.update([stage] if stage else [])
                self.asked_again(known, at)
                at, known = self.asked_size(), self.examine(path)
            self.finished(path)
            self.asked_again(known, at)
            faults = answered(partial(wrong_at_the_end, path, self.pages))
            if faults:
                raise AssertionError("; ".join(faults))
        except (AssertionError, RuntimeError) as error:
            outcome.failures.append(f"trial {name}: {error}")
        else:
            outcome.fetches += len(self.asked(start)) - self.pages
            for left in self.folder.glob(f"trial{name}.*"):
                left.unlink()
        return struck

    def examine(self, path: Path) -> set[str]:
        """The pages that are not to be asked for again. Raises ``AssertionError`` for a store that is not sound."""
        if not path.exists():
            return set()
        faults, kept = answered(partial(wrong, path))
        if faults:
            raise AssertionError("; ".join(faults))
        return set(kept)

    def asked_size(self) -> int:
        """How far the server has written down what it was asked for."""
        return self.log.stat().st_size if self.log.exists() else 0

    def asked(self, start: int) -> list[str]:
        """The pages that the server was asked for from there on."""
        return self.log.read_bytes()[start:].decode().split() if self.log.exists() else []

    def asked_again(self, known: set[str], start: int) -> None:
        """Raise ``AssertionError`` where one of the known pages was asked for again."""
        again = known & set(self.asked(start))
        if again:
            raise AssertionError(f"pages {sorted(again)} were fetched again")


def wrong(path: Path) -> tuple[list[str], list[str]]:
    """(faults, pages fetched or given up) of a store that a killed watch has left."""
    with Store(path) as store:
        return faults_and_settled(store)


def faults_and_settled(store: Store) -> tuple[list[str], list[str]]:
    """(faults, pages fetched or given up) of an open store."""
    ask = store.connection.execute
    faults = store.check()
    for table in ("sentences", "events"):
        [(articles, held)] = ask(f"SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM {table})").fetchall()
        if articles != held:
            faults.append(f"{articles} articles have {held} {table}")
    if ask("SELECT text FROM articles GROUP BY text HAVING count(*) > 1").fetchall():
        faults.append("a text is there twice")
    unmatched = "SELECT page_id FROM pages ANTI JOIN articles ON articles.article_id = page_id"
    if ask(f"{unmatched} WHERE status = 'done'").fetchall():
        faults.append("a page is marked whose article is not there")
    settled = ask("SELECT url FROM pages WHERE status <> 'queued'").fetchall()
    return faults, [url.rpartition("/")[2] for (url,) in settled]


def wrong_at_the_end(path: Path, pages: int) -> list[str]:
    """What is wrong in a store when all is said to be done."""
    with Store(path) as store:
        faults, _ = faults_and_settled(store)
        ask = store.connection.execute
        [(held,)] = ask("SELECT count(*) FROM pages").fetchall()
        statuses = dict(ask("SELECT status, count(*) FROM pages GROUP BY 1").fetchall())
        reports = pages - MISSING - COPIES
        if held != pages or statuses != {"done": reports, "copy": COPIES, "dropped": MISSING}:
            faults.append(f"{held} pages: {statuses}")
        texts = {text[: text.index(".")] for (text,) in ask("SELECT text FROM articles").fetchall()}
        missing = {body(number)[: body(number).index(".")] for number in range(reports)} - texts
        if missing or len(texts) != reports:
            faults.append(f"{len(texts)} reports of {reports}, without {sorted(missing)[:3]}")
        for what, sql in (
            ("articles not linked", "SELECT count(*) FROM articles WHERE coverage_id IS NULL"),
            ("stories out of date", "SELECT count(*) FROM stale_stories"),
            ("reports kept twice", "SELECT count(*) FROM pages WHERE article IS NOT NULL"),
            ("feeds not had", f"SELECT {FEEDS} - count(*) FROM feeds WHERE status = 'ok'"),
        ):
            [(count,)] = ask(sql).fetchall()
            if count:
                faults.append(f"{what}: {count}")
    return faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trials and print; exit status 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=500, metavar="N", help="[default: 500]")
    parser.add_argument("--pages", type=int, default=16, metavar="N", help="pages that the feeds name  [default: 16]")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the moments  [default: 1]")
    parser.add_argument("--statements", action="store_true", help="kill before each statement in turn, at most N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work there, and keep what failed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        outcome, start = Result(), time.perf_counter()
        trials = Trials(folder, options.pages, options.seed)
        try:
            trials.time()
            for number in range(options.trials):
                outcome.trials += 1
                if (
                    not trials.trial(str(number), outcome, number + 1 if options.statements else 0)
                    and options.statements
                ):
                    break
        finally:
            trials.close()
        show(outcome, time.perf_counter() - start)
        print(f"{outcome.fetches} pages were fetched twice because the kill came before they were kept")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
