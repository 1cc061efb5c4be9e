"""Events as CSV, safe to open in a spreadsheet."""

import csv
import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.store import open_writer
from dragoman.store.flat import COLUMNS, event_row, guarded, joined

from .conftest import build, with_sentence


def read(path):
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_a_row_has_a_cell_for_every_column():
    assert len(event_row(build().events[0])) == len(COLUMNS) == len(set(COLUMNS))


def test_one_row_an_event(tmp_path):
    with open_writer(tmp_path / "e.csv") as writer:
        writer.add(build())
    met, hurt = read(tmp_path / "e.csv")
    assert (met["event_type"], met["cameo"], met["trigger_text"], met["place_country"]) == ("CONSULT", "036", "met", "EST")
    assert (met["actor_names"], met["actor_countries"]) == ("Ada Oru;Bo Lind", "EST;SWE")
    assert (hurt["recipient_names"], hurt["recipient_countries"]) == ("people;Bo Lind", ";SWE"), "unknown keeps its place"
    assert hurt["contexts"] == "intelligence;military"
    assert hurt["score"] == "-9.0", "a number is no formula"
    assert json.loads(hurt["figures"]) == [{"text": "Two people", "kind": "injured", "value": 2, "unit": "people"}]
    assert met["figures"] == "" and met["recipients"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "\rx", "＝1", "=", "-", "--1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("cell", ["-3", "+4.5", "-1e5", "a=b", "", " x", -3.5, 0, None])
def test_what_does_not_stays(cell):
    assert guarded(cell) == cell


def test_a_semicolon_within_a_name_does_not_make_two():
    assert joined(["A; B", None, "C"]) == "A, B;;C"
    assert joined([None, None]) is None


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_odd_text_stays_in_its_cell(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("csv") / "e.csv"
    with open_writer(path) as writer:
        writer.add(with_sentence(build(), text))
    rows = read(path)
    assert len(rows) == 2
    assert rows[0]["sentence"] == guarded(text)


def test_no_events_are_a_header(tmp_path):
    open_writer(tmp_path / "e.csv").close()
    assert (tmp_path / "e.csv").read_bytes() == (",".join(COLUMNS) + "\n").encode()


def test_a_number_that_is_not_finite_is_no_json(tmp_path):
    figure = dataclasses.replace(build().figures[0], value=float("inf"))
    event = dataclasses.replace(build().events[0], figures=(figure,))
    assert json.loads(event_row(event)[COLUMNS.index("figures")])[0]["value"] is None
