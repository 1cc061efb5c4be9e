"""What a page shows, as a file."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet
import pytest

import dragoman.web.download
from tests.web.test_app import PLAIN, Elements


def files_of(client, address: str) -> list[str]:
    """The addresses of the files that a page offers."""
    links = Elements.of(client.get(address).text).attributes("a")
    return [one["href"] for one in links if "/download/" in one.get("href", "")]


@pytest.mark.parametrize("address", [address for address in PLAIN if address != "/codes"])
def test_every_file_that_a_page_offers_can_be_had(client, address):
    found = files_of(client, address)
    assert found, "each page of data gives its data away"
    for one in found:
        answer = client.get(one)
        assert answer.status_code == 200, one
        assert answer.headers["content-disposition"].startswith("attachment")


def test_a_table_has_the_rows_of_the_filter(client):
    text = client.get("/stories/download/stories.csv?type=ACCUSE").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows
    assert {row["event_type"] for row in rows} == {"ACCUSE"}


def test_parquet_keeps_types(client):
    content = client.get("/download/volume.parquet").content
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    assert str(table.schema.field("stories").type) == "int64"
    assert str(table.schema.field("period").type) == "date32[day]"
    assert table.num_rows == len(list(csv.DictReader(io.StringIO(client.get("/download/volume.csv").text))))


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b"{")])
def test_a_chart_is_a_picture(client, form, begins):
    assert client.get(f"/download/whole.{form}").content.startswith(begins)


def test_a_picture_needs_no_page_around_it(client):
    """Its ink is black on white and not that of a page."""
    text = client.get("/download/whole.svg").text
    assert "currentColor" not in text
    assert "verbal cooperation" in text, "and it says what its colours mean"


def test_the_chart_of_a_page_is_drawn_of_what_the_page_shows(client):
    spec = client.get("/download/volume.json?type=ACCUSE").json()
    [rows] = spec["datasets"].values()
    quads = {row["quad"] for row in rows}
    assert quads == {"verbal conflict"}
    assert json.dumps(spec).count("since=") == len(rows), "and each bar leads to its period"


def test_too_many_rows_are_not_cut_but_refused(client, monkeypatch):
    monkeypatch.setattr(dragoman.web.download, "ROWS", 3)
    answer = client.get("/events/download/events.csv")
    assert answer.status_code == 413
    assert "dragoman export" in answer.text
