"""A store of the bundled example reports, and one of an article that wants to do harm; the explorer over each."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.linking import link
from dragoman.records import (
    Article,
    Attribution,
    DateMention,
    Event,
    Mention,
    Participant,
    Place,
    Quote,
    Reading,
    SentenceSpan,
    stable_id,
)
from dragoman.store import Store

pytest.importorskip("starlette", reason="the extra [web] is not installed")
REPORTS = Path(__file__).parents[2] / "examples" / "reports"
# What an article could hold to run in a page, to leave its attribute, its element or its sheet, or to turn words round.
SCRIPT = "<script>document.title='broken'</script>"
QUOTES = "\"'><img src=x onerror=document.title='broken'>"
TURNED = "\u202eevil\u202c \u0628\u064a\u0627\u0646 {{ 7 * 7 }} </textarea></title>"
FORMULA = "=HYPERLINK(1)"
HARM = f"{SCRIPT} {QUOTES} accused {TURNED} of theft. \u201c{QUOTES}\u201d, {FORMULA} said."
ADDRESS = "javascript:document.title='broken'"


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The path of a store of the example reports."""
    from dragoman.batch import code_files

    path = tmp_path_factory.mktemp("example") / "events.duckdb"
    code_files([REPORTS], str(path), {}, None)
    return path


@pytest.fixture(scope="session")
def harmful(tmp_path_factory):
    """The path of a store whose one article wants to do harm in every field."""
    path = tmp_path_factory.mktemp("harmful") / "events.duckdb"
    with Store(path) as store:
        store.add(hostile_reading())
        link(store)
    return path


def hostile_reading() -> Reading:
    """A reading whose every text is hostile."""
    article = Article(HARM, f"id/../{QUOTES}", "2024-05-06", f"Post{QUOTES}", f"Title{SCRIPT}{QUOTES}", ADDRESS)

    def at(words: str) -> tuple[str, int, int]:
        start = HARM.index(words)
        return words, start, start + len(words)

    actor = Participant(*at(SCRIPT), SCRIPT, "EST", "GOV", QUOTES, None)
    recipient = Participant(*at(TURNED), TURNED + FORMULA, "SWE", "CVL", None, None)
    end = HARM.index(" \u201c")
    event = Event(
        stable_id(article.id, "accused"), article.id, 0, HARM[:end], "ACCUSE", None, "112", ("legal",), "verbal conflict", -2.0,
        "asserted", Mention(*at("accused")), (actor,), (recipient,), "2024-05-06", None, article.date,
        Place(*at(QUOTES), QUOTES, "EST", 59.4, 24.7, None, "city"), (Attribution(FORMULA, FORMULA, "speaker"),), (), 0.9,
        f"rule{QUOTES}", None, "1", None, f"reason{SCRIPT}", f"place{QUOTES}",
    )  # fmt: skip
    speaker = Participant(*at(FORMULA), FORMULA, "EST", "GOV", SCRIPT, None)
    start = end + 1
    return Reading(
        article, (SentenceSpan(0, 0, end), SentenceSpan(1, start, len(HARM))), (event,),
        quotes=(Quote(HARM[start : start + len(QUOTES) + 2], start, start + len(QUOTES) + 2, "direct", "said", speaker),),
        dates=(DateMention(*at("theft"), "2024-05-06", None, SCRIPT),), entities=(actor, recipient, speaker),
    )  # fmt: skip


@pytest.fixture(scope="session")
def client(example):
    """A browser without scripts at the explorer of the example reports."""
    with at_explorer(example) as client:
        yield client


def at_explorer(path, reviewing=None):
    """A client of an explorer; as a context manager it ends the explorer, too."""
    from starlette.testclient import TestClient

    from dragoman.web.app import explorer

    return TestClient(explorer(path, reviewing=reviewing), base_url="http://127.0.0.1:8001", follow_redirects=True)
