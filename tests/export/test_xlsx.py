"""The workbook, read again by openpyxl and pandas."""

import datetime

import openpyxl
import pandas as pd
import pytest

import dragoman.export.xlsx as module
from dragoman.errors import SheetFull
from dragoman.export import export
from dragoman.export.xlsx import CUT, ELLIPSIS, MOST_UNITS, cut
from tests.export.conftest import NAMES, changed, made
from tests.store.conftest import build


def exported(store, folder):
    target = folder / "events.xlsx"
    tally = export(store, str(target), names=NAMES)
    return openpyxl.load_workbook(target), tally, target


def test_there_are_four_sheets_with_their_rows(store, tmp_path):
    workbook, _, target = exported(store, tmp_path)
    assert workbook.sheetnames == ["events", "participants", "stories", "codebook"]
    events = pd.read_excel(target, sheet_name="events", dtype={"cameo": str})
    assert list(events["event_type"]) == ["CONSULT", "ASSAULT"] * 2
    assert (events["actors"][0], events["cameo"][0], events["lat"][0], events["province"][0]) == (
        "Ada Oru;Bo Lind",
        "036",
        59.5,
        "Harju",
    )
    assert events["day"][0] == pd.Timestamp("2024-05-06")  # a date that Excel sorts and groups
    assert pd.isna(events["day"][1])  # of the other the month alone is known
    assert len(pd.read_excel(target, sheet_name="participants")) == 10
    stories = pd.read_excel(target, sheet_name="stories").set_index("event_type")
    assert (stories.loc["CONSULT", "reports"], stories.loc["CONSULT", "actors"]) == (2, "Ada Oru;Bo Lind")
    codes = pd.read_excel(target, sheet_name="codebook").set_index("code")
    assert (codes.loc["EST", "name"], codes.loc["CONSULT", "kind"]) == ("Estonia", "event_type")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "2024-05-06", "012", "{=A1}"])
def test_text_is_text_whatever_it_looks_like(tmp_path, words):
    with made([changed(build(), sentence=words, mode=None)], tmp_path / "text.duckdb") as store:
        workbook, _, _ = exported(store, tmp_path)
    sheet = workbook["events"]
    column = [cell.value for cell in sheet[1]].index("sentence")
    assert (sheet[2][column].value, sheet[2][column].data_type) == (words, "s")


def test_a_cell_that_is_too_long_is_cut_and_told(tmp_path):
    with made([changed(build(), sentence="a" * 40_000)], tmp_path / "long.duckdb", linked=False) as store:
        workbook, tally, _ = exported(store, tmp_path)
    sheet = workbook["events"]
    text = sheet[2][[cell.value for cell in sheet[1]].index("sentence")].value
    assert (len(text), text[-1], tally.notes[CUT]) == (MOST_UNITS, ELLIPSIS, 1)


@pytest.mark.parametrize("text", ["a" * MOST_UNITS, "𝒳" * (MOST_UNITS // 2), ""])
def test_a_cell_holds_just_so_many_utf_16_units(text):
    assert cut(text) == text
    longer = cut(text + "𝒳")
    assert len(longer.encode("utf-16-le")) // 2 <= MOST_UNITS


def test_more_rows_than_a_sheet_has_are_refused_before_anything_is_written(store, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 4)
    with pytest.raises(SheetFull, match=r"4 events do not fit.*--since"):
        exported(store, tmp_path)
    assert not list(tmp_path.glob("*.xlsx*"))


def test_days_before_excels_first_are_text_alone():
    assert module.sheet_day("1899-12-31") is None
    assert module.sheet_day("1900-03-01") == datetime.date(1900, 3, 1)
    assert module.sheet_day("1900-03") is None
