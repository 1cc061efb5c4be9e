"""`dragoman serve`: where it listens, what it says, and what it says when it cannot."""

from __future__ import annotations

import socket
import stat
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import httpx
import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.errors import PortTaken
from dragoman.web.serve import address_of, is_loopback, listen, running
from tests.web.browser import site


def test_it_listens_on_loopback_unless_told(example):
    with site(example) as found:
        assert found.address.startswith("http://127.0.0.1:")
        with urlopen(found.address) as answer:
            assert b"Dragoman" in answer.read()
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(found.address, headers={"Host": "elsewhere.example"}))
        assert refused.value.code == 421


def test_each_reviewer_gets_an_address(example, tmp_path):
    judgements = tmp_path / "judged.sqlite"
    with site(example, "--reviewer", "Ana", "--reviewer", "Ben", "--judgements", str(judgements), reviewers=2) as found:
        assert list(found.entrances) == ["Ana", "Ben"]
        assert "set-cookie" not in httpx.get(found.entrances["Ana"]).headers, "a link alone does nothing"
        entrance, _, key = found.entrances["Ana"].partition("?token=")
        answer = httpx.post(entrance, data={"token": key}, headers={"origin": found.address})
        assert answer.headers["location"] == "/review", "the key is taken out of the address"
        assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
    assert judgements.exists()
    assert not example.with_suffix(".review.sqlite").exists()


def test_what_all_can_reach_is_said(example):
    """And then any name of the machine is good."""
    with running(example, host="0.0.0.0") as server:
        greeting = "\n".join(server.greeting())
    assert "other machines" in greeting
    assert "127.0.0.1" in greeting


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.duckdb"], "none.duckdb"),
        (["{text}"], "not a"),
        (["{example}", "--port", "{taken}"], "Name another with --port"),
        (["{example}", "--host", "nowhere.invalid"], "cannot be opened"),
        (["{example}", "--port", "70000"], "70000"),
        (["{example}", "--reviewer", "Ana", "--judgements", "{text}"], "judgements"),
    ],
)
def test_what_cannot_be_served_is_told(example, tmp_path, arguments, said):
    text = tmp_path / "text.duckdb"
    text.write_text("no database")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        values = {"example": example, "text": text, "taken": taken.getsockname()[1]}
        done = CliRunner().invoke(main, ["serve", *(one.format(**values) for one in arguments)])
    assert done.exit_code == 2
    assert said in done.output


def test_without_the_extra_it_says_how_to_install_it(example, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "dragoman.web.serve", raising=False)
    done = CliRunner().invoke(main, ["serve", str(example)])
    assert done.exit_code == 2
    assert "dragoman[web]" in done.output


def test_a_port_that_is_taken_is_no_crash():
    with listen("127.0.0.1", 0) as first, pytest.raises(PortTaken):
        listen("127.0.0.1", first.getsockname()[1])


@pytest.mark.parametrize(("host", "loopback"), [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("0.0.0.0", False)])
def test_loopback_is_known(host, loopback):
    assert is_loopback(host) is loopback


def test_an_address_of_ipv6_has_brackets():
    with listen("::1", 0) as found:
        assert address_of(found).startswith("http://[::1]:")


def test_the_store_is_not_changed_by_being_looked_at(example):
    """Not even where it may not be written."""
    before, mode = example.read_bytes(), example.stat().st_mode
    example.chmod(stat.S_IRUSR)
    try:
        with site(example) as found, urlopen(found.address + "/stories") as answer:
            assert answer.status == 200
    finally:
        example.chmod(mode)
    assert example.read_bytes() == before
