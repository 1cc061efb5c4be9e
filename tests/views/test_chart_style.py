"""What all charts have in common."""

import json

import pytest

pytest.importorskip("altair", reason="needs the extra charts")
from dragoman.views.chart_style import Easel, harmless, specification
from dragoman.views.map_chart import Spot, map_chart

ENDS = "</script><script>alert(1)</script><!--"


def test_no_text_ends_the_script_that_holds_a_chart():
    """Altair writes a chart's rows into a page as they are; what an article calls a place could be anything."""
    drawn = map_chart([Spot(59.4, 24.7, ENDS, 2, "verbal conflict")])
    assert ENDS[:9] + "<" not in drawn.to_html() and "<!--" not in drawn.to_html().partition("<script")[2]
    (told,) = [row["place"] for row in drawn.datasets["rows-1"]]
    assert told.replace("\u2060", "") == ENDS, "and is read as it was"


@pytest.mark.parametrize("text", ["a < b", "<b>", "Ivory Coast", "a\u2060b"])
def test_other_texts_stay_as_they_are(text):
    assert harmless({"place": text, "stories": 2}) == {"place": text, "stories": 2}


def test_a_specification_is_what_altair_makes_of_a_chart():
    easel = Easel()
    drawn = easel.finished(easel.alt.Chart(easel.data([{"a": 1}])).mark_bar().encode(x="a:Q"))
    assert json.loads(json.dumps(specification(drawn))) == json.loads(drawn.to_json())
    assert drawn.datasets == {"rows-0": [{"a": 1}]}, "and the chart still has its rows"
