"""Series, alerts and profiles in the terminal: rows → what is shown."""

import datetime
from io import StringIO

import pytest

from dragoman.stories.alerts import Alert
from dragoman.stories.change_points import ChangePoint
from dragoman.stories.dyad import Dyad
from dragoman.stories.series import Cell, Volume, series
from dragoman.views.alerts import print_alerts, what
from dragoman.views.series import GLYPHS, bar, left_out, levels, print_series

DYAD = Dyad("PRK", "KOR")
WEEKS = [datetime.date(2024, 1, 1), datetime.date(2024, 1, 8), datetime.date(2024, 1, 15)]
CELLS = [
    Cell(WEEKS[0], "", "CONSULT", "verbal cooperation", 1.0, 1, 2),
    Cell(WEEKS[2], "", "ASSAULT", "material conflict", -9.0, 3, 3),
    Cell(None, "undated", "ASSAULT", "material conflict", -9.0, 2, 2),
]
MADE = series(DYAD, "week", "stories", WEEKS, CELLS, {WEEKS[2]: Volume(5, 2)}, {one: Volume(1000, 9) for one in WEEKS[:2]})
STORY = {
    "story_id": "s1", "date": "2024-01-16", "event_type": "ASSAULT", "mode": "aerial", "quad_category": "material conflict",
    "score": -9.0, "actors": ["North Korea"], "actor_countries": ["PRK"], "actor_sectors": ["MIL"], "recipients": ["[ship]"],
    "recipient_countries": ["KOR"], "recipient_sectors": [""], "reports": 4, "outlets": 2, "sentence": "They [sank] it.",
}  # fmt: skip


def alert(**values):
    given = {"measure": "conflict", "way": "rise", "lasts": False, "observed": 9.0, "expected": 1.24, "p": 0.00041}
    return Alert(DYAD, "week", WEEKS[2], **(given | values))


def test_a_series_is_a_heading_and_every_period(on_terminal):
    change = ChangePoint(DYAD, "week", WEEKS[2], "conflict", 0.41, 2.06, 0.002)
    shown = on_terminal(lambda stream: print_series([MADE], [change], stream), width=120)
    assert "PRK → KOR by week: 4 stories in 2 of 3 weeks" in shown
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("2024")] == ["2024-W01", "2024-W02", "2024-W03"]
    assert "2024-W03 new level: conflict from 0.4 to 2.1 for 1,000 articles (p = 0.002)" in shown
    empty = next(line for line in shown.splitlines() if line.startswith("2024-W02"))
    assert empty.split() == ["2024-W02", "0", "0", "0", "0", "1,000", "0.0"], "nothing happened, in a thousand articles"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_narrow_terminal_loses_the_bar_and_no_number(on_terminal, width):
    shown = on_terminal(lambda stream: print_series([MADE], [], stream, by_type=True), width=width)
    assert all(one in "".join(shown.split()) for one in ("2024-W03", "ASSAULT3", "-9.0"))


def test_the_types_are_named_where_asked_for():
    stream = StringIO()
    print_series([MADE], [], stream, by_type=True)
    assert "ASSAULT 3" in stream.getvalue() and "CONSULT 1" in stream.getvalue()


def test_a_bar_has_a_place_for_every_quad_and_fits():
    for most in (4, 4000):
        drawn = bar(MADE.rows[2], most).plain
        assert set(drawn) == {GLYPHS["material conflict"]} and 1 <= len(drawn) <= 30
    assert len(set(GLYPHS.values())) == 4, "told apart without colour"


@pytest.mark.parametrize(
    ("numbers", "places", "line"),
    [([], 5, ""), ([0, 0], 5, "  "), ([0, 1, 8], 5, " ▂█"), ([1, 1, 1, 1], 2, "██"), ([0.001, 100], 5, "▁█")],
)
def test_levels(numbers, places, line):
    assert levels(numbers, places) == line


def test_what_is_left_out_is_said():
    assert left_out(MADE) == "PRK → KOR: left out 2 stories: 2 undated"
    assert left_out(series(DYAD, "week", "stories", WEEKS, [], {}, {})) == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "more stories of conflict: 9 where 1.2 were expected"),
        ({"measure": "stories", "way": "fall", "lasts": True, "observed": 0.5},
         "fewer stories: 0.5 a week where 1.2 were expected over 6 weeks"),
        ({"measure": "score", "way": "fall", "observed": -4.2, "expected": 0.31}, "scores fall: -4.2 where +0.3 was the mean"),
    ],
)  # fmt: skip
def test_an_alert_in_words(values, said):
    assert what(alert(**values)) == said


def test_alerts_come_with_their_stories(on_terminal):
    told = alert(q=0.03, also=("score fall",), stories=(STORY,))
    shown = on_terminal(lambda stream: print_alerts([told], "table", stream), width=100)
    assert "2024-W03 PRK → KOR more stories of conflict" in shown
    assert "p = 0.00041, false discoveries up to here 0.03; also score fall" in shown
    assert "2024-01-16 ASSAULT aerial · North Korea (PRK MIL) → [ship] (KOR) · 4 reports" in shown
    assert "“They [sank] it.”" in shown, "what stands in brackets is no markup"
