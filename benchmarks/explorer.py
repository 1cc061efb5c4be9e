"""How soon the explorer shows a page, and how much a page weighs.

Run from the repository: ``python -m benchmarks.explorer [--events 100000] [--keep PATH] [--check]`` (extra [web]; the
second table needs playwright and Chromium, and is left out, and said to be, where they are not there).

A store of generated events (``benchmarks/million_store.py``) is served by `dragoman serve` in a process of its own.
The first table asks each page over HTTP, and the overview with filters of every kind: no address twice, so that
nothing was drawn or kept before, save in the last column, which asks again. The second opens pages in a browser that
has nothing of them kept: milliseconds until everything is loaded and drawn, and kilobytes of all that was fetched,
packed as it came and as it is. With --check the status is 1 where the first page or a filter takes more than 300 ms,
or a page weighs more than 1.5 MB.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from rich.table import Table

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.million_store import make
from dragoman.store import Store
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.console import console

PAIRS = "(SELECT * FROM story_dyads WHERE actor_country <> recipient_country)"
SOON = 300.0  # milliseconds
HELD = ("first page", "filter", "a filter")  # what must come within that; the other pages are told
HEAVY = 1500.0  # kilobytes
RUNS = 5
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def filters(store: Store) -> list[dict[str, str]]:
    """Filters of every kind, several of each, with values that the store has: none is asked twice."""
    countries = commonest(store, "place_country", "stories")
    return [
        *({"since": f"{year}", "until": f"{year + 2}"} for year in range(2016, 2016 + RUNS)),
        *({"type": one} for one in ("ASSAULT", "CONSULT", "PROTEST", "SANCTION", "AID")),
        *({"quad": one} for one in QUAD_COLOURS),
        *({"mode": one} for one in commonest(store, "mode", "stories")),
        *({"context": one} for one in ("military", "legal", "economic", "diplomatic", "refugees")),
        *({"country": one} for one in countries),
        *({"sector": one} for one in ("GOV", "MIL", "CVL", "COP", "OPP")),
        *({"place": one} for one in countries),
        *({"outlet": one} for one in commonest(store, "publisher", "articles")),
        *({"status": one} for one in ("future", "negated", "hypothetical", "historical", "all")),
        *({"confidence": f"{one / 10}"} for one in range(4, 4 + RUNS)),
        *({"words": one} for one in ("accused", "met", "attack", "talks", "signed")),
    ]  # fmt: skip


def commonest(store: Store, column: str, table: str) -> list[str]:
    """The commonest values of a column."""
    sql = f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {RUNS}"
    return [row[0] for row in store.query(sql).rows]


def pages(store: Store) -> dict[str, list[str]]:
    """Addresses of every kind of page, with things that the store has, the most told first."""
    pair = "least(actor_country, recipient_country) || '-' || greatest(actor_country, recipient_country)"
    told = store.query(f"SELECT story_id FROM stories ORDER BY reports DESC, story_id LIMIT {RUNS}").rows
    lists = {name: [f"/{name}?page={number}" for number in range(1, RUNS + 1)]
             for name in ("stories", "events", "dyads", "actors", "threads", "articles")}  # fmt: skip
    found = {
        "map": [f"/map?since={year}" for year in range(2015, 2015 + RUNS)],
        **lists,
        "dyad": [f"/dyads/{one}" for one in commonest(store, pair, PAIRS)],
        "actor": [f"/actors/{quote(one)}" for one in commonest(store, "name", "participants")],
        "country": [f"/actors/{one}" for one in commonest(store, "country", "participants")],
        "story": [f"/stories/{one}" for (one,) in told],
        "thread": [f"/threads/{one}" for one in commonest(store, "thread_id", "stories")],
        "article": [f"/articles/{one}" for one in commonest(store, "article_id", "events")],
        "search": [f"/search?q={one}" for one in ("accused", "min", "attack", "talk", "sign")],
    }  # fmt: skip
    return {name: addresses for name, addresses in found.items() if addresses}


@contextmanager
def served(path: Path) -> Iterator[str]:
    """`dragoman serve` on a store; its address."""
    command = [sys.executable, "-m", "dragoman", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            found = re.search(r"http://\S+", server.stderr.readline())
            if found is None:
                raise SystemExit("the server did not start")
            yield found[0]
        finally:
            server.terminate()


def asked(address: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is there, and its bytes."""
    start = time.perf_counter()
    with urlopen(address) as answer:
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, size


def over_http(base: str, groups: dict[str, list[str]]) -> list[tuple[str, float, float, float]]:
    """(kind, median and longest of addresses that were never asked, median of the same again), in milliseconds."""
    rows = []
    for name, addresses in groups.items():
        first = [asked(base + one)[0] for one in addresses]
        again = [asked(base + one)[0] for one in addresses]
        rows.append((name, median(first), max(first), median(again)))
    return rows


def in_browser(base: str, addresses: dict[str, str]) -> list[tuple[str, float, float, float]]:
    """(page, median milliseconds until it is loaded, kilobytes as fetched, as they are); empty without a browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return []
    if not CHROMIUM.exists():
        return []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        found = [(name, *opened(browser, base + address)) for name, address in addresses.items()]
        browser.close()
    return found


def opened(browser: Any, address: str) -> tuple[float, float, float]:
    """A page in a browser that keeps nothing."""
    seconds, packed, whole = [], 0.0, 0.0
    for _ in range(RUNS):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address, wait_until="load")
        timing, packed, whole = page.evaluate(WEIGHED)
        seconds.append(timing)
        context.close()
    return median(seconds), packed / 1000, whole / 1000


WEIGHED = """() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const sum = (name) => all.reduce((total, one) => total + one[name], 0);
    return [performance.getEntriesByType("navigation")[0].loadEventEnd, sum("transferSize"), sum("decodedBodySize")];
}"""


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table."""
    table = Table(*columns[:1], title=title, title_justify="left")
    for name in columns[1:]:
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(row[0], *(f"{value:,.0f}" for value in row[1:]))
    console(sys.stdout).print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the store where it is not there, serve it, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000, metavar="N", help="[default: 100000]")
    parser.add_argument("--keep", type=Path, metavar="PATH", help="make the store there, or use the one that is there")
    parser.add_argument("--check", action="store_true", help="fail where a page is slow or heavy")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "events.duckdb"
        if not path.exists():
            make(path, options.events)
        with Store(path, read_only=True) as store:
            known = pages(store)
            kinds: dict[str, list[str]] = {"first page": ["/"]}
            for one in filters(store):
                kinds.setdefault(f"filter: {' '.join(one)}", []).append("/?" + urlencode(one))
        with served(path) as base:
            asked(base + "/codes")  # the server is up; nothing of the store was asked
            time.sleep(3)
            http = over_http(base, kinds | known)
            narrowed = "/?" + urlencode({"type": "ACCUSE", "since": "2019"})
            shown = {"first page": "/", "a filter": narrowed} | {name: known[name][-1] for name in known}
            browser = in_browser(base, shown)
    show("over HTTP, milliseconds", ("", "median", "longest", "again"), http)
    if browser:
        show("in Chromium", ("", "ms to load", "kB fetched", "kB in all"), browser)
    else:
        print("playwright or Chromium is not there: nothing was opened in a browser")
    slow = [name for name, middle, *_ in (*http, *browser) if middle > SOON]
    missed = [name for name in slow if name.startswith(HELD)]
    heavy = [name for name, _, _, size in browser if size > HEAVY]
    print(f"median above {SOON:.0f} ms: {', '.join(slow) or 'none'}")
    print(f"above {HEAVY / 1000} MB: {', '.join(heavy) or 'none'}")
    return 1 if options.check and (missed or heavy) else 0


if __name__ == "__main__":
    sys.exit(main())
