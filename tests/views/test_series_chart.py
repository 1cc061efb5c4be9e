"""Charts of series: rows → what is drawn."""

import dataclasses
import datetime
import json

import pytest

from dragoman.errors import ExtraMissing, OutputMissing, UnknownFormat
from dragoman.stories.alerts import Alert
from dragoman.stories.change_points import ChangePoint
from dragoman.views.colours import QUAD_COLOURS

from .test_series_view import DYAD, MADE, WEEKS

alt = pytest.importorskip("altair", reason="needs the extra charts")
from dragoman.views.series_chart import chart, save  # noqa: E402

CHANGES = [ChangePoint(DYAD, "week", WEEKS[1], name, 0.41, 2.06, 0.002) for name in ("conflict", "stories", "score")]
ALERT = Alert(DYAD, "week", WEEKS[2], "conflict", "rise", False, 3.0, 0.1, 0.001)


def values(drawn):
    """All rows that a chart holds, as one list, and the chart."""
    spec = drawn.to_dict()
    return [row for rows in spec["datasets"].values() for row in rows], spec


def test_bars_are_as_wide_as_their_period_and_stand_upon_each_other():
    both = dataclasses.replace(MADE.rows[0], quads={**MADE.rows[0].quads, "material conflict": 2})
    found, _ = values(chart([dataclasses.replace(MADE, rows=(both, *MADE.rows[1:]))]))
    bars = [(one["start"], one["end"], one["quad"], one["low"], one["high"]) for one in found if "quad" in one]
    assert bars == [
        ("2024-01-01T00:00:00", "2024-01-08T00:00:00", "verbal cooperation", 0, 1),
        ("2024-01-01T00:00:00", "2024-01-08T00:00:00", "material conflict", 1, 3),
        ("2024-01-15T00:00:00", "2024-01-22T00:00:00", "material conflict", 0, 3),
    ]


def test_a_chart_names_its_dyad_and_has_the_colours_of_the_quads():
    _, spec = values(chart([MADE]))
    text = json.dumps(spec, ensure_ascii=False)
    assert "PRK → KOR" in text and "4 from 2024-W01 to 2024-W03" in text
    assert all(colour in text for colour in QUAD_COLOURS.values())


def test_scores_stand_in_the_middle_of_their_period_and_gaps_have_none():
    found, _ = values(chart([MADE]))
    assert [(one["middle"], one["score"]) for one in found if "middle" in one] == [
        ("2024-01-04T12:00:00", 1.0), ("2024-01-18T12:00:00", -9.0)
    ]  # fmt: skip


def test_change_points_and_alerts_are_marked():
    found, _ = values(chart([MADE], CHANGES, [ALERT]))
    assert [one["label"] for one in found if "label" in one] == [
        ["conflict for 1,000 articles 0.4 → 2.1", "stories for 1,000 articles 0.4 → 2.1"], ["score +0.4 → +2.1"]
    ]  # fmt: skip
    assert [(one["alert"], one["height"]) for one in found if "alert" in one] == [("conflict rise", 3)]


def test_of_another_dyad_nothing_is_marked():
    other = dataclasses.replace(CHANGES[0], dyad=dataclasses.replace(DYAD, actor="USA"))
    found, _ = values(chart([MADE], [other]))
    assert not [one for one in found if "label" in one]


def test_a_series_without_periods_or_stories_can_be_drawn(tmp_path):
    pytest.importorskip("vl_convert", reason="needs the extra charts")
    nothing = dataclasses.replace(MADE, rows=())
    calm = dataclasses.replace(MADE, rows=(MADE.rows[1],))
    save(chart([nothing, calm]), tmp_path / "a.svg")
    assert "PRK → KOR" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_the_page_needs_no_network(tmp_path):
    pytest.importorskip("vl_convert", reason="needs the extra charts")
    save(chart([MADE]), tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert 'src="http' not in text and "PRK" in text


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    with pytest.raises(UnknownFormat, match=r"\.svg, \.png, \.html"):
        save(chart([MADE]), tmp_path / "a.gif")
    with pytest.raises(OutputMissing):
        save(chart([MADE]), tmp_path / "none" / "a.svg")
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    with pytest.raises(ExtraMissing, match=r"dragoman\[charts\]"):
        save(chart([MADE]), tmp_path / "a.svg")
    assert list(tmp_path.iterdir()) == []


def test_days_are_those_of_the_calendar_wherever_it_is_drawn():
    found, _ = values(chart([MADE]))
    assert datetime.datetime.fromisoformat(found[0]["start"]).tzinfo is None, "local time, in which Vega draws"


@pytest.mark.parametrize(("most", "expected"), [(1, [0, 1]), (3, [0, 1, 2, 3])])
def test_few_stories_have_a_tick_each_and_no_halves(most, expected):
    from dragoman.views.series_chart import whole_ticks

    assert whole_ticks(most) == {"values": expected}
    assert whole_ticks(400) == {"tickMinStep": 1}
