"""A span gets bars that can be told apart."""

from __future__ import annotations

import datetime

import pytest

from dragoman.web.spans import bearable, starts, unit_of

DAY = datetime.date(2021, 1, 1)


@pytest.mark.parametrize(
    ("days", "unit"), [(1, "day"), (62, "day"), (63, "week"), (800, "week"), (801, "month"), (5600, "month"), (9000, "year")]
)
def test_a_span_has_a_unit(days, unit):
    assert unit_of(DAY, DAY + datetime.timedelta(days=days - 1)) == unit


@pytest.mark.parametrize(
    ("asked", "days", "unit", "why"),
    [
        ("day", 400, "day", "a bar a day for a year"),
        ("day", 3650, "month", "no ten thousand bars"),
        ("year", 30, "year", "a coarse unit is never too fine"),
        ("month", 36500, "year", "a century of months is too much"),
    ],
)
def test_what_cannot_be_drawn_is_drawn_coarser(asked, days, unit, why):
    assert bearable(asked, DAY, DAY + datetime.timedelta(days=days - 1)) == unit, why


def test_no_period_is_left_out():
    assert [str(one) for one in starts(datetime.date(2020, 11, 1), datetime.date(2021, 2, 1), "month")] == [
        "2020-11-01", "2020-12-01", "2021-01-01", "2021-02-01",
    ]  # fmt: skip
    assert len(list(starts(datetime.date(2020, 2, 24), datetime.date(2020, 3, 9), "week"))) == 3
