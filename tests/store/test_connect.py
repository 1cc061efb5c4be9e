"""A new store is at its place whole or not at all."""

import os
import signal
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import DiskFull
from dragoman.store import Store
from dragoman.store import connect as connect_module

from .conftest import build


def left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_nothing_but_the_store_is_left(tmp_path):
    with Store(tmp_path / "s.duckdb") as store:
        store.add(build())
    assert left(tmp_path) == ["s.duckdb"]
    with Store(tmp_path / "s.duckdb", read_only=True) as store:
        assert store.query("SELECT count(*) FROM articles").rows == [(1,)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that fork are killed")
def test_a_kill_while_a_store_is_begun_leaves_none(tmp_path):
    child = os.fork()
    if not child:
        connect_module.prepare = lambda *args, **more: os.kill(os.getpid(), signal.SIGKILL)
        Store(tmp_path / "s.duckdb")
    os.waitpid(child, 0)
    assert not (tmp_path / "s.duckdb").exists(), "what was begun has another name"
    Store(tmp_path / "s.duckdb").close()


def test_a_failure_while_a_store_is_begun_leaves_nothing(tmp_path, monkeypatch):
    def full(*args, **more):
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(connect_module, "prepare", full)
    with pytest.raises(DiskFull):
        Store(tmp_path / "s.duckdb")
    assert left(tmp_path) == []


def test_the_quicker_of_two_keeps_its_store(tmp_path, monkeypatch):
    path = tmp_path / "s.duckdb"
    link = os.link

    def late(source, target):
        monkeypatch.setattr(os, "link", link)
        with Store(path) as store:
            store.add(build())
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with Store(path) as store:
        assert store.sql("SELECT count(*) FROM articles").fetchall() == [(1,)]
    assert left(tmp_path) == ["s.duckdb"]


def test_a_file_system_without_links_will_do(tmp_path, monkeypatch):
    def none(source, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    Store(tmp_path / "s.duckdb").close()
    assert left(tmp_path) == ["s.duckdb"]
    Store(tmp_path / "s.duckdb", read_only=True).close()
