"""The list of dyads: stories → each pair once."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import at_explorer
from tests.web.told import table, told


@pytest.fixture(scope="module")
def koreas(tmp_path_factory):
    with at_explorer(told(tmp_path_factory.mktemp("dyads") / "s.duckdb")) as client:
        yield client


@pytest.mark.parametrize(
    ("query", "expected", "why"),
    [
        ("", {"KOR PRK": "4 2 2024-03", "PRK USA": "2 2 2024-02-12"}, "either way, a meeting once, no hypotheses"),
        ("?since=2024-02", {"KOR PRK": "2 0 2024-03", "PRK USA": "2 2 2024-02-12"}, "days narrow"),
        ("?status=hypothetical", {"KOR PRK": "1 1 2024-02-20"}, "what was asked for"),
        ("?country=USA", {"PRK USA": "2 2 2024-02-12"}, "of one country"),
        ("?type=RETREAT", {}, "nothing"),
    ],
)
def test_each_pair_is_counted_once(koreas, query, expected, why):
    rows = table(koreas, f"/dyads/download/dyads.csv{query}")
    found = {f"{row['one']} {row['other']}": f"{row['stories']} {row['conflict']} {row['latest']}" for row in rows}
    assert found == expected, why


def test_sorting(koreas):
    first = {sort: table(koreas, f"/dyads/download/dyads.csv?sort={sort}")[0]["other"] for sort in ("stories", "score", "latest")}
    assert first == {"stories": "PRK", "score": "USA", "latest": "PRK"}, "sanctions and a refusal are worst"


def test_each_pair_has_its_line_over_the_same_periods(koreas):
    """From the first week with a story of a pair to the last: 2024-01-01 to 2024-02-12."""
    lines = re.findall(r'<polyline points="([^"]*)"', koreas.get("/dyads").text)
    assert [len(line.split()) for line in lines] == [7, 7]
    heights = [[float(point.partition(",")[2]) for point in line.split()] for line in lines]
    low, high = 20.0, 2.0  # pixels from above
    assert heights[0] == [high, low, low, low, low, 11.0, low], "two stories in the first week, one in the sixth"
    assert heights[1] == [low, low, low, low, low, high, high]


def test_a_pair_without_a_day_has_an_empty_line(koreas):
    text = koreas.get("/dyads?type=AID").text
    assert re.findall(r'<polyline points="([^"]*)"', text) == [""]
    assert "2024-03" in text
