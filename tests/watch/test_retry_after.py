"""How long a host asks to be left alone."""

import datetime

import pytest

from dragoman.watch.retry_after import LONGEST, retry_after

NOW = datetime.datetime(2021, 3, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 01 Mar 2021 12:05:00 GMT", 300),
        ("Mon, 01 Mar 2021 11:00:00 GMT", 0),
        ("99999999999", LONGEST),
        ("Mon, 01 Mar 2999 12:00:00 GMT", LONGEST),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_seconds_and_dates_are_read(value, seconds):
    assert retry_after(value, NOW) == seconds
