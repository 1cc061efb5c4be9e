"""What is fuzzed: a function of bytes each, which may raise nothing but our own errors, with inputs to begin from."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.read import Defaults, find_dateline, read_articles
from dragoman.read.day import parse_day
from dragoman.read.failure import Failure
from dragoman.read.folder import read_stream
from dragoman.read.html import page

MOST_FAILURES = 100_000  # that one small input may name


@dataclass(frozen=True, slots=True)
class Target:
    """``run`` reads bytes; ``seeds`` are inputs that it takes."""

    name: str
    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


@cache
def scratch(suffix: str) -> Path:
    """A file of this process that an input is written to, in memory where the system has such a place."""
    memory = Path("/dev/shm")
    folder = tempfile.mkdtemp(prefix="fuzz-", dir=memory if memory.is_dir() and os.access(memory, os.W_OK) else None)
    return Path(folder) / f"input{suffix}"


def written(suffix: str, data: bytes) -> Path:
    """An input as a file."""
    path = scratch(suffix)
    path.write_bytes(data)
    return path


def drained(articles: Iterable[object], failures: list[Failure]) -> None:
    """Read to the end; whatever is read must be whole."""
    for _ in articles:
        if len(failures) > MOST_FAILURES:
            raise AssertionError("failures without end")


def file_of(suffix: str, data: bytes) -> None:
    """A file of some kind."""
    failures: list[Failure] = []
    drained(read_articles([written(suffix, data)], Defaults(), failures.append), failures)


def stream(data: bytes) -> None:
    """Standard input."""
    failures: list[Failure] = []
    drained(read_stream(io.BytesIO(data), "input", Defaults(), failures.append), failures)


def html(data: bytes) -> None:
    """A page."""
    page(data, "input", Defaults(), lambda failure: None)


def dateline(data: bytes) -> None:
    """The beginning of a report, and a day."""
    text = data.decode("utf-8", "surrogateescape")
    found = find_dateline(text, "2021-03-25")
    if not 0 <= found.start <= len(text):
        raise AssertionError(f"a dateline ends outside its text: {found}")
    parse_day(text)


def feed(data: bytes) -> None:
    """A feed's document."""
    from dragoman.watch.feed import read_feed
    from dragoman.watch.trouble import Trouble

    try:
        read_feed(data, "https://example.org/feed", "application/xml", 100)
    except Trouble:
        return


def watchlist(data: bytes) -> None:
    """A watchlist."""
    from dragoman.watch.watchlist import read_watchlist

    read_watchlist(written(".toml", data))


def actors(data: bytes) -> None:
    """A table of actors."""
    from dragoman.resolve.actor_table import read_actor_table

    read_actor_table(written(".csv", data))


def petrarch(data: bytes) -> None:
    """A dictionary of PETRARCH's."""
    from dragoman.resolve.petrarch_dictionary import read_petrarch

    read_petrarch(written(".txt", data))


def annotations(data: bytes) -> None:
    """What annotators send back."""
    from dragoman.export.annotations_file import read_annotations

    deque(read_annotations(written(".json", data)), maxlen=0)


def gold(data: bytes) -> None:
    """A file of gold records."""
    from dragoman.evaluate.gold_file import kind_of, read_records

    path = written(".jsonl", data)
    kind_of(path, read_records(path)[0][1])


def allowed(run: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """A target that may raise our own errors, and no others."""

    def guarded(data: bytes) -> None:
        try:
            run(data)
        except DragomanError:
            return

    return guarded


REPORT = b"SEOUL, March 25 (Reuters) - Lawmakers in Seoul condemned the launch on Thursday."
LINE = b'{"id": "a", "date": "2021-03-25", "text": "Kenya freed two men.", "title": null, "publisher": "x"}\n'
PAGE = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Talks</title><meta property='article:published_time'"
    b" content='2021-03-25T10:00:00Z'></head><body><article><p>Kenya and Chad agreed on Thursday to open their border,"
    b" an official said in Nairobi.</p><p>It was closed in May.</p></article></body></html>"
)
RSS = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title><item><title>Talks &amp; more</title>"
    b"<link>https://example.org/a?utm_source=x</link><pubDate>Thu, 25 Mar 2021 10:00:00 GMT</pubDate></item></channel></rss>"
)
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id><link href='/a'/><updated>2021-03-25T10:00:00Z</updated>"
    b"<title type='html'>&lt;b&gt;Talks&lt;/b&gt;</title></entry></feed>"
)
TABLE = b'id,date,text\na,2021-03-25,"Kenya freed two men, it said."\nb,25 March 2021,"A ""quoted"" word"\n'
WATCHLIST = b'[watch]\nevery = "30 min"\n[[feed]]\nurl = "https://example.org/feed.xml"\npublisher = "Example"\n'
TASK = (
    b'[{"data": {"text": "Kenya freed two men."}, "annotations": [{"result": [{"id": "1", "type": "labels", "value":'
    b' {"start": 6, "end": 11, "labels": ["RETREAT"]}}]}]}]'
)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2021-03-26T10:00:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: application/http; msgtype=response"
    b"\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(HTTP), HTTP)
)


def parquet_seed() -> bytes:
    """A small Parquet file."""
    import duckdb

    path = scratch(".parquet")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 'a' AS id, 'Kenya freed two men.' AS text) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def targets() -> dict[str, Target]:
    """All targets by their names."""
    found = (
        Target("text", partial(file_of, ".txt"), (REPORT, b"\xef\xbb\xbf" + REPORT, REPORT.decode().encode("utf-16"))),
        Target("html", html, (PAGE, b"<p>" * 50 + b"Kenya freed two men.")),
        Target("jsonl", partial(file_of, ".jsonl"), (LINE * 2, b"[" + LINE.strip() + b"]")),
        Target("json", partial(file_of, ".json"), (b"[" + LINE.strip() + b",\n" + LINE.strip() + b"]", LINE)),
        Target("csv", partial(file_of, ".csv"), (TABLE, TABLE.replace(b"\n", b"\r\n"))),
        Target("tsv", partial(file_of, ".tsv"), (TABLE.replace(b",", b"\t"),)),
        Target("parquet", partial(file_of, ".parquet"), (parquet_seed(),)),
        Target("gzip", partial(file_of, ".jsonl.gz"), (gzip.compress(LINE), gzip.compress(gzip.compress(LINE)))),
        Target("stream", stream, (LINE, PAGE, REPORT, gzip.compress(LINE), RECORD)),
        Target("dateline", dateline, (REPORT, b"date 2021-03-25 It said so.", b"(Beirut, 3 May 2019) - It said so.")),
        Target("warc", partial(file_of, ".warc"), (RECORD * 2, gzip.compress(RECORD) * 2)),
        Target("feed", feed, (RSS, ATOM)),
        Target("watchlist", watchlist, (WATCHLIST,)),
        Target("actors", actors, (b"name,country,sector,since,until\nMoon Jae-in,KOR,GOV,2017-05-10,2022-05-09\n",)),
        Target("petrarch", petrarch, (b"MOON_JAE-IN_ ; a note\n+PRESIDENT_MOON\n\t[KORGOV 170510-220509]\n\t[KOR]\n",)),
        Target("annotations", annotations, (TASK, b'{"text": "Kenya freed two men.", "label": [[6, 11, "RETREAT"]]}\n')),
        Target("gold", gold, (LINE,)),
    )  # fmt: skip
    return {one.name: Target(one.name, allowed(one.run), one.seeds) for one in found}
