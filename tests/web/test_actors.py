"""The list of actors: stories → who takes part, by name, country or sector."""

from __future__ import annotations

import pytest

from tests.web.conftest import at_explorer
from tests.web.told import table, told


@pytest.fixture(scope="module")
def koreas(tmp_path_factory):
    with at_explorer(told(tmp_path_factory.mktemp("actors") / "s.duckdb")) as client:
        yield client


@pytest.mark.parametrize(
    ("query", "expected", "why"),
    [
        ("sort=countries", [("PRK", 6, 3, 3), ("KOR", 4, 3, 1), ("USA", 2, 1, 1)], "who meets acts"),
        ("sort=countries&since=2024-02-11", [("PRK", 3, 1, 2), ("USA", 2, 1, 1), ("KOR", 1, 1, 0)], "days narrow"),
        ("sort=sectors", [("PRK GOV", 6, 3, 3), ("KOR GOV", 4, 3, 1), ("USA GOV", 2, 1, 1)], "all are governments"),
        ("sort=names&type=AID", [("KOR", 1, 1, 0), ("PRK", 1, 0, 1)], "equally many: by name"),
        ("sort=nonsense&type=AID", [("KOR", 1, 1, 0), ("PRK", 1, 0, 1)], "names unless told otherwise"),
    ],
)
def test_who_takes_part_in_how_many_stories(koreas, query, expected, why):
    rows = table(koreas, f"/actors/download/actors.csv?{query}")
    found = [(row["name"], *(int(row[name]) for name in ("stories", "acts", "receives"))) for row in rows]
    assert found == expected, why


def test_each_leads_to_its_page_and_keeps_the_filter(koreas):
    text = koreas.get("/actors?sort=sectors&since=2024-02").text
    assert 'href="/actors/PRK%20GOV?since=2024-02"' in text
