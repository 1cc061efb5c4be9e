"""The generated store is as sound as a coder's, and the measuring measures."""

import pytest

from benchmarks import million
from benchmarks.million_store import make
from dragoman.store import Store
from dragoman.store.named import named_queries


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("million") / "m.duckdb"
    make(path, events=3000, seed=1)
    return path


def test_it_is_sound_and_as_large_as_it_was_to_be(path):
    with Store(path, read_only=True) as store:
        assert store.check() == []
        [row] = store.named("counts").rows
        assert row[:3] == (900, 3000, 1650)
        assert store.query("SELECT count(DISTINCT event_type) FROM events").rows == [(16,)]


def test_it_is_skewed_as_news_is(path):
    with Store(path, read_only=True) as store:
        dyads = [row[2] for row in store.named("busiest-dyads", limit=1000).rows]
        assert dyads[0] > 20 * dyads[len(dyads) // 2]
        assert store.query("SELECT count(*) > 100 FROM stories WHERE reports > 1").rows == [(True,)]


def test_the_same_seed_makes_the_same_store(path, tmp_path):
    make(tmp_path / "again.duckdb", events=3000, seed=1)
    make(tmp_path / "other.duckdb", events=3000, seed=2)
    found = []
    for one in (path, tmp_path / "again.duckdb", tmp_path / "other.duckdb"):
        with Store(one, read_only=True) as store:
            found.append(store.query("SELECT bit_xor(hash(event_id, actors, sentence)) FROM events").rows)
    assert found[0] == found[1] != found[2]


def test_every_named_query_is_measured(path):
    assert {name for name, _ in million.NAMED} == set(named_queries())
    with Store(path, read_only=True) as store:
        assert all("$" not in one.name for one in million.questions(store))


def test_every_question_is_answered(path):
    found = list(million.timings(path, runs=1))
    assert len(found) == len(million.NAMED) + len(million.PAGES) + 1
    empty = {one.name.strip() for one in found if not one.rows}
    assert "@find words=not there" in empty and len(empty) < 8
    assert all(0 < one.warm < 10 for one in found)


@pytest.mark.parametrize(("limit", "status"), [(60.0, 0), (0.0, 1)])
def test_slow_answers_fail_the_check(path, limit, status, monkeypatch, capsys):
    monkeypatch.setattr(million, "LIMIT", limit)
    monkeypatch.setattr(million, "timings", lambda path, runs: iter([million.Timing("one", 0.1, 0.2, 0.1, 3)]))
    assert million.main(["--keep", str(path), "--check"]) == status
    assert ("over" in capsys.readouterr().out) is bool(status)


def test_adding_is_measured_in_both_stores(tmp_path, capsys):
    make(tmp_path / "m.duckdb", events=1000)
    million.adding(tmp_path / "m.duckdb", sample=100)
    said = capsys.readouterr().out
    assert said.count("ms an article") == 2 and "to       100 articles" in said and "to       300 articles" in said
    with Store(tmp_path / "m.duckdb") as store:
        assert store.sql("SELECT count(*) FROM articles").fetchall() == [(400,)] and store.check() == []
