"""A real browser at a real server: `dragoman serve` in a process of its own, Chromium without a window."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Nothing of the browser's own asks the network.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-quic",
]  # fmt: skip


# What is started reads the sources beside the tests, as these do.
SOURCES = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


@dataclass
class Site:
    """Where a server is, and where each reviewer enters."""

    address: str
    entrances: dict[str, str] = field(default_factory=dict)


@contextmanager
def site(store: Path, *arguments: str, reviewers: int = 0) -> Iterator[Site]:
    """A store served, for as long as the block lasts."""
    command = [sys.executable, "-m", "dragoman", "serve", str(store), "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=SOURCES) as server:
        try:
            assert server.stderr is not None
            found = Site(re.search(r"http://\S+", server.stderr.readline())[0])
            while len(found.entrances) < reviewers:
                said = re.fullmatch(r"\s+(\w+): (http\S+)\s*", server.stderr.readline())
                if said:
                    found.entrances[said[1]] = said[2]
            yield found
        finally:
            server.terminate()
            server.wait(10)


@dataclass
class Watched:
    """A page with all that it complained of, and all addresses that it asked for."""

    page: object
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def watched(context) -> Watched:
    """A new page whose complaints are written down."""
    found = Watched(context.new_page())
    found.page.on("console", lambda said: found.complaints.append(said.text) if said.type in ("error", "warning") else None)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.on("request", lambda request: found.asked.append(request.url))
    return found
