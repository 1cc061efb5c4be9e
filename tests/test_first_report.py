"""The report the project began from: every row of the table that a person read out of it, and nothing beyond."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import Coder

REPORT = Path(__file__).parents[2] / "shared" / "news" / "lavrov-chung-2021-03-25.txt"

# (type, mode, actors, recipients, status, date, place) as read by hand.
MEETING = ("CONSULT", None, ("KOR Chung Eui-yong", "RUS Sergey Lavrov"), (), "asserted", "2021-03-25", "Seoul")
VISIT = ("CONSULT", "visit", ("RUS Sergey Lavrov",), ("KOR South Korea",), "asserted", "2021-03-25", "Seoul")
COMMITMENT = ("AGREE", None, ("KOR South Korea", "RUS Russia"), (), "asserted", "2021-03-25", None)
DEMAND = (
    "REQUEST", "change", ("RUS Sergey Lavrov",), ("KOR South Korea", "PRK North Korea"), "asserted", "2021-03-25", None,
)  # fmt: skip
PRAISE = ("SUPPORT", None, ("KOR Chung Eui-yong",), ("RUS Sergey Lavrov",), "asserted", "2021-03-25", None)
RELATIONS = ("SUPPORT", None, ("KOR Chung Eui-yong", "RUS Sergey Lavrov"), (), "historical", "1990", None)
PLEDGE = ("AGREE", None, ("KOR Chung Eui-yong",), ("RUS Sergey Lavrov",), "asserted", "2021-03-25", None)
TEST = ("MOBILIZE", "weapons", ("PRK North Korea",), (), "asserted", "2021-03-25", "Sea of Japan")
ROWS = [MEETING, VISIT, COMMITMENT, DEMAND, PRAISE, RELATIONS, PLEDGE, TEST]


@pytest.fixture(scope="module")
def reading():
    if not REPORT.exists():
        pytest.skip(f"{REPORT.name} lies in the folder shared beside the repository, which is not here")
    return Coder().read(REPORT.read_text(encoding="utf-8"))


def row(event):
    """An event as the table has it."""
    actors, recipients = (
        tuple(sorted(f"{one.country} {one.name}" for one in side)) for side in (event.actors, event.recipients)
    )
    place = event.place.name if event.place else None
    return (event.event_type, event.mode, actors, recipients, event.status, event.date, place)


@pytest.mark.parametrize("expected", ROWS, ids=["meeting", "visit", "commitment", "demand", "praise", "relations",
                                                "pledge", "missile test"])
def test_row_is_found(reading, expected):
    assert expected in [row(event) for event in reading.events]


def test_nothing_beyond(reading):
    """An event may be reported twice, the second time with fewer circumstances; a new one may not appear."""
    told = {expected[:4] for expected in ROWS}
    assert {row(event)[:4] for event in reading.events} == told


def test_the_date_is_the_dateline_s(reading):
    assert reading.article.date == "2021-03-25"


def test_trade_figure(reading):
    assert ("trade", 22.3e9, "USD") in [(one.kind, one.value, one.unit) for one in reading.figures]


def test_five_quotations(reading):
    """Three of Lavrov, two of Chung; the second and the third carried by the outlet that the text names."""
    direct = [quote for quote in reading.quotes if quote.kind == "direct"]
    assert [quote.speaker.name for quote in direct] == ["Sergey Lavrov"] * 3 + ["Chung Eui-yong"] * 2
    assert [quote.carrier for quote in direct] == [None, "Sputnik", "Sputnik", None, None]


def test_pledge_is_on_chung_s_word(reading):
    pledge = next(event for event in reading.events if row(event)[:4] == PLEDGE[:4])
    assert [(one.name, one.kind) for one in pledge.attribution] == [("Chung Eui-yong", "speaker")]
