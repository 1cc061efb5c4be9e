"""Answers as files: rows → the same values when the file is read again."""

import csv
import datetime
import json

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import OutputMissing, UnknownFormat
from dragoman.store import Store, Table
from dragoman.store.answer_file import distinct, write_answer

from .told import told

SQL = """SELECT 1::INTEGER AS n, 'a "b", c' AS words, [1, 2] AS list, {'x': 1.5, 'y': 'é'} AS pair, DATE '2024-05-06' AS day,
TIMESTAMP '2024-05-06 07:08:09' AS moment, true AS yes, NULL AS nothing, 12.34::DECIMAL(5, 2) AS price, 2::HUGEINT AS n,
'=1+1' AS formula, [DATE '2024-05-06'] AS days
UNION ALL SELECT 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, []"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    with Store(told(tmp_path_factory.mktemp("told") / "s.duckdb"), read_only=True) as store:
        return store.query(SQL)


def test_parquet_keeps_types_and_values(answer, tmp_path):
    write_answer(answer, tmp_path / "out.parquet")
    found = duckdb.sql(f"FROM '{tmp_path / 'out.parquet'}'")
    assert found.fetchall() == answer.rows
    assert dict(zip(found.columns, map(str, found.types), strict=True)) == {
        "n": "INTEGER", "words": "VARCHAR", "list": "INTEGER[]", "pair": "STRUCT(x DECIMAL(2,1), y VARCHAR)", "day": "DATE",
        "moment": "TIMESTAMP", "yes": "BOOLEAN", "nothing": found_type(found, "nothing"), "price": "DECIMAL(5,2)",
        "n_2": "DOUBLE", "formula": "VARCHAR", "days": "DATE[]",
    }, "Parquet has no integer of 128 bits"  # fmt: skip


def found_type(found, column):
    """A column of nothing but null may be of any type."""
    return str(found.types[found.columns.index(column)])


def test_json_lines_are_an_object_a_row(answer, tmp_path):
    write_answer(answer, tmp_path / "out.jsonl")
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert first["words"] == 'a "b", c' and first["list"] == [1, 2] and first["day"] == "2024-05-06"
    assert first["pair"]["y"] == "é" and second["words"] is None


def test_csv_has_nested_values_as_json_and_no_formulas(answer, tmp_path):
    write_answer(answer, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        header, first, second = csv.reader(stream)
    assert header == list(answer.columns)
    assert first[1] == 'a "b", c' and first[2] == "[1, 2]" and json.loads(first[3])["y"] == "é"
    assert first[10] == "'=1+1", "a spreadsheet would reckon"
    assert second[1] == ""


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_no_rows_still_make_a_file(suffix, tmp_path):
    write_answer(Table(("a", "b"), [], ("INTEGER", "VARCHAR[]")), tmp_path / f"out{suffix}")
    assert [item.name for item in tmp_path.iterdir()] == [f"out{suffix}"]
    if suffix == ".parquet":
        assert duckdb.sql(f"FROM '{tmp_path / 'out.parquet'}'").columns == ["a", "b"]


def test_an_answer_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(UnknownFormat, match=r"\.csv, \.jsonl, \.ndjson, \.parquet"):
        write_answer(Table(("a",), [], ("INTEGER",)), tmp_path / "out.xlsx")
    with pytest.raises(OutputMissing):
        write_answer(Table(("a",), [], ("INTEGER",)), tmp_path / "none" / "out.csv")
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(st.none() | st.text(), st.none() | st.floats(allow_nan=False, allow_infinity=False))))
def test_parquet_holds_any_text_and_number(rows, tmp_path_factory):
    rows = [(None if text is None else "".join(c for c in text if not "\ud800" <= c <= "\udfff"), n) for text, n in rows]
    path = tmp_path_factory.mktemp("odd") / "out.parquet"
    write_answer(Table(("text", "number"), rows, ("VARCHAR", "DOUBLE")), path)
    assert duckdb.sql(f"FROM '{path}'").fetchall() == rows


def test_columns_of_one_name_are_told_apart():
    assert distinct(("a", "A", "a_2", "b", "a")) == ["a", "A_2", "a_2_2", "b", "a_3"]


def test_days_are_days(answer):
    assert answer.rows[0][4] == datetime.date(2024, 5, 6)
