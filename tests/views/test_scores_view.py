"""The printed report of an evaluation."""

from io import StringIO

from dragoman.evaluate import Report, Row, Scores, Side
from dragoman.views.scores import print_report

MISSED = Row(
    "missed", "a:1", "X [hit] Y.", Side("ASSAULT", "hit", ("X (XXX GOV)",), ("Y (YYY GOV)",), {"mode": "beat"}), None
)
WRONG = Row("wrong type", "a:2", "X met Y.", Side("CONSULT"), Side("AID", "met", details={"rule": "aid.meet"}))
REPORT = Report(
    "g.jsonl",
    "articles",
    {"sentence type": Scores(4, 2, 1)},
    {"type macro-F1": 0.25},
    {"CONSULT": Scores(4, 2, 1)},
    {"CONSULT": {"AID": 2, "CONSULT": 1}},
    (MISSED, WRONG),
    ("20 articles",),
)


def printed(errors=0):
    stream = StringIO()
    print_report(REPORT, errors=errors, stream=stream)
    return stream.getvalue()


def test_figures_are_per_cent_beside_their_counts():
    lines = [line.split() for line in printed().splitlines()]
    assert ["sentence", "type", "4", "2", "1", "50.0", "25.0", "33.3"] in lines
    assert ["type", "macro-F1", "25.0%"] in lines
    assert ["CONSULT", "AID", "2"] in lines, "what was confused"
    assert ["CONSULT", "CONSULT", "1"] not in lines, "what is right is no confusion"


def test_errors_are_listed_when_asked_for():
    assert "a:1" not in printed()
    text = printed(errors=1)
    assert "missed · a:1" in text
    assert "X [hit] Y." in text, "brackets of the report are not taken for markup"
    assert "ASSAULT “hit” · X (XXX GOV) → Y (YYY GOV) · mode beat" in text
    assert "coded  —" in text
    assert "… and 1 more wrong rows" in text
    assert "AID “met” · rule aid.meet" in printed(errors=5)
