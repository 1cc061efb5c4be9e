"""What watching asks of a store and writes to it: feeds, the pages that they name, and hosts that want rest.

Times are seconds since 1970. Each function that writes is one transaction, so that a watcher which is killed between
any two of them finds a state that it can go on from.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.records import Article
from dragoman.store.bulk import LISTED, TableInserter, transaction
from dragoman.store.whole_text import whole_text

REPORT = """
SELECT f.url, f.status, f.title, f.fetched_at, f.next_try, count(p.page_id) AS pages,
    count(*) FILTER (WHERE p.status = 'done') AS coded, count(*) FILTER (WHERE p.status = 'copy') AS copies,
    count(*) FILTER (WHERE p.status IN ('queued', 'fetched')) AS waiting,
    count(*) FILTER (WHERE p.status = 'dropped') AS dropped, f.failure
FROM feeds f LEFT JOIN pages p ON p.feed = f.url
GROUP BY ALL
"""
REPORTED = ("feed", "status", "title", "fetched", "next", "pages", "coded", "copies", "waiting", "dropped", "failure")


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed from its last requests: a row of ``feeds``. ``url`` is as the list of feeds has it."""

    url: str
    moved_to: str | None = None
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    asked_at: float | None = None
    fetched_at: float | None = None
    status: str = "ok"
    failures: int = 0
    next_try: float | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a feed names: the key and the feed's words for it, and how often it was tried."""

    page_id: str
    url: str
    feed: str
    entry_id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    seen_at: float = 0.0
    tries: int = 0
    next_try: float = 0.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched and is to be coded."""

    page_id: str
    text_digest: str
    article: Article


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of fetched pages: those coded, copies with the article that they copy, and those dropped and why."""

    done: Sequence[str] = ()
    copies: Mapping[str, str] | None = None
    dropped: Mapping[str, str] | None = None


def feed_states(connection: Any) -> dict[str, FeedState]:
    """What is known of each feed, by its address."""
    cursor = connection.execute(f"SELECT {', '.join(FeedState.__slots__)} FROM feeds")
    found = [FeedState(*(seconds(value) for value in row)) for row in cursor.fetchall()]
    return {one.url: one for one in found}


def note_feed(connection: Any, state: FeedState, pages: Sequence[Page] = ()) -> list[Page]:
    """Write what is known of a feed, and queue those of its pages that are new by address and by entry; returns them.

    Both at once: an ETag that is kept without the entries that came with it would hide them for ever.
    """
    row = {name: getattr(state, name) for name in FeedState.__slots__}
    for name in ("asked_at", "fetched_at", "next_try"):
        row[name] = None if row[name] is None else moment(row[name])
    with transaction(connection):
        connection.execute("DELETE FROM feeds WHERE url = ?", [state.url])
        TableInserter(connection, "feeds").insert([row])
        fresh = unseen(connection, state.url, pages)
        TableInserter(connection, "pages").insert([page_row(one) for one in fresh])
    return fresh


def unseen(connection: Any, feed: str, pages: Sequence[Page]) -> list[Page]:
    """The pages that no feed has named before, nor this one under the same entry."""
    ids = json.dumps([one.page_id for one in pages])
    sql = f"SELECT page_id FROM pages WHERE page_id IN ({LISTED})"
    held = {row[0] for row in connection.execute(sql, [ids]).fetchall()}
    entries = whole_text(json.dumps([one.entry_id for one in pages if one.entry_id]))
    sql = f"SELECT entry_id FROM pages WHERE feed = ? AND entry_id IN ({LISTED})"
    held_entries = {row[0] for row in connection.execute(sql, [feed, entries]).fetchall()}
    fresh: dict[str, Page] = {}
    for one in pages:
        if one.page_id not in held and (one.entry_id is None or one.entry_id not in held_entries):
            fresh.setdefault(one.page_id, one)
    return list(fresh.values())


def page_row(page: Page) -> dict[str, Any]:
    """A page as a row of ``pages``."""
    row = {name: getattr(page, name) for name in Page.__slots__}
    times = {"seen_at": moment(page.seen_at), "next_try": moment(page.next_try)}
    later = dict.fromkeys(("fetched_at", "article_id", "text_digest", "failure", "article"))
    return row | times | later | {"status": "queued"}


def queued(connection: Any) -> list[Page]:
    """The pages that are still to be fetched, those seen first before others."""
    names = ", ".join(Page.__slots__)
    cursor = connection.execute(f"SELECT {names} FROM pages WHERE status = 'queued' ORDER BY seen_at, page_id")
    return [Page(*(seconds(value) for value in row)) for row in cursor.fetchall()]


def note_fetched(connection: Any, page: Fetched, now: float) -> None:
    """Keep the report of a page until it is coded: it is not fetched again."""
    article = {name: getattr(page.article, name) for name in Article.__slots__}
    connection.execute(
        "UPDATE pages SET status = 'fetched', fetched_at = ?, tries = tries + 1, failure = NULL, text_digest = ?, "
        "article = ? WHERE page_id = ? AND status = 'queued'",
        [moment(now), page.text_digest, whole_text(json.dumps(article, ensure_ascii=False)), page.page_id],
    )


def note_failure(connection: Any, page_id: str, why: str, tries: int, next_try: float | None) -> None:
    """Note why a page could not be had; without ``next_try`` it is dropped."""
    connection.execute(
        "UPDATE pages SET tries = ?, failure = ?, status = ?, next_try = coalesce(?, next_try) WHERE page_id = ? "
        "AND status = 'queued'",
        [tries, whole_text(why), "queued" if next_try is not None else "dropped",
         None if next_try is None else moment(next_try), page_id],
    )  # fmt: skip


def fetched(connection: Any, most: int) -> list[Fetched]:
    """Pages that wait to be coded, those fetched first before others."""
    sql = "SELECT page_id, text_digest, article FROM pages WHERE status = 'fetched' ORDER BY fetched_at, page_id"
    rows = connection.execute(f"{sql} LIMIT ?", [most]).fetchall()
    return [Fetched(page_id, digest, Article(**json.loads(article))) for page_id, digest, article in rows]


def coded_texts(connection: Any, digests: Iterable[str]) -> dict[str, str]:
    """The article of each of some text digests that has been coded."""
    sql = f"SELECT text_digest, min(article_id) FROM pages WHERE status = 'done' AND text_digest IN ({LISTED})"
    return dict(connection.execute(f"{sql} GROUP BY 1", [json.dumps(list(digests))]).fetchall())


def settle(connection: Any, settled: Settled) -> None:
    """Mark pages as coded, as copies or as dropped; their reports are not kept twice."""
    with transaction(connection):
        mark_done(connection, settled.done)
        for page_id, article_id in (settled.copies or {}).items():
            connection.execute(
                "UPDATE pages SET status = 'copy', article_id = ?, article = NULL WHERE page_id = ?",
                [article_id, page_id],
            )
        for page_id, why in (settled.dropped or {}).items():
            connection.execute(
                "UPDATE pages SET status = 'dropped', failure = ?, article = NULL WHERE page_id = ?",
                [whole_text(why), page_id],
            )


def mark_done(connection: Any, ids: Sequence[str]) -> None:
    """Mark pages whose article is in the store."""
    connection.execute(
        "UPDATE pages SET status = 'done', article_id = page_id, failure = NULL, article = NULL "
        f"WHERE page_id IN ({LISTED})",
        [json.dumps(list(ids))],
    )


def recover(connection: Any) -> int:
    """Mark the pages whose article came into the store just before a watcher was killed; returns how many."""
    there = "page_id IN (SELECT article_id FROM articles)"
    sql = f"SELECT page_id FROM pages WHERE status IN ('queued', 'fetched') AND {there}"
    ids = [row[0] for row in connection.execute(sql).fetchall()]
    if ids:
        mark_done(connection, ids)
    return len(ids)


def resting(connection: Any) -> dict[str, tuple[int, float]]:
    """(failures, time from which it may be asked again) of each host that wants rest."""
    rows = connection.execute("SELECT host, failures, next_try FROM hosts").fetchall()
    return {host: (failures, seconds(next_try)) for host, failures, next_try in rows}


def note_host(connection: Any, host: str, failures: int, next_try: float) -> None:
    """Note that a host wants rest, or with no failures that it is well again."""
    with transaction(connection):
        connection.execute("DELETE FROM hosts WHERE host = ?", [host])
        if failures:
            connection.execute("INSERT INTO hosts VALUES (?, ?, ?)", [host, failures, moment(next_try)])


def feed_report(connection: Any) -> dict[str, tuple[Any, ...]]:
    """A row of ``REPORTED`` for each feed that has been asked, by its address."""
    return {row[0]: row for row in connection.execute(REPORT).fetchall()}


def moment(time: float) -> datetime.datetime:
    """Seconds since 1970 as the UTC that a store writes."""
    return datetime.datetime.fromtimestamp(time, datetime.UTC).replace(tzinfo=None)


def seconds(value: Any) -> Any:
    """A time of a store as seconds since 1970; anything else as it is."""
    return value.replace(tzinfo=datetime.UTC).timestamp() if isinstance(value, datetime.datetime) else value
