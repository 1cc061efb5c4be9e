"""The page of an actor: all its tables heed the filter, and each can be taken away whole."""

from __future__ import annotations

import pytest

from tests.web.conftest import at_explorer
from tests.web.told import table, told, words


@pytest.fixture(scope="module")
def koreas(tmp_path_factory):
    with at_explorer(told(tmp_path_factory.mktemp("actor") / "s.duckdb")) as client:
        yield client


@pytest.mark.parametrize(
    ("query", "expected", "why"),
    [
        ("", {"KOR": "1 2 1", "USA": "1 1 0"}, "does, receives, together"),
        ("?until=2024-01", {"KOR": "1 1 0"}, "days narrow"),
        ("?type=SANCTION", {"USA": "0 1 0"}, "types narrow"),
    ],
)
def test_counterparts(koreas, query, expected, why):
    rows = table(koreas, f"/actors/PRK/download/counterparts.csv{query}")
    assert {row["counterpart"]: f"{row['does']} {row['receives']} {row['together']}" for row in rows} == expected, why


def test_types_have_both_directions(koreas):
    rows = table(koreas, "/actors/USA/download/types.csv")
    found = {row["event_type"]: (row["does"], row["receives"]) for row in rows}
    assert found == {"SANCTION": ("1", "0"), "REJECT": ("0", "1")}


@pytest.mark.parametrize(
    ("file", "query", "number", "why"),
    [
        ("stories", "", 6, "all but the hypothesis"),
        ("stories", "?status=all", 7, "and that"),
        ("meetings", "", 1, "one meeting"),
        ("meetings", "?until=2024-01", 0, "none so early"),
        ("statements", "", 3, "a threat, told twice, and a refusal"),
        ("statements", "?since=2024-02", 1, "the refusal"),
    ],
)
def test_tables_heed_the_filter(koreas, file, query, number, why):
    assert len(table(koreas, f"/actors/PRK/download/{file}.csv{query}")) == number, why


@pytest.mark.parametrize(("query", "stories"), [("", 6), ("?type=SANCTION", 1), ("?country=USA", 2), ("?until=2024-01", 2)])
def test_totals_heed_the_filter(koreas, query, stories):
    assert f"<dt>Stories</dt><dd>{stories}</dd>" in koreas.get(f"/actors/PRK{query}").text


def test_a_sector_is_of_its_country(koreas):
    assert "North Korea, GOV" in words(koreas, "/actors/PRK%20GOV")
    assert koreas.get("/actors/PRK%20MIL").status_code == 404


def test_offices_and_wordings_of_a_name(client):
    """Lavrov was met on one day; the report calls him Lavrov, too."""
    [office] = table(client, "/actors/Sergey%20Lavrov/download/offices.csv")
    assert (office["office"], office["first"], office["last"]) == ("foreign minister", "2021-03-25", "2021-03-25")
    assert "Lavrov" in {row["text"] for row in table(client, "/actors/Sergey%20Lavrov/download/wordings.csv")}


def test_a_country_has_people_and_no_offices(client):
    assert "Chung Eui-yong" in {row["name"] for row in table(client, "/actors/KOR/download/people.csv")}
    assert client.get("/actors/KOR/download/offices.csv").status_code == 404


def test_time_is_shown_by_what_was_asked_for(koreas):
    """Each bar leads to its period, under the conditions that hold."""
    spec = koreas.get("/actors/PRK/download/volume.json?by=month&type=THREATEN").json()
    [rows] = spec["datasets"].values()
    assert [row["link"] for row in rows] == ["/actors/PRK?since=2024-01-01&until=2024-01-31&type=THREATEN"]
