"""The page of a dyad: what it does each way, said what, and where it left its past."""

from __future__ import annotations

import re

import pytest

from dragoman.store import Store
from tests.store.told_stories import fill
from tests.web.conftest import at_explorer
from tests.web.told import table, told, words


@pytest.fixture(scope="module")
def koreas(tmp_path_factory):
    with at_explorer(told(tmp_path_factory.mktemp("dyad") / "s.duckdb")) as client:
        yield client


@pytest.fixture(scope="module")
def outbreak(tmp_path_factory):
    """Sixty weeks, in one of which Iran attacks Israel."""
    path = tmp_path_factory.mktemp("outbreak") / "s.duckdb"
    with Store(path) as store:
        fill(store)
    with at_explorer(path) as client:
        yield client


@pytest.mark.parametrize(
    ("address", "kinds", "why"),
    [
        ("/dyads/PRK-KOR", {"THREATEN": "1 0", "ACCUSE": "0 1", "AID": "0 1", "CONSULT": "1 1"}, "both meet"),
        ("/dyads/KOR-PRK", {"THREATEN": "0 1", "ACCUSE": "1 0", "AID": "1 0", "CONSULT": "1 1"}, "the other order"),
        ("/dyads/PRK-KOR?directed=1", {"THREATEN": "1", "CONSULT": "1"}, "one way"),
        ("/dyads/PRK-KOR?until=2024-01-03", {"THREATEN": "1 0"}, "days narrow"),
    ],
)
def test_what_each_does_to_the_other(koreas, address, kinds, why):
    text = koreas.get(address).text.split('id="kinds"')[1].split('id="said"')[0]
    found = re.findall(r'>([A-Z]+)</a></td><td class="n">(\d+)</td><td class="n">(\d*)</td>', text)
    assert {kind: f"{there} {back}".strip() for kind, there, back in found} == kinds, why


def test_statements_are_those_of_the_filter(koreas):
    """A threat and an accusation; the hypothetical threat only where it is asked for."""
    def said(query):
        return [row["words"] for row in table(koreas, f"/dyads/PRK-KOR/download/statements.csv{query}")]

    assert said("") == ["Told 1 in a2.", "Told 0 in a1.", "Told 0 in a2."]
    assert said("?until=2024-01-03") == ["Told 0 in a1.", "Told 0 in a2."]
    assert said("?status=hypothetical") == ["Told 6 in a4."]
    assert said("?since=2024-02") == []


def test_series_has_a_row_for_each_period(koreas):
    rows = table(koreas, "/dyads/PRK-KOR/download/series.csv?by=month")
    assert [(row["period"], row["stories"]) for row in rows] == [("2024-01-01", "2"), ("2024-02-01", "1"), ("", "1")]


def test_an_alert_stands_in_words_with_the_stories_that_explain_it(outbreak):
    said = words(outbreak, "/dyads/IRN-ISR").split("What changed")[1].split("What they do")[0]
    assert "2023-W04 more material conflict: 12.0 where 0.0 were expected" in said
    assert said.count("ASSAULT 2023-01-2") == 3


@pytest.mark.parametrize("file", ["whole.svg", "whole.png", "series.json"])
def test_the_chart_can_be_taken_away(outbreak, file):
    answer = outbreak.get(f"/dyads/IRN-ISR/download/{file}")
    assert answer.status_code == 200
    if file.endswith("svg"):
        assert "currentColor" not in answer.text, "a picture by itself has no page whose colour it takes"
        assert "Iran" in answer.text or "IRN" in answer.text
    if file.endswith("png"):
        assert answer.content.startswith(b"\x89PNG")


def test_days_on_the_axis_have_their_year(outbreak):
    drawing = outbreak.get("/dyads/IRN-ISR").text.split('class="drawing"')[1].split("</figure>")[0]
    assert re.search(r">\w{3} 2022<", drawing)
    assert "currentColor" in drawing, "readable on dark pages"


def test_a_page_that_was_shown_is_not_worked_out_again(outbreak, monkeypatch):
    """Until the store changes; another span is another page."""
    outbreak.get("/dyads/CHN-USA")
    monkeypatch.setattr("dragoman.web.pages.dyad.change_points", lambda _: 1 / 0)
    assert outbreak.get("/dyads/CHN-USA").status_code == 200
    with pytest.raises(ZeroDivisionError):
        outbreak.get("/dyads/CHN-USA?since=2022-05")
