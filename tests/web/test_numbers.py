"""A number on a page is that of the list that it leads to."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil

import pytest

from dragoman.linking import link
from dragoman.store import Store
from tests.store.conftest import build
from tests.web.conftest import at_explorer


def rows_of(client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text)))


def found(client, address: str) -> int:
    """How many a list says that it has."""
    return int(re.search(r"<strong>([\d,]+)</strong>", client.get(address).text)[1].replace(",", ""))


def linked(text: str, start: str) -> list[tuple[str, str]]:
    """(address, words after the link's cell) of the links that begin so."""
    pattern = rf'<a href="({re.escape(start)}[^"]*)"[^>]*>[^<]*</a>.*?<td class="n">([\d,]+)'
    return [(html.unescape(address), number) for address, number in re.findall(pattern, text, re.DOTALL)]


@pytest.mark.parametrize("condition", ["", "?since=2019", "?quad=verbal+conflict"])
def test_what_changed_leads_to_as_many_stories(client, condition):
    text = client.get("/" + condition).text
    changed = text[text.index('id="changed"') : text.index('id="told"')]
    links = linked(changed, "/stories?")
    assert links
    for address, number in links:
        assert found(client, address) == int(number), address


@pytest.mark.parametrize("condition", ["", "?quad=material+conflict", "?status=all"])
def test_a_place_leads_to_as_many_stories(client, condition):
    text = client.get("/map" + condition).text
    places = linked(text[text.index('id="places"') : text.index('id="countries-h"')], "/stories?")
    assert places
    for address, number in places:
        assert found(client, address) == int(number), address


@pytest.mark.parametrize("address", ["/actors/VEN", "/actors/USA?type=SANCTION", "/actors/Nicol%C3%A1s%20Maduro", "/actors/HKG?since=2020"])  # fmt: skip
def test_an_actors_headline_is_that_of_its_list(client, address):
    answer = client.get(address)
    if answer.status_code == 404:
        return
    said = int(re.search(r"<dt>Stories</dt><dd>(\d+)", answer.text)[1])
    path, _, query = address.partition("?")
    assert len(rows_of(client, f"{path}/download/stories.csv?{query}")) == said


@pytest.mark.parametrize(
    ("condition", "column", "holds"),
    [
        ("confidence=0.8", "confidence", lambda value: float(value) >= 0.8),
        ("type=ACCUSE", "event_type", lambda value: value == "ACCUSE"),
        ("words=bomb", "sentence", lambda value: "bomb" in value.lower()),
        ("", "status", lambda value: value in ("asserted", "historical")),
        ("status=hypothetical", "status", lambda value: value == "hypothetical"),
    ],
)
def test_events_are_themselves_as_asked_for(client, condition, column, holds):
    rows = rows_of(client, f"/events/download/events.csv?{condition}")
    assert all(holds(row[column]) for row in rows)
    assert found(client, f"/events?{condition}") == len(rows)


@pytest.mark.parametrize("page", ["/stories", "/dyads", "/actors", "/threads", "/articles", "/events"])
def test_past_the_last_page_the_total_stays(client, page):
    assert found(client, page + "?page=900") == found(client, page)


def test_an_event_without_a_day_says_whose_day_is_shown(tmp_path):
    """That of its first report."""
    path = tmp_path / "events.duckdb"
    with Store(path) as store:
        store.add(build(1))
        link(store)
    with Store(path) as store:
        store.connection.execute("UPDATE stories SET date = NULL, date_day = NULL")
    with at_explorer(path) as client:
        assert "reported</span> 2024-05-06" in client.get("/stories?status=all").text


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01", "25 March 2021", "9999"])
def test_an_odd_date_of_one_report_breaks_no_page(example, tmp_path, date):
    path = shutil.copy(example, tmp_path / "events.duckdb")
    with Store(path) as store:
        store.add(build(1, date=date))
        link(store)
    with at_explorer(path) as client:
        for address in ("/", "/?by=day", "/map", "/stories", "/actors/USA", "/dyads/USA-VEN?by=month", "/articles"):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("address", ["/stories?since=9999-12", "/?since=9999-12", "/actors/USA?until=9999-12", "/actors/USA?since=0001&until=9999", "/dyads/USA-VEN?since=0001&until=9999&by=day", "/articles?since=9999-12-31"])  # fmt: skip
def test_the_ends_of_time_are_days(client, address):
    assert client.get(address).status_code in (200, 404)


def test_a_store_whose_articles_are_not_linked_says_so(tmp_path):
    path = tmp_path / "events.duckdb"
    with Store(path) as store:
        store.add_all(build(number) for number in range(3))
    with at_explorer(path) as client:
        for address in ("/", "/stories", "/events", "/dyads", "/actors"):
            assert "3 articles not linked" in client.get(address).text, address


def test_an_empty_store_has_pages(tmp_path):
    path = tmp_path / "events.duckdb"
    Store(path).close()
    with at_explorer(path) as client:
        for address in ("/", "/map", "/stories", "/events", "/dyads", "/actors", "/threads", "/articles", "/search?q=ab"):
            assert client.get(address).status_code == 200, address


def test_a_form_keeps_what_it_has_no_field_for(client):
    """Three countries, two types: what the form shows of them is not all."""
    text = client.get("/stories?type=ACCUSE&type=REJECT&country=USA&country=VEN&country=RUS").text
    form = text[text.index('class="filter"') : text.index("</form>", text.index('class="filter"'))]
    assert '<input type="hidden" name="type" value="REJECT">' in form
    assert '<input type="hidden" name="country" value="RUS">' in form
