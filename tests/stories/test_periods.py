"""Periods: days → the period they lie in."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BoundInvalid
from dragoman.stories.periods import BY, days_of, label, last_of, periods, start_of

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "by", "start", "last", "name"),
    [
        ("2021-01-03", "week", "2020-12-28", "2021-01-03", "2020-W53"),  # a Sunday, of a week of the year before
        ("2021-01-04", "week", "2021-01-04", "2021-01-10", "2021-W01"),
        ("2020-02-29", "month", "2020-02-01", "2020-02-29", "2020-02"),
        ("2020-12-31", "month", "2020-12-01", "2020-12-31", "2020-12"),
        ("2020-02-29", "day", "2020-02-29", "2020-02-29", "2020-02-29"),
    ],
)
def test_a_day_has_a_period(day, by, start, last, name):
    found = start_of(datetime.date.fromisoformat(day), by)
    assert (found.isoformat(), last_of(found, by).isoformat(), label(found, by)) == (start, last, name)


@given(DAYS, st.integers(0, 400), st.sampled_from(BY))
def test_periods_have_no_gaps_and_take_in_both_ends(first, days, by):
    last = first + datetime.timedelta(days)
    found = list(periods(first, last, by))
    assert found[0] <= first and last <= last_of(found[-1], by)
    for one, other in itertools.pairwise(found):
        assert other - last_of(one, by) == datetime.timedelta(1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2020", "2020-01-01", "2020-12-31"), ("2020-02", "2020-02-01", "2020-02-29"), ("2020-02-03",) * 3],
)
def test_a_bound_may_be_a_month_or_a_year(text, first, last):
    assert [day.isoformat() for day in days_of(text)] == [first, last]


@pytest.mark.parametrize("text", ["", "20", "2020-13", "2020-1", "2020-02-30", "2020-W05", "20200203", "soon"])
def test_other_bounds_are_refused(text):
    with pytest.raises(BoundInvalid, match="YYYY-MM-DD"):
        days_of(text)
