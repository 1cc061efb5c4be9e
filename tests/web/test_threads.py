"""The list of threads: those with a story that was asked for, each as a whole."""

from __future__ import annotations

import pytest

from tests.web.conftest import at_explorer
from tests.web.told import PAIR, THREAD, table, told


@pytest.fixture(scope="module")
def koreas(tmp_path_factory):
    with at_explorer(told(tmp_path_factory.mktemp("threads") / "s.duckdb")) as client:
        yield client


@pytest.mark.parametrize(
    ("query", "expected", "why"),
    [
        ("", [(THREAD, "3", "4"), (PAIR, "2", "2")], "most stories first"),
        ("?sort=latest", [(PAIR, "2", "2"), (THREAD, "3", "4")], "the latest first"),
        ("?country=KOR", [(THREAD, "3", "4")], "of one country"),
        ("?until=2024-01", [(THREAD, "3", "4")], "whole, though one of its stories came later"),
        ("?type=AID", [], "a story by itself is no thread"),
    ],
)
def test_threads_with_a_story_that_was_asked_for(koreas, query, expected, why):
    rows = table(koreas, f"/threads/download/threads.csv{query}")
    assert [(row["thread_id"], row["stories"], row["reports"]) for row in rows] == expected, why


def test_a_thread_says_of_what_days_and_countries_it_is(koreas):
    [first, _] = table(koreas, "/threads/download/threads.csv")
    assert (first["since"], first["until"]) == ("2024-01-02", "2024-02-10")
    assert "KOR" in first["countries"] and "PRK" in first["countries"] and "USA" not in first["countries"]
