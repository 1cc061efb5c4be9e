"""The store as an output: a run that broke off goes on where it was."""

import pytest

from dragoman.records import Article, Reading
from dragoman.store import Store, open_writer, store_writer

from .conftest import VERSION, build


def ids(path):
    with Store(path, read_only=True) as store:
        return sorted(store.article_digests())


def test_groups_and_the_rest_are_written(tmp_path, monkeypatch):
    monkeypatch.setattr(store_writer, "GROUP", 2)
    with open_writer(tmp_path / "s.duckdb") as writer:
        for number in range(5):
            writer.add(build(number))
    assert ids(tmp_path / "s.duckdb") == ["a0", "a1", "a2", "a3", "a4"]


def test_an_interrupted_run_keeps_whole_articles(tmp_path):
    with pytest.raises(KeyboardInterrupt), open_writer(tmp_path / "s.duckdb") as writer:
        writer.add(build(0))
        raise KeyboardInterrupt
    assert ids(tmp_path / "s.duckdb") == ["a0"]


def test_the_next_run_knows_what_is_there(tmp_path):
    quiet = Reading(Article("Nothing happened.", id="q"))
    with open_writer(tmp_path / "s.duckdb") as writer:
        writer.made_by(VERSION)
        writer.add(build())
        writer.add(quiet)
    with open_writer(tmp_path / "s.duckdb") as writer:
        assert writer.has(build().article, VERSION)
        assert writer.has(quiet.article, VERSION)
        assert not writer.has(build(1).article, VERSION)


def test_a_store_made_for_nothing_is_taken_away(tmp_path):
    with pytest.raises(RuntimeError), open_writer(tmp_path / "s.duckdb"):
        raise RuntimeError("nothing could be coded")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_was_there_is_not(tmp_path):
    with Store(tmp_path / "s.duckdb") as store:
        store.add(build())
    with pytest.raises(RuntimeError), open_writer(tmp_path / "s.duckdb"):
        raise RuntimeError("nothing could be coded")
    assert ids(tmp_path / "s.duckdb") == ["a0"]


def test_a_closed_writer_takes_nothing(tmp_path):
    writer = open_writer(tmp_path / "s.duckdb")
    writer.close()
    writer.close()
    writer.discard()
    assert (tmp_path / "s.duckdb").exists()
    with pytest.raises(ValueError, match="closed"):
        writer.add(build())
