"""Formats by name and by suffix; outputs whole or not at all."""

import json

import pandas as pd
import pyarrow.parquet
import pytest

from dragoman.errors import ExportFormatUntold, NoStdout, OutputMissing
from dragoman.export import FORMATS, Wanted, export
from dragoman.export.formats import format_of
from tests.export.conftest import NAMES, text_of


@pytest.mark.parametrize(
    ("output", "name", "expected"),
    [
        ("a.csv", None, "csv"), ("a.PARQUET", None, "parquet"), ("a.sqlite3", None, "sqlite"), ("a.xlsx", None, "xlsx"),
        ("a.geojson", None, "geojson"), ("a.csv", "cameo", "cameo"), ("-", "gdelt", "gdelt"),
    ],
)  # fmt: skip
def test_a_format_is_told_by_name_else_by_suffix(output, name, expected):
    assert format_of(output, name) == expected


@pytest.mark.parametrize("output", ["a.tsv", "a.jsonl", "a.json", "a", "a.db", "-"])
def test_an_ambiguous_name_is_refused_with_the_formats(output):
    with pytest.raises(ExportFormatUntold, match="--as: plover, polecat"):
        format_of(output, None)


@pytest.mark.parametrize("name", [key for key, one in FORMATS.items() if one.lines is None])
def test_what_is_no_text_is_not_printed(name):
    with pytest.raises(NoStdout, match="Name a file"):
        format_of("-", name)


def test_no_suffix_tells_two_formats():
    suffixes = [suffix for one in FORMATS.values() for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)


def test_the_event_record_is_the_one_that_code_writes(store, tmp_path):
    lines = [json.loads(line) for line in text_of(store, "jsonl", tmp_path).splitlines()]
    readings = store.readings(["a0", "a1"])
    assert lines == [json.loads(json.dumps(event.to_dict())) for one in readings for event in one.events]


def test_pyarrow_reads_the_nested_record(store, tmp_path):
    target = tmp_path / "events.parquet"
    assert export(store, str(target), wanted=Wanted(types=("CONSULT",))).rows == 2
    table = pyarrow.parquet.read_table(target)
    assert [one["name"] for one in table["actors"][0].as_py()] == ["Ada Oru", "Bo Lind"]
    assert (table["mode"][0].as_py(), table["place"][0].as_py()["lat"]) == ("visit", 59.5)
    assert pd.read_parquet(target)["date_end"].isna().all()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_empty(store, tmp_path, name):
    target = tmp_path / "none"
    assert export(store, str(target), name, Wanted(until="1900"), NAMES).events == 0
    assert target.exists()


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_breaks_off_leaves_the_older_file_and_nothing_else(store, tmp_path, name):
    target = tmp_path / "out"
    target.write_text("older")

    def stop(events):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(store, str(target), name, Wanted(), NAMES, tell=stop)
    assert target.read_text() == "older"
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_an_output_that_cannot_be_is_refused_first(store, tmp_path):
    with pytest.raises(OutputMissing):
        export(store, str(tmp_path / "none" / "a.csv"))


def test_pages_of_any_size_give_the_same(store, tmp_path, monkeypatch):
    before = {name: text_of(store, name, tmp_path) for name in ("plover", "gdelt", "gdelt-mentions")}
    monkeypatch.setattr("dragoman.export.reading_stream.PAGE", 1)
    monkeypatch.setattr("dragoman.export.story_stream.PAGE", 1)
    assert {name: text_of(store, name, tmp_path) for name in before} == before
