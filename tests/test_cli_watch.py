"""`dragoman watch` as a user meets it."""

import datetime
import os
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.store import Store
from tests.watch.conftest import Site, story


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def listed(tmp_path):
    """Writes a list of feeds; returns its path."""

    def write(*urls, more="[watch]\ndelay = '0s'\n"):
        path = tmp_path / "feeds.toml"
        path.write_text("".join(f"[[feed]]\nurl = '{url}'\n" for url in urls) + more)
        return str(path)

    return write


def run(*arguments):
    return CliRunner().invoke(main, ["watch", *map(str, arguments)])


MET = "Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala on Tuesday. "


def test_one_round_codes_links_and_tells(site, listed, tmp_path):
    site.html("/a", MET + story(1))
    feeds, store = listed(site.feed(["/a", "/gone"])), tmp_path / "s.duckdb"
    done = run(feeds, "-o", store, "--once", "--allow-private")
    assert done.exit_code == 0
    assert "1 feed, 2 new, 1 fetched, 1 coded" in done.output and "1 dropped" in done.output
    assert "/gone: the host answers HTTP 404" in done.output
    with Store(store, read_only=True) as opened:
        assert opened.query("SELECT count(*) FROM stories WHERE event_type = 'CONSULT'").rows == [(1,)]
        assert opened.query("SELECT coder_version IS NOT NULL FROM articles").rows == [(True,)]
    again = run(feeds, "-o", store, "--once", "--allow-private")
    assert again.exit_code == 0 and "1 feed, 0 new, 0 fetched, 0 coded" in again.output
    shown = run(feeds, "-o", store, "--status")
    assert shown.exit_code == 0 and "Tallis Post" in shown.output and site.url in shown.output


def test_nothing_that_works_is_status_2(site, listed, tmp_path):
    done = run(listed(site.url + "/none"), "-o", tmp_path / "s.duckdb", "--once", "--allow-private")
    assert done.exit_code == 2 and "none of the 1 feeds could be had" in done.output and "404" in done.output


def test_private_addresses_are_refused_with_the_way_to_open_them(site, listed, tmp_path):
    done = run(listed(site.feed([])), "-o", tmp_path / "s.duckdb", "--once")
    assert done.exit_code == 2 and "--allow-private" in done.output and not site.asked


def test_a_broken_list_and_a_bad_interval_are_told(listed, tmp_path):
    done = run(listed("https://example.org/", more="[watch]\nevry = 1\n"), "-o", tmp_path / "s.duckdb", "--once")
    assert done.exit_code == 2 and "feeds.toml, line 3, [watch]: there is no key 'evry'" in done.output
    done = run(listed("https://example.org/"), "-o", tmp_path / "s.duckdb", "--every", "soon")
    assert done.exit_code == 2 and "'soon' is not a length of time" in done.output
    done = run(listed("https://example.org/"), "-o", tmp_path / "s.duckdb", "--every", "5s")
    assert done.exit_code == 2 and "less than 60 seconds" in done.output
    assert not (tmp_path / "s.duckdb").exists()
    done = run(tmp_path / "none.toml", "-o", tmp_path / "s.duckdb")
    assert done.exit_code == 2 and "no list of feeds" in done.output


def test_the_status_of_feeds_that_were_never_asked(listed, tmp_path):
    Store(tmp_path / "s.duckdb").close()
    done = run(listed("https://example.org/feed"), "-o", tmp_path / "s.duckdb", "--status")
    assert done.exit_code == 0 and "never asked" in done.output


def test_a_missing_library_is_told(listed, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "urllib3.connection", None)
    done = run(listed("https://example.org/feed"), "-o", tmp_path / "s.duckdb", "--once")
    assert done.exit_code == 2 and "pip install 'dragoman[watch]'" in done.output


@pytest.mark.parametrize("missing", ["feedparser", "protego"])
def test_a_missing_reader_is_told(site, listed, tmp_path, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    done = run(listed(site.feed([])), "-o", tmp_path / "s.duckdb", "--once", "--allow-private")
    assert done.exit_code == 2 and "pip install 'dragoman[watch]'" in done.output


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_watch_between_rounds(site, listed, tmp_path, number):
    feeds = listed(site.feed([]))
    command = [
        sys.executable,
        "-m",
        "dragoman.cli",
        "watch",
        feeds,
        "-o",
        str(tmp_path / "s.duckdb"),
        "--allow-private",
    ]
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})
    try:
        said = process.stderr.readline()
        assert "1 feed" in said and "next round in 1" in said
        process.send_signal(number)
        assert process.wait(10) == 0
        assert "ending" in process.stderr.read()
    finally:
        process.kill()
        process.stderr.close()
        process.wait()


def test_what_leaves_its_past_is_told_once(capsys):
    # The outbreak of the hand-made store is a week; watched on the last day of it, it is told, and not told again.
    from dragoman.cli_watch import Coding
    from tests.store.told_stories import OUTBREAK, day, fill

    today = datetime.date.fromisoformat(day(OUTBREAK)) + datetime.timedelta(6)
    coding = Coding(None)
    with Store(":memory:") as store:
        fill(store)
        coding.alarm(store, today)
        assert "IRN – ISR" in capsys.readouterr().err
        coding.alarm(store, today)
        assert capsys.readouterr().err == ""
