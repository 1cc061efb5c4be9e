"""What a watch did and how its feeds are, for people."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from dragoman.views.table import print_rows


def counts(tally: Any) -> str:
    """A round in one line: "3 feeds (1 failed), 12 new, 11 fetched, 10 coded (21 events), 1 dropped"."""
    feeds = plural(tally.feeds, "feed") + (f" ({tally.feeds_failed} failed)" if tally.feeds_failed else "")
    events = f" ({plural(sum(tally.events.values()), 'event')})" if tally.coded else ""
    parts = [feeds, f"{tally.found:,} new", f"{tally.fetched:,} fetched", f"{tally.coded:,} coded{events}"]
    more = (
        (tally.resting, "left alone, as their hosts want rest"),
        (tally.copies, "the same text as another"),
        (tally.pages_failed, "dropped"),
        (tally.waiting, "waiting"),
    )
    return ", ".join([*parts, *(f"{count:,} {words}" for count, words in more if count)])


def plural(count: int, noun: str) -> str:
    """ "1 feed", "2 feeds"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def print_feeds(
    columns: Sequence[str], known: Mapping[str, Sequence[Any]], feeds: Iterable[str], stream: TextIO
) -> None:
    """The state of listed feeds; those that were never asked have nothing but their address."""
    rows = [known.get(url) or (url, "never asked", *[None] * (len(columns) - 2)) for url in feeds]
    print_rows(columns, [[minute(value) for value in row] for row in rows], "table", stream)


def minute(value: Any) -> Any:
    """A time to the minute, in UTC; anything else as it is."""
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime.datetime) else value
