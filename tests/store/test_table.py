"""The answer to a query, and what other libraries make of it."""

import dataclasses
import datetime
from decimal import Decimal

import pytest

from dragoman.errors import ExtraMissing
from dragoman.store import Store, Table

from .conftest import build

QUERY = """
    SELECT 1::BIGINT AS count, 2.5 AS score, DATE '2021-03-25' AS day, TIMESTAMP '2021-03-25 10:30:00' AS seen, true AS sure,
        ['RUS', NULL] AS countries, 'Seoul' AS place, 1.25::DECIMAL(9, 2) AS money, {'name': 'x', 'n': 1} AS nested,
        sum(3) AS total, '[1]'::JSON AS known, 7::TINYINT AS small
"""
PANDAS = {
    "count": "Int64", "score": "float64", "day": "datetime64[s]", "seen": "datetime64[us]", "sure": "boolean", "countries": "object",
    "place": "string", "money": "float64", "nested": "object", "total": "Int64", "known": "string", "small": "Int8",
}  # fmt: skip
ARROW = {
    "count": "int64", "score": "decimal128(2, 1)", "day": "date32[day]", "seen": "timestamp[us]", "sure": "bool",
    "countries": "list<item: string>", "place": "string", "money": "decimal128(9, 2)", "nested": "struct<name: string, n: int64>",
    "total": "int64", "known": "string", "small": "int8",
}  # fmt: skip
POLARS = {
    "count": "Int64", "score": "Decimal(precision=2, scale=1)", "day": "Date",
    "seen": "Datetime(time_unit='us', time_zone=None)", "sure": "Boolean", "countries": "List(String)", "place": "String",
    "money": "Decimal(precision=9, scale=2)", "nested": "Struct({'name': String, 'n': Int64})", "total": "Int64", "known": "String",
    "small": "Int8",
}  # fmt: skip


@pytest.fixture
def table(tmp_path):
    """An answer with a row that is known and one that is not, of every kind of column that questions give."""
    with Store(tmp_path / "s.duckdb") as store:
        store.add(build())
    with Store(tmp_path / "s.duckdb", read_only=True) as store:
        one = store.query(QUERY)
    return dataclasses.replace(one, rows=[*one.rows, (None,) * len(one.columns)])


def test_pandas_has_numbers_that_may_be_missing_and_days_as_dates(table):
    pd = pytest.importorskip("pandas", reason="needs the extra frames")
    found = table.pandas()
    assert {name: str(kind) for name, kind in found.dtypes.items()} == PANDAS
    first, second = found.iloc[0], found.iloc[1]
    assert (first["count"], first["day"], first["countries"]) == (1, pd.Timestamp(2021, 3, 25), ["RUS", None])
    assert first["money"] == 1.25 and first["nested"] == {"name": "x", "n": 1}
    assert all(pd.isna(second[name]) for name in PANDAS)


def test_arrow_has_the_types_of_the_store(table):
    pytest.importorskip("pyarrow", reason="needs the extra frames")
    found = table.arrow()
    assert {one.name: str(one.type) for one in found.schema} == ARROW
    first, second = found.to_pylist()
    assert first == dict(zip(table.columns, table.rows[0], strict=True))
    assert set(second.values()) == {None}


def test_polars_has_the_types_of_the_store(table):
    pytest.importorskip("polars", reason="needs the extra frames")
    found = table.polars()
    assert {name: str(kind) for name, kind in found.schema.items()} == POLARS
    first, second = found.rows(named=True)
    assert (first["day"], first["countries"], first["money"]) == (datetime.date(2021, 3, 25), ["RUS", None], Decimal("1.25"))
    assert all(value is None or value == {"name": None, "n": None} for value in second.values())


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow"])
def test_an_answer_without_rows_keeps_its_columns_and_types(table, library):
    pytest.importorskip({"arrow": "pyarrow"}.get(library, library), reason="needs the extra frames")
    empty = getattr(dataclasses.replace(table, rows=[]), library)()
    assert len(empty) == 0
    columns = empty.column_names if library == "arrow" else list(empty.columns)
    assert columns == list(table.columns)
    if library == "pandas":
        assert str(empty["count"].dtype) == "Int64"


def test_columns_of_one_name_are_told_apart():
    pytest.importorskip("pandas", reason="needs the extra frames")
    assert list(Table(("n", "n"), [(1, 2)]).pandas().columns) == ["n", "n_2"]


def test_without_types_they_are_seen_from_the_values():
    """Tables that no query made: those of series."""
    pa = pytest.importorskip("pyarrow", reason="needs the extra frames")
    found = Table(("day", "n", "mixed"), [(datetime.date(2021, 3, 25), 1, 1), (None, None, 2.5)]).arrow()
    assert [one.type for one in found.schema] == [pa.date32(), pa.int64(), pa.float64()]


def test_the_series_of_a_store_is_a_frame():
    pytest.importorskip("pandas", reason="needs the extra frames")
    with Store(":memory:") as store:
        store.add(build())
        found = store.series("EST-SWE", by="month", count="events").pandas()
    assert found["articles"].sum() == 1 and str(found["articles"].dtype) == "Int64"


@pytest.mark.parametrize(("library", "module"), [("pandas", "pandas"), ("polars", "polars"), ("arrow", "pyarrow")])
def test_without_a_library_the_extra_is_named(library, module, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(ExtraMissing, match=rf"{module} is not installed.*dragoman\[frames\]"):
        getattr(Table(("n",), [(1,)]), library)()


def test_tables_are_equal_whatever_is_known_of_their_types():
    assert Table(("n",), [(1,)], ("BIGINT",)) == Table(("n",), [(1,)])
