"""What single pages say of the example reports."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.web.test_app import Elements


def words(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(Elements.of(answer.text).words.split())


@pytest.mark.parametrize("address", ["/dyads/KOR-RUS", "/dyads/RUS-KOR", "/dyads/kor-rus"])
def test_a_dyad_is_the_same_either_way(client, address):
    """Lavrov met Chung in Seoul: one story of both."""
    said = words(client, address)
    assert "South Korea" in said
    assert "Russia" in said
    assert "CONSULT" in said


def test_of_one_way_only_what_is_done_that_way_is_shown(client):
    """The United States imposed sanctions on Venezuela's oil company; Maduro's accusation is the other way."""
    there, back = (words(client, f"/dyads/{pair}?directed=1") for pair in ("USA-VEN", "VEN-USA"))
    assert "SANCTION" in there.split("What they do")[1]
    assert "SANCTION" not in back.split("What they do")[1]
    assert "ACCUSE" in back.split("What they do")[1]


@pytest.mark.parametrize(("address", "why"), [("/dyads/XXQ-YYQ", "nobody knows them"), ("/dyads/A-B", "no codes"), ("/dyads/KOR-" + "A" * 40, "no code")])  # fmt: skip
def test_a_pair_that_nobody_knows_is_told(client, address, why):
    assert client.get(address).status_code == 404, why


def test_a_pair_without_stories_is_a_page(client):
    assert "Nothing with a day" in words(client, "/dyads/FJI-TON")


def test_who_said_what_has_the_words(client):
    said = words(client, "/dyads/USA-VEN").split("Who said what")[1]
    assert "Nicolás Maduro" in said
    assert "accused" in said


@pytest.mark.parametrize(
    ("address", "heading", "says"),
    [
        ("/actors/Sergey%20Lavrov", "Sergey Lavrov", "foreign minister of Russia 2004-03 to now"),
        ("/actors/KOR", "South Korea", "Chung Eui-yong"),
        ("/actors/PAK%20GOV", "Pakistan, GOV", "Imran Khan"),
        ("/actors/UNO", "UNO", "International Court of Justice"),
    ],
)
def test_an_actor_has_a_page(client, address, heading, says):
    said = words(client, address)
    assert heading in said
    assert says in said


def test_a_part_of_a_name_leads_on(client):
    assert "Sergey Lavrov" in words(client, "/actors/lavrov")
    assert client.get("/actors/nobody%20at%20all").status_code == 404


@pytest.mark.parametrize("kind", ["names", "countries", "sectors"])
def test_actors_are_listed(client, kind):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/actors/download/actors.csv?sort={kind}").text)))
    assert rows
    assert [int(row["stories"]) for row in rows] == sorted((int(row["stories"]) for row in rows), reverse=True)
    assert all(int(row["acts"]) + int(row["receives"]) >= int(row["stories"]) for row in rows)


def test_a_thread_is_a_chronology(client):
    """By its id, or that of a story in it."""
    [link, *_] = [one["href"] for one in Elements.of(client.get("/threads").text).attributes("a") if "/threads/" in one.get("href", "") and "/download/" not in one["href"]]  # fmt: skip
    text = client.get(link).text
    days = re.findall(r'class="when">([^<]+)', text)
    assert days == sorted(days)
    story = re.search(r'href="/stories/(\w+)"', text)[1]
    assert "stories" in words(client, f"/threads/{story}")
    assert client.get("/threads/none").status_code == 404


def test_a_story_shows_each_report_and_leads_to_its_words(client):
    listed = client.get("/stories?type=PROTEST").text
    story = re.search(r'class="kind" href="(/stories/\w+)"', listed)[1]
    text = client.get(story).text
    assert '<mark class="trigger">' in text
    article = re.search(r'href="(/articles/[^"]+#e-\w+)"', text)[1]
    anchor = article.partition("#")[2]
    assert f'id="{anchor}"' in client.get(article.partition("#")[0]).text


def test_the_map_has_a_circle_for_each_place(client):
    text = client.get("/map").text
    rows = list(csv.DictReader(io.StringIO(client.get("/map/download/places.csv").text)))
    assert len(rows) > 3
    assert text.count('aria-roledescription="circle"') == len(rows)


def test_search_finds_names_places_and_words(client):
    said = words(client, "/search?q=quetta")
    assert "Quetta PAK" in said
    assert "In texts" in said
    assert "Write two letters" in words(client, "/search?q=q")
    assert "None." in words(client, "/search?q=%25%25")


def test_the_codes_are_all_explained(client):
    from dragoman.ontology import contexts, event_types, sectors

    said = words(client, "/codes")
    for one in (*event_types(), *contexts(), *sectors()):
        assert one.code in said
        assert " ".join(one.definition.split()) in said
