"""PLOVER records, read again as JSON."""

import json

import pytest

from dragoman.export import Wanted
from dragoman.export.plover import days, quad_number
from dragoman.ontology import quads
from tests.export.conftest import URL, changed, made, text_of
from tests.store.conftest import build

# The names of the manual's table "PLOVER JSON", and those that we add.
NAMES = {"id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text",
         "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
         "coded_time", "comment"}  # fmt: skip
OURS = {"size_info", "status", "cameo", "confidence"}


def records(store, folder, wanted=None):
    return [json.loads(line) for line in text_of(store, "plover", folder, wanted).splitlines()]


def test_an_event_has_the_names_of_the_manual(store, tmp_path):
    meeting, assault, *_ = records(store, tmp_path)
    assert meeting.keys() | assault.keys() <= NAMES | OURS
    assert meeting["source"][0] == {
        "code": "EST", "sector": "GOV", "actor_text": "Foreign Minister Ada Oru", "identifier_id": "Q1",
        "identifier_text": "Ada Oru", "office": "foreign minister",
    }  # fmt: skip
    assert (meeting["event"], meeting["mode"], meeting["context"], meeting["quad_code"]) == (
        ["CONSULT"],
        ["visit"],
        ["diplomatic"],
        1,
    )
    assert "recipient" not in meeting  # those who meet are all sources
    assert meeting["event_loc"] == {
        "geonameid": 588409, "name": "Tallis", "latitude": 59.5, "longitude": 24.75, "feature code": "PPL",
        "country code": "EE", "cc3": "EST", "admin1 name": "Harju",
    }  # fmt: skip
    assert meeting["text"][: meeting["text_info"]["end"]] == meeting["text"]
    assert (meeting["cite_info"]["url"], meeting["cite_info"]["publication"]) == (URL, "Tallis Post")


def test_what_did_not_simply_take_place_has_an_auxiliary_mode_and_a_month_is_a_span(store, tmp_path):
    assault = records(store, tmp_path, Wanted(types=("ASSAULT",)))[0]
    assert (assault["date"], assault["enddate"]) == ("2024-05-01", "2024-06-30")
    assert (assault["mode"], assault["size_info"], assault["quad_code"]) == (["historical"], {"injured": 2.0}, 4)


def test_required_names_are_there_when_nothing_is_known(tmp_path):
    unknown = changed(build(), actors=(), date=None, place=None, mode=None, status="negated")
    with made([unknown], tmp_path / "unknown.duckdb") as opened:
        found = records(opened, tmp_path)[0]
    assert (found["date"], found["source"], found["mode"]) == (None, [], ["negation"])


@pytest.mark.parametrize(
    ("date", "until", "expected"),
    [
        ("2024-05-06", None, ("2024-05-06", "2024-05-06")), ("2024-02", None, ("2024-02-01", "2024-02-29")),
        ("2023", None, ("2023-01-01", "2023-12-31")), ("2023", "2024-02", ("2023-01-01", "2024-02-29")),
        ("2024-05-06", "2024-05-08", ("2024-05-06", "2024-05-08")), (None, None, (None, None)),
    ],
)  # fmt: skip
def test_a_date_as_its_first_and_last_day(date, until, expected):
    assert days(date, until) == expected


def test_the_numbers_of_quads_are_the_manuals():
    assert [quad_number(one.code) for one in quads()] == [1, 2, 3, 4]
    assert [one.code for one in quads()] == [
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    ]
