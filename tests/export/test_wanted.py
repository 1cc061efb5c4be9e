"""Which events are taken."""

import pytest

from dragoman.errors import BoundInvalid, UnknownCode
from dragoman.export.reading_stream import wanted_readings
from dragoman.export.wanted import Wanted


def taken(store, **asked):
    wanted = Wanted(**asked).checked()
    return [(one.article_id, one.event_type) for reading in wanted_readings(store, wanted) for one in reading.events]


MEETINGS, ASSAULTS = [("a0", "CONSULT"), ("a1", "CONSULT")], [("a0", "ASSAULT"), ("a1", "ASSAULT")]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [MEETINGS[0], ASSAULTS[0], MEETINGS[1], ASSAULTS[1]]),
        ({"types": ("consult",)}, MEETINGS),
        ({"types": ("FIGHT",)}, ASSAULTS),  # its older name
        ({"statuses": ("historical",)}, ASSAULTS),
        ({"countries": ("swe",)}, [MEETINGS[0], ASSAULTS[0], MEETINGS[1], ASSAULTS[1]]),
        ({"countries": ("NOR",)}, []),
        ({"since": "2024-05-06"}, MEETINGS),  # the assault is dated by the month alone
        ({"since": "2024", "until": "2024-05"}, [MEETINGS[0], ASSAULTS[0], MEETINGS[1], ASSAULTS[1]]),
        ({"until": "2024-05-05"}, ASSAULTS),
        ({"until": "2023"}, []),
    ],
)
def test_what_is_wanted_is_taken_by_publication(store, asked, expected):
    assert taken(store, **asked) == expected


@pytest.mark.parametrize("date", ["yesterday", "2024-13", "2024-05-06T10:00", "06.05.2024"])
def test_a_bound_that_is_no_date_is_refused(date):
    with pytest.raises(BoundInvalid, match="YYYY-MM"):
        Wanted(since=date).checked()


def test_a_type_that_is_none_is_refused():
    with pytest.raises(UnknownCode):
        Wanted(types=("GOSSIP",)).checked()
