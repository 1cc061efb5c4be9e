"""Readings become rows."""

import dataclasses
import datetime

import pytest

from dragoman.records import Article, Reading
from dragoman.store import Store
from dragoman.store.rows import LINKED, TABLES, day, number, reading_rows, text_digest
from dragoman.store.schema import ROOM

from .conftest import build


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024-02-29", datetime.date(2024, 2, 29)), ("2023-02-29", None), ("2024-02", None), ("2024", None), (None, None),
     ("2024-W05-1", None), ("20240229xx", None)],
)  # fmt: skip
def test_only_real_full_days_are_days(date, expected):
    assert day(date) == expected


def test_numbers_that_are_not_finite_are_not_known():
    assert [number(value) for value in (1, 2.5, float("nan"), float("inf"), None)] == [1.0, 2.5, None, None, None]


def test_the_digest_changes_with_what_is_read_and_not_with_the_file_it_came_from():
    article = Article("Text.", id="a", date="2024-01-01", source="one.txt")
    same = dataclasses.replace(article, source="two.txt")
    other = dataclasses.replace(article, date="2024-01-02")
    assert text_digest(article) == text_digest(same) != text_digest(other)


WATCHED = ("feeds", "pages", "hosts")


def test_every_table_of_articles_is_filled():
    rows = reading_rows(build(), None, datetime.datetime(2024, 1, 1))
    assert tuple(rows) == TABLES
    assert all(rows.values()), "the reading of conftest has something of everything"
    made = {line.split()[2] for line in ROOM.joinpath("schema.sql").read_text().splitlines() if line.startswith("CREATE T")}
    assert made == {*TABLES, *LINKED, "meta", "actors", "stories", "stale_stories", "story_keys", *WATCHED}


def test_rows_have_a_value_for_every_column():
    rows = reading_rows(build(), None, datetime.datetime(2024, 1, 1))
    with Store(":memory:") as store:
        for table in TABLES:
            columns = {column[0] for column in store.sql(f"DESCRIBE {table}").fetchall()}
            assert set(rows[table][0]) == columns, table


def test_an_article_alone_is_one_row():
    rows = reading_rows(Reading(Article("Text.", id="a")), "1.0", datetime.datetime(2024, 1, 1))
    assert [table for table in TABLES if rows[table]] == ["articles"]
    assert rows["articles"][0]["coder_version"] == "1.0"
