"""Every command of the pages works as shown, and the pages stand by themselves when they are built."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from dragoman.cli import main
from dragoman.ontology import event_types
from tests.docs.blocks import Block, blocks_of
from tests.docs.pages import names, outcomes_of, shared_store
from tests.docs.runner import REPOSITORY, Runner, differing, exchanges, warmed

PAGES = names()
NEEDED = ("starlette", "altair", "feedparser", "pandas", "openpyxl")
needs_extras = pytest.mark.skipif(
    shutil.which("bash") is None or not all(map(importlib.util.find_spec, NEEDED)),
    reason=f"the pages use bash and the extras of {', '.join(NEEDED)}",
)
needs_sphinx = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("sphinx", "myst_parser", "furo"))), reason="needs sphinx, myst-parser, furo"
)


def blocks(page):
    return list(blocks_of(REPOSITORY / page, page))


# --- The commands of the pages


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Page → the outcomes of its blocks, to be waited for; two pages at a time."""
    with warmed(tmp_path_factory.mktemp("calls")) as calls, ThreadPoolExecutor(2) as pool:
        store = shared_store(tmp_path_factory.mktemp("shared"), calls)
        yield {page: pool.submit(outcomes_of, page, tmp_path_factory.mktemp("page"), store, calls) for page in PAGES}


@needs_extras
@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_work_as_shown(outcomes, page):
    found = outcomes[page].result()
    assert [one.wrong for one in found if one.wrong] == [], "\n\n".join(
        f"{one.block.where}: {one.wrong}" for one in found if one.wrong
    )
    wanted = [one for one in blocks(page) if one.is_output or (one.is_typed and one.not_run is None)]
    assert [one.block.where for one in found] == [one.where for one in wanted]


def test_what_is_not_run_says_why():
    # "make …" needs no words; whatever else is not run has them in the page, where readers of its source see them.
    assert [one.where for page in PAGES for one in blocks(page) if one.not_run is not None and len(one.not_run) < 10] == []


def test_the_tutorial_runs_whole():
    # What cannot be run in a test is the installation, and nothing else of it.
    left = [one.text for one in blocks("docs/tutorial.md") if one.is_typed and one.not_run is not None]
    assert all("pip install" in text for text in left) and len(left) <= 1


def test_every_verb_stands_in_a_page():
    typed = "\n".join(one.text for page in PAGES for one in blocks(page) if one.is_typed)
    assert [verb for verb in main.commands if not re.search(rf"dragoman {verb}\b", typed)] == []


def test_every_page_is_tried():
    assert {"README.md", "docs/index.md", "docs/tutorial.md", "docs/howto/ontology.md", "docs/howto/million.md"} <= set(PAGES)


# --- How they are tried


def page_of(tmp_path, text):
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    return list(blocks_of(path, "page.md"))


def test_notes_belong_to_the_block_directly_below(tmp_path):
    one, other = page_of(tmp_path, "<!-- not run: it needs a network -->\n```sh\na\n```\n\n```console\n$ b\n```\n")
    assert (one.not_run, one.line, one.text) == ("it needs a network", 2, "a")
    assert (other.not_run, other.language, other.text) == (None, "console", "$ b")


def test_a_note_above_prose_is_none_of_the_block(tmp_path):
    (block,) = page_of(tmp_path, "<!-- not run: why -->\nSome words.\n```sh\na\n```\n")
    assert block.not_run is None


@pytest.mark.parametrize(("language", "text", "typed"), [
    ("sh", "ls", True), ("", "dragoman code x", True), ("", "date actor", False), ("text", "dragoman code x", False),
    ("{toctree}", "a", False),
])  # fmt: skip
def test_what_somebody_would_type(language, text, typed):
    assert Block("p", 1, language, text, ()).is_typed is typed


@pytest.mark.parametrize(("shown", "printed", "same"), [
    ("a\nb", "a  \nb\n", True),           # spaces at ends of lines are no difference
    ("a\n…\nd", "a\nb\nc\nd\n", True),    # a line of … is any lines
    ("a\n…", "a\nb\nc\n", True),
    ("a", "a\nb\n", False),
    ("a.c", "abc", False),                # what is shown is no pattern
])  # fmt: skip
def test_what_is_shown_is_compared(shown, printed, same):
    assert (differing(shown, printed) == "") is same


def test_a_console_block_is_commands_with_what_they_print():
    assert list(exchanges("$ a \\\n> b\none\ntwo\n$ c")) == [("a \\\nb", "one\ntwo"), ("c", "")]


@pytest.mark.parametrize(("text", "wrong"), [
    ("true", ""), ("false", "exit 1"), ("false\ntrue", "exit 1"), ("false | true", "exit 1"),
])  # fmt: skip
def test_a_command_that_fails_is_noticed(tmp_path, text, wrong):
    (outcome,) = Runner(tmp_path, tmp_path / "none", {}).run(iter([Block("p", 1, "sh", text, ())]))
    assert outcome.wrong.startswith(wrong) and bool(outcome.wrong) is bool(wrong)


def test_pieces_of_python_go_on_from_each_other():
    pieces_of = [json.dumps("a = 2"), json.dumps("print(a)"), json.dumps("print(b)")]
    done = subprocess.run(
        [sys.executable, "-c", "from tests.docs.warm import pieces; pieces([])"], cwd=REPOSITORY, text=True,
        input="\n".join(pieces_of), capture_output=True, check=True,
    )  # fmt: skip
    one, other, last = map(json.loads, done.stdout.splitlines())
    assert (one, other) == (["", ""], ["2\n", ""])
    assert "NameError: name 'b'" in last[1]


# --- The pages when they are built


LOADED = {("script", "src"), ("img", "src"), ("img", "srcset"), ("link", "href"), ("iframe", "src"), ("source", "src"),
          ("video", "src"), ("object", "data"), ("image", "href"), ("use", "href")}  # fmt: skip
LINKED = {"next", "prev", "search", "index", "author", "canonical", "genindex"}


class References(HTMLParser):
    """What a page loads, and what it links to."""

    def __init__(self):
        super().__init__()
        self.loaded, self.style = [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "link" and given.get("rel") in LINKED:
            return
        self.loaded += [given[name] for kind, name in LOADED if kind == tag and given.get(name)]
        self.style += [given["style"]] if given.get("style") else []


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The documentation as `make docs` builds it, of a copy of its sources."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(REPOSITORY / "docs", folder / "docs", ignore=shutil.ignore_patterns("codebook"))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-b", "html", "docs", "html"], cwd=folder, text=True,
        env={"PYTHONPATH": str(REPOSITORY / "src"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "html"


@needs_sphinx
def test_the_site_is_built_without_a_warning(site):
    assert (site / "index.html").exists() and (site / "tutorial.html").exists()


@needs_sphinx
def test_nothing_of_the_site_comes_from_elsewhere(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        found = References()
        found.feed(page.read_text(encoding="utf-8"))
        assert [one for one in found.loaded if urlsplit(one).netloc or urlsplit(one).scheme not in ("", "data")] == [], page
        assert [one for one in found.style if "url(" in one] == [], page
    for sheet in site.rglob("*.css"):
        elsewhere = re.findall(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^)'\"]+)", sheet.read_text(encoding="utf-8"))
        assert elsewhere == [], sheet


@needs_sphinx
def test_the_codebook_has_every_code(site):
    for kind in event_types():
        page = (site / "codebook" / f"{kind.code.lower()}.html").read_text(encoding="utf-8")
        assert [mode.name for mode in kind.modes if f'id="{mode.name}"' not in page] == []


@needs_sphinx
def test_the_reference_has_every_command_and_option(site):
    page = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    text = re.sub(r"<[^>]+>", "", page)
    for path, command in every(main, ("dragoman",)):
        assert " ".join(path) in text
        wanted = [name for one in command.params for name in one.opts if name.startswith("--")]
        assert [name for name in wanted if name not in text] == [], path


def every(group, path):
    """Every command below a group."""
    for name, command in group.commands.items():
        yield (*path, name), command
        yield from every(command, (*path, name)) if hasattr(command, "commands") else ()
