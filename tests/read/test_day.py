"""Days of publication as tables and pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.day import parse_day


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-25",
        "2021-03-25T10:00:00Z",
        "2021-03-25 10:00",
        "2021/3/25",
        "20210325",
        "20210325101500",
        "March 25, 2021",
        "Thursday, March 25, 2021",
        "25 March 2021",
        "Thu, 25 Mar 2021 10:00:00 GMT",
        "25th March 2021",
    ],
)
def test_forms(text):
    assert parse_day(text) == "2021-03-25"


@pytest.mark.parametrize("text", ["", "yesterday", "2021-02-30", "1616666666", "March 2021", "03/25/2021"])
def test_what_is_no_day(text):
    assert parse_day(text) is None


@given(st.dates())
def test_every_day_is_read_back(day):
    assert parse_day(day.isoformat()) == day.isoformat()


@given(st.text())
def test_any_text_is_a_day_or_none(text):
    found = parse_day(text)
    assert found is None or len(found) == 10
