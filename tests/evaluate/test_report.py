"""What a report says as JSON."""

import json

from dragoman.evaluate import Report, Row, Scores, Side


def test_a_report_is_plain_json():
    row = Row("wrong type", "a:1", "X hit Y.", Side("ASSAULT", "hit", ("X",), ("Y",), {"mode": "beat"}), None)
    report = Report("g.jsonl", "articles", {"type": Scores(3, 2, 1)}, {"macro": 1 / 3}, rows=(row,), notes=("n",))
    record = json.loads(json.dumps(report.to_dict()))
    assert record["levels"]["type"] == {"gold": 3, "coded": 2, "matched": 1, "precision": 0.5, "recall": 0.3333, "f1": 0.4}
    assert record["figures"] == {"macro": 0.3333}
    assert record["rows"][0]["gold"]["actors"] == ["X"]
    assert record["rows"][0]["coded"] is None


def test_wrong_leaves_out_what_is_right():
    right, wrong = (Row(outcome, "a", "", Side("AID"), None) for outcome in ("right", "missed"))
    assert Report("g", "articles", {}, rows=(right, wrong)).wrong() == (wrong,)
