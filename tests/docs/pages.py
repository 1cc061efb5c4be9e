"""Which pages are tried, and what each begins with: its first comment says so ("begins with: store, judgements")."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any

from tests.docs.blocks import blocks_of
from tests.docs.runner import REPOSITORY, Outcome, Runner

BEGINS = re.compile(r"<!--\s*begins with:\s*(.*?)\s*-->")
README = "README.md"
TABLE = "name,country,sector\nMargot Wallström,SWE,GOV\n"
DICTIONARY = "GREENPEACE_  [NGO]\n+GREEN_PEACE_\n"


def names() -> list[str]:
    """Every page that somebody may follow, the README first."""
    found = [*REPOSITORY.glob("docs/*.md"), *REPOSITORY.glob("docs/howto/*.md")]
    return [README, *sorted(str(path.relative_to(REPOSITORY)) for path in found)]


def shared_store(folder: Path, calls: Path) -> Path:
    """A store of the bundled reports, coded once for all pages."""
    coding = f"dragoman code {REPOSITORY / 'examples' / 'reports'} -o events.duckdb"
    said, status = Runner(folder, calls, {}).shell(coding)
    assert status == 0, said
    return folder / "events.duckdb"


def begins(name: str) -> set[str]:
    """What a page says it begins with; the README, which may not say so, has files of the reader's own."""
    if name == README:
        return {"judgements", "own files"}
    found = BEGINS.search((REPOSITORY / name).read_text(encoding="utf-8"))
    return set(re.split(r",\s*", found[1])) if found else set()


def outcomes_of(name: str, folder: Path, store: Path, calls: Path) -> list[Outcome]:
    """What becomes of the blocks of a page, run in a folder of their own, an empty one; ``calls``
    is the socket of a warm process."""
    page = folder / "page"
    page.mkdir()
    with feed(folder) if "feed" in begins(name) else nullcontext({}) as host:
        blocks = blocks_of(REPOSITORY / name, name)
        return list(Runner(page_folder(name, page, store), calls, words_of(store) | host).run(blocks))


def page_folder(name: str, folder: Path, store: Path) -> Path:
    """``folder`` with what a page begins with."""
    given = begins(name)
    shutil.copytree(REPOSITORY / "examples", folder / "examples")
    if "store" in given:
        shutil.copy(store, folder / "events.duckdb")
    if "judgements" in given:
        judge(store, folder / "events.review.sqlite")
    if "own files" in given:
        (folder / "my-actors.csv").write_text(TABLE, encoding="utf-8")
        (folder / "Phoenix.International.actors.txt").write_text(DICTIONARY, encoding="utf-8")
    return folder


def judge(store: Path, path: Path) -> None:
    """Two people judge every event of a store: both turn the first down, one the second, too, and one corrects the third."""
    from dragoman.review import Correction, Judgement, Judgements
    from dragoman.review.reading import reading_of_article
    from dragoman.store import Store

    with Store(store, read_only=True) as opened, Judgements(path) as judgements:
        other = {("ana", 0): "reject", ("ben", 0): "reject", ("ben", 1): "reject", ("ana", 2): "correct"}
        number = 0
        for (article,) in opened.sql("SELECT article_id FROM articles ORDER BY article_id").fetchall():
            reading = reading_of_article(opened, article)
            for event in reading.events:
                for who in ("ana", "ben"):
                    verdict: Any = other.get((who, number), "accept")
                    correction = Correction(status="future") if verdict == "correct" else None
                    at = f"2024-06-01T12:{number % 60:02}:00Z"
                    judgements.add(Judgement(who, at, article, event.event_id, verdict, correction), reading)
                number += 1
            judgements.add(Judgement("ana", "2024-06-01T13:00:00Z", article, None, "complete"), reading)


@cache
def words_of(store: Path) -> dict[str, str]:
    """Words that only the reader has, and what stands for them here: a story's and a thread's id."""
    from dragoman.store import Store

    with Store(store, read_only=True) as opened:
        asked = "SELECT min(story_id), min(thread_id) FROM stories WHERE thread_id IN (SELECT follows FROM stories)"
        [(story, thread)] = opened.sql(asked).fetchall()
    return {"STORY": story, "THREAD": thread}


@contextmanager
def feed(folder: Path) -> Iterator[dict[str, str]]:
    """A host with a feed of one report, in place of the one that a page names."""
    import threading
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    report = "".join(f"<p>{line}</p>" for line in
                     (REPOSITORY / "examples/reports/07-sudan-release.txt").read_text(encoding="utf-8").split("\n\n"))
    (folder / "release.html").write_text(
        f"<html><head><title>Prisoners are released in Sudan</title></head><body><article>{report}</article></body></html>",
        encoding="utf-8",
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        (folder / "world.xml").write_text(
            f'<rss version="2.0"><channel><title>Example News</title><item><title>Prisoners are released in Sudan</title>'
            f"<link>{address}/release.html</link><pubDate>Fri, 05 Jul 2019 12:00:00 GMT</pubDate></item></channel></rss>",
            encoding="utf-8",
        )
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield {"https://news.example.org": address, "FEED_PORT": str(server.server_port)}
        server.shutdown()
