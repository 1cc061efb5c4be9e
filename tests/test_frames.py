"""Readings → data frames, without a store on disk."""

from __future__ import annotations

import datetime

import pytest

from dragoman import frame
from dragoman.errors import ExtraMissing, LibraryUnknown, TableUnknown
from dragoman.frames import rows
from dragoman.store import Store
from tests.hostile import hostile_reading
from tests.store.conftest import build

READINGS = [build(0), build(1)]
EVENTS = [event for one in READINGS for event in one.events]


def test_every_event_is_a_row_in_its_order():
    found = rows(READINGS)
    assert [row[found.columns.index("event_id")] for row in found.rows] == [one.event_id for one in EVENTS]


def test_columns_are_those_of_a_store():
    with Store(":memory:") as store:
        for table in ("events", "participants", "quotes", "dyads", "stories"):
            assert rows(READINGS, table).columns == tuple(store.sql(f"FROM {table}").columns)


def test_stories_are_linked_first():
    assert rows(READINGS, "stories").rows


def test_a_frame_of_pandas_has_types_of_its_own():
    pd = pytest.importorskip("pandas", reason="needs the extra frames")
    found = frame(READINGS)
    assert isinstance(found, pd.DataFrame)
    types = {name: str(found[name].dtype) for name in ("event_id", "sentence_index", "score", "date_day", "geoname_id")}
    assert types == {
        "event_id": "string", "sentence_index": "Int32", "score": "float64", "date_day": "datetime64[s]", "geoname_id": "Int64",
    }  # fmt: skip
    assert found.loc[0, "actors"] == [one.name for one in EVENTS[0].actors]
    assert found.loc[0, "date_day"] == pd.Timestamp(EVENTS[0].date)


def test_a_frame_of_polars_and_a_table_of_arrow_hold_the_same():
    pl = pytest.importorskip("polars", reason="needs the extra frames")
    pa = pytest.importorskip("pyarrow", reason="needs the extra frames")
    one, other = frame(READINGS, "events", "polars"), frame(READINGS, "events", "arrow")
    assert isinstance(one, pl.DataFrame) and isinstance(other, pa.Table)
    assert one.rows(named=True) == other.to_pylist()
    assert one["date_day"][0] == datetime.date.fromisoformat(EVENTS[0].date)


def test_of_no_readings_there_is_a_frame_with_its_columns():
    pytest.importorskip("pandas", reason="needs the extra frames")
    found = frame([])
    assert len(found) == 0 and str(found["score"].dtype) == "float64"


def test_of_two_readings_of_an_article_the_last_counts():
    assert len(rows([build(0), build(0, events=1)]).rows) == 1


def test_hostile_words_stay_as_they_are():
    pytest.importorskip("pandas", reason="needs the extra frames")
    reading = hostile_reading()
    assert frame([reading]).loc[0, "sentence"] == reading.events[0].sentence


def test_what_is_not_known_is_said():
    with pytest.raises(TableUnknown, match="events_flat"):
        frame(READINGS, "deeds")
    with pytest.raises(TableUnknown):
        frame(READINGS, "meta")  # of the store itself, not of readings
    with pytest.raises(LibraryUnknown, match="pandas, polars, arrow"):
        frame(READINGS, "events", "dplyr")


@pytest.mark.parametrize(("library", "module"), [("pandas", "pandas"), ("polars", "polars"), ("arrow", "pyarrow")])
def test_without_a_library_the_extra_is_named(library, module, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(ExtraMissing, match=rf"{module} is not installed.*dragoman\[frames\]"):
        frame(READINGS, "events", library)
