"""What was worked out is kept while the store is as it was."""

from __future__ import annotations

from dragoman.store import Store
from dragoman.web.desk import Desk
from dragoman.web.kept import Kept, kept
from tests.store.told_stories import article, story, tell


def test_a_thing_is_made_once_and_the_oldest_goes_first():
    made = []
    shelf = Kept(2)

    def get(key):
        return shelf.of(key, lambda: made.append(key) or key.upper())

    assert [get("a"), get("b"), get("a"), get("c"), get("a"), get("b")] == ["A", "B", "A", "C", "A", "B"]
    assert made == ["a", "b", "c", "b"], "b was unused for longest when c came"


def test_none_is_a_thing_too():
    shelf = Kept()
    assert shelf.of("x", lambda: None) is None
    assert shelf.of("x", lambda: 1) is None


def test_a_store_that_changed_is_looked_at_again(tmp_path):
    path = tmp_path / "s.duckdb"
    with Store(path) as store:
        tell(store, [article("a1", "2024-01-01")], [])
    desk = Desk(path)

    def count():
        return kept(desk, "stories", lambda: desk.table("SELECT count(*) FROM stories").rows[0][0])

    assert count() == 0
    desk.close()
    with Store(path) as store:
        tell(store, [article("a2", "2024-01-02")], [story("2024-01-02", "KOR", "PRK", told=("a2",))])
    assert count() == 1
    desk.close()
