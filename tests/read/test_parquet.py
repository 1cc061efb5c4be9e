"""Parquet through DuckDB: columns by name, days of any type."""

import duckdb
import pytest


@pytest.fixture
def parquet(tmp_path):
    def write(select):
        path = tmp_path / "made.parquet"
        duckdb.sql(select).write_parquet(str(path))
        return path.read_bytes()

    return write


@pytest.mark.parametrize(
    "day",
    [
        "DATE '2021-03-25'",
        "TIMESTAMP '2021-03-25 10:00:00'",
        "'March 25, 2021'",
        "'2021-03-25 10:00:00+00'::TIMESTAMPTZ",
    ],
)
def test_rows(read, parquet, day):
    (article,), failures = read(
        "a.parquet", parquet(f"SELECT 'Ministers met.' AS body, {day} AS published, 7 AS id, 1 AS x")
    )
    assert not failures
    assert (article.text, article.date, article.id) == ("Ministers met.", "2021-03-25", "7")
    assert article.source.endswith(":1")


def test_more_rows_than_a_batch(read, parquet):
    articles, failures = read("a.pq", parquet("SELECT 'Ministers met.' AS text, range AS id FROM range(600)"))
    assert [article.id for article in articles] == [str(number) for number in range(600)]
    assert not failures


@pytest.mark.parametrize(
    ("select", "said"),
    [
        ("SELECT 1 AS x", "--text-column"),
        ("SELECT NULL::VARCHAR AS text", "no text"),
        ("SELECT 5 AS text", "no text"),
        ("SELECT 'a' AS text WHERE false", "no rows"),
        ("SELECT repeat('x', 1000001) AS text", "split it"),
    ],
)
def test_no_report(read, parquet, select, said):
    articles, (failure,) = read("a.parquet", parquet(select))
    assert not articles
    assert said in failure.why


@pytest.mark.parametrize("data", [b"", b"PAR1", b"Ministers met.", b"PAR1" + b"\xff" * 100 + b"PAR1"])
def test_what_is_no_parquet(read, data):
    articles, (failure,) = read("a.parquet", data)
    assert not articles
    assert failure.source.endswith("a.parquet")


def test_a_name_that_looks_like_a_pattern(read, parquet):
    assert len(read("a[1]*.parquet", parquet("SELECT 'Ministers met.' AS text"))[0]) == 1
