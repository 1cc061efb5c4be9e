"""DuckDB's words for a type, or values → the type of a column."""

import datetime
import uuid
from decimal import Decimal

import pytest

from dragoman.store.column_kind import Kind, column, guessed, parsed

DAY = datetime.date(2021, 3, 25)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("BIGINT", Kind("BIGINT")),
        ("VARCHAR[]", Kind("VARCHAR", 1)),
        ("DATE[][3]", Kind("DATE", 2)),
        ("DECIMAL(9,2)", Kind("DECIMAL", digits=(9, 2))),
        ("TIMESTAMP WITH TIME ZONE", Kind("TIMESTAMP WITH TIME ZONE")),
        ("ENUM('a (old)', 'b')", Kind("VARCHAR")),
        ("STRUCT(name VARCHAR, n INTEGER)", Kind("")),
        ("MAP(VARCHAR, INTEGER)", Kind("")),
        ("STRUCT(a INTEGER)[]", Kind("")),
    ],
)
def test_words_name_a_type(words, expected):
    assert parsed(words) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, None], Kind("BIGINT")),
        ([1, 2.5], Kind("DOUBLE")),
        ([True, False], Kind("BOOLEAN")),
        ([DAY], Kind("DATE")),
        ([datetime.datetime(2021, 3, 25)], Kind("TIMESTAMP")),
        ([datetime.datetime(2021, 3, 25, tzinfo=datetime.UTC)], Kind("TIMESTAMP WITH TIME ZONE")),
        ([["a"], []], Kind("VARCHAR", 1)),
        ([[[1]], None], Kind("BIGINT", 2)),
        ([{"a": 1}], Kind("")),
        (["a", 1], Kind("")),
        ([None], Kind("NULL")),
        ([], Kind("NULL")),
    ],
)
def test_values_have_a_type(values, expected):
    assert guessed(values) == expected


def test_sums_are_whole_numbers_where_they_fit_and_else_floats():
    """DuckDB's sums have 128 bits, which no data frame has."""
    assert column("n", "HUGEINT", [2, None]).kind == Kind("BIGINT")
    too_large = column("n", "HUGEINT", [2**70, None])
    assert (too_large.kind, too_large.values) == (Kind("DOUBLE"), [float(2**70), None])


def test_what_is_text_to_others_becomes_text():
    one = uuid.UUID(int=7)
    assert column("id", "UUID[]", [[one, None], None]).values == [[str(one), None], None]
    assert column("kind", "ENUM('a', 'b')", ["a"]).kind == Kind("VARCHAR")


def test_other_values_stay_as_they_are():
    assert column("money", "DECIMAL(9,2)", [Decimal("1.25"), None]).values == [Decimal("1.25"), None]
