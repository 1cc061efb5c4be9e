"""FEEDS.toml: the feeds to watch and how to behave towards their hosts.

``[[feed]]`` has ``url`` (http or https, no password) and, where wanted, ``publisher`` (the outlet, in place of the
feed's title), ``every`` (how often it is asked, such as "15m"), ``language`` (where the feed itself declares none, or a
wrong one; only English, "en", is coded) and ``robots = false`` (the feed, not its pages, is asked whatever the host's
robots.txt says of it: for those who have its publisher's word).

``[watch]`` has ``contact`` (a page or mail address that hosts are told, in the User-Agent), ``every`` (for feeds
without their own), ``delay`` (between two requests to one host), ``threads`` (hosts asked at once), ``deadline`` (for
one request), ``page_megabytes``, ``feed_megabytes`` (the most that is read), ``entries`` (the most of one feed),
``tries`` (for a page) and ``ports`` (those that may be asked).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from dragoman import __version__
from dragoman.errors import DurationInvalid, WatchlistInvalid, WatchlistMissing
from dragoman.watch.duration import seconds_of
from dragoman.watch.target import target_of
from dragoman.watch.trouble import Trouble

DURATIONS = ("every", "delay", "deadline")
FEED_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*feed[ \t]*\]\]", re.MULTILINE)
WATCH_TABLE = re.compile(r"^[ \t]*\[[ \t]*watch[ \t]*\]", re.MULTILINE)
KINDS: dict[type, str] = {str: "text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to watch. ``every`` is seconds; None is what ``Settings`` says."""

    url: str
    publisher: str | None = None
    every: float | None = None
    language: str | None = None
    robots: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """How to watch; times are seconds."""

    contact: str = ""
    every: float = 900.0
    delay: float = 2.0
    threads: int = 4
    deadline: float = 60.0
    page_megabytes: float = 5.0
    feed_megabytes: float = 10.0
    entries: int = 500
    tries: int = 8
    ports: tuple[int, ...] = (80, 443)

    @property
    def agent(self) -> str:
        """The User-Agent."""
        return f"dragoman/{__version__}" + (f" (+{self.contact})" if self.contact else "")


LOWEST = {
    "every": 60.0, "delay": 0.0, "threads": 1, "deadline": 1.0, "page_megabytes": 0.01, "feed_megabytes": 0.01,
    "entries": 1, "tries": 1,
}  # fmt: skip
HIGHEST = {"threads": 64, "page_megabytes": 60.0, "feed_megabytes": 60.0}


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What a file lists."""

    feeds: tuple[Feed, ...]
    settings: Settings = Settings()


def read_watchlist(path: Path) -> Watchlist:
    """The feeds and settings of a file.

    Raises ``WatchlistMissing``, and ``WatchlistInvalid``, which names the line or table that is wrong.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        found = tomllib.loads(text)
    except FileNotFoundError as error:
        raise WatchlistMissing(path=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WatchlistInvalid(path=path, where="", why=f"it is not TOML: {error}") from error
    except OSError as error:
        raise WatchlistInvalid(path=path, where="", why=f"it cannot be read: {error.strerror or error}") from error
    return Reading(path, text).watchlist(found)


class Reading:
    """A list of feeds that is being read: what is wrong is told with its place in the file."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def watchlist(self, found: Mapping[str, Any]) -> Watchlist:
        """The list that the tables of a file hold."""
        for key in found:
            if key not in ("feed", "watch"):
                self.fail("", f"there is no table or key '{key}' here, only [watch] and [[feed]]")
        watch, feeds = found.get("watch", {}), found.get("feed", [])
        if not isinstance(watch, dict):
            self.fail("", "'watch' is not a table; write [watch]")
        if not isinstance(feeds, list) or not feeds or not all(isinstance(one, dict) for one in feeds):
            self.fail("", 'it lists no feed; write [[feed]] and below it url = "https://…"')
        settings = Settings(**self.checked(watch, Settings, self.place(WATCH_TABLE, 0, "[watch]")))
        return Watchlist(tuple(self.feed(one, number, feeds) for number, one in enumerate(feeds)), settings)

    def feed(self, table: Mapping[str, Any], number: int, all_feeds: list[dict[str, Any]]) -> Feed:
        """One feed of its table."""
        where = self.place(FEED_TABLE, number, f"[[feed]] number {number + 1}")
        if not table.get("url"):
            self.fail(where, 'it has no url; add url = "https://…"')
        feed = Feed(**self.checked(table, Feed, where))
        try:
            target_of(feed.url)
        except Trouble as trouble:
            self.fail(where, trouble.why)
        if any(one.get("url") == feed.url for one in all_feeds[:number]):
            self.fail(where, f"{feed.url} is listed already; leave one of the two out")
        if feed.language is not None and not is_english(feed.language):
            self.fail(where, f"language is '{feed.language}', but only English is coded; take the feed out")
        return feed

    def checked(self, table: Mapping[str, Any], kind: type, where: str) -> dict[str, Any]:
        """The values of a table that is to become a record, each of its type and within its bounds."""
        known = {one.name: str(one.type) for one in fields(kind)}
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
                self.fail(where, f"there is no key '{key}'; {hint}")
            values[key] = self.value(key, value, known[key], where)
        return values

    def value(self, key: str, value: Any, kind: str, where: str) -> Any:
        """One value as its field wants it."""
        if key in DURATIONS:
            value = self.duration(key, value, where)
        elif key == "ports":
            return self.port_numbers(value, where)
        else:
            wanted = next(one for one in KINDS if kind.startswith(one.__name__))
            fits = isinstance(value, (int, float) if wanted is float else wanted)
            if not fits or (isinstance(value, bool) and wanted is not bool):
                self.fail(where, f"{key} is {value!r}, not {KINDS[wanted]}")
        if key == "contact" and not (value.isascii() and value.isprintable()):
            self.fail(where, "contact can hold plain letters, digits and signs alone, as headers do")
        if key in LOWEST and value < LOWEST[key]:
            self.fail(where, f"{key} is less than {LOWEST[key]:g}{' seconds' if key in DURATIONS else ''}")
        if key in HIGHEST and value > HIGHEST[key]:
            self.fail(where, f"{key} is more than {HIGHEST[key]:g}")
        return value

    def duration(self, key: str, value: Any, where: str) -> float:
        """A length of time: words such as "15m"."""
        try:
            return seconds_of(value if isinstance(value, str) else repr(value))
        except DurationInvalid as error:
            self.fail(where, f"{key}: {error}")

    def port_numbers(self, value: Any, where: str) -> tuple[int, ...]:
        """A list of ports."""
        if not isinstance(value, list) or not all(type(one) is int and 0 < one < 65536 for one in value) or not value:
            self.fail(where, f"ports is {value!r}, not a list of ports such as [80, 443]")
        return tuple(value)

    def place(self, table: re.Pattern[str], number: int, name: str) -> str:
        """Where a table begins in the file: its line where it can be told."""
        starts = [one.start() for one in table.finditer(self.text)]
        line = self.text.count("\n", 0, starts[number]) + 1 if number < len(starts) else None
        return f", {name}" if line is None else f", line {line}, {name}"

    def fail(self, where: str, why: str) -> NoReturn:
        """Raise ``WatchlistInvalid``."""
        raise WatchlistInvalid(path=self.path, where=where, why=why)


def is_english(language: str) -> bool:
    """Whether a language tag such as en-GB names English."""
    return re.split("[-_]", language.strip().lower())[0] == "en"
