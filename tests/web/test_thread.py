"""The page of a thread: a chronology, a chart where there are days enough, who takes part and who tells it."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import at_explorer
from tests.web.told import PAIR, THREAD, table, told, words


@pytest.fixture(scope="module")
def koreas(tmp_path_factory):
    with at_explorer(told(tmp_path_factory.mktemp("thread") / "s.duckdb")) as client:
        yield client


def test_stories_stand_in_their_order_with_the_words_that_tell_them(koreas):
    said = words(koreas, f"/threads/{THREAD}")
    places = [said.index(f"Told {number} in") for number in (0, 1, 2)]
    assert places == sorted(places)
    assert "3 stories, 2024-01-02 to 2024-02-10" in said


def test_who_takes_part_and_who_tells_it(koreas):
    said = words(koreas, f"/threads/{THREAD}")
    assert "North Korea 3 stories" in said
    assert "Herald 1 report" in said.split("Who tells it")[1]
    assert "Post 2 reports" in said.split("Who tells it")[1]


def test_each_bar_leads_to_its_days(koreas):
    """The links of the chart are places of the page."""
    page = f"/threads/{THREAD}"
    [rows] = koreas.get(f"{page}/download/volume.json").json()["datasets"].values()
    links = [row["link"] for row in rows]
    assert links == ["#d-2024-01-02", "#d-2024-01-05", "#d-2024-02-10"]
    assert set(links) <= {f"#{one}" for one in re.findall(r'id="([^"]+)"', koreas.get(page).text)}


def test_a_picture_of_its_own_leads_nowhere(koreas):
    text = koreas.get(f"/threads/{THREAD}/download/whole.svg").text
    assert "<svg" in text and "href" not in text


def test_two_days_need_no_chart(koreas):
    assert koreas.get(f"/threads/{PAIR}").text.count("<figure") == 0
    assert koreas.get(f"/threads/{PAIR}/download/volume.svg").status_code == 404


def test_the_chronology_can_be_taken_away(koreas):
    rows = table(koreas, f"/threads/{THREAD}/download/chronology.csv")
    assert [row["event_type"] for row in rows] == ["THREATEN", "ACCUSE", "CONSULT"]
