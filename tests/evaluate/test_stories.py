"""Reports grouped by story, scored as pairs and groups."""

import json

import pytest

from dragoman.errors import GoldInvalid
from dragoman.evaluate import evaluate
from dragoman.evaluate.scores import Scores

from .made import MadeCoder, event

QUAKE = "Rescuers in Vanta dug through rubble on Tuesday after an earthquake of magnitude 6 flattened the Orlo dam."
AGAIN = "The earthquake that flattened the Orlo dam near Vanta left rescuers digging through rubble, Mayor Ilse Brandt said."
STRIKE = "Dockers at Port Hadley walked out over wages, and ferries to Skarn stayed in harbour."


def gold(tmp_path, *records):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_two_wordings_of_one_story_are_one_group_and_a_third_is_not(tmp_path):
    path = gold(tmp_path, {"id": "1", "story": "quake", "text": QUAKE}, {"id": "2", "story": "quake", "text": AGAIN},
                {"id": "3", "story": "strike", "text": STRIKE})
    report = evaluate(path, MadeCoder())
    assert (report.kind, report.levels["same story"]) == ("stories", Scores(1, 1, 1))
    assert report.figures["B³ F1"] == report.figures["NMI"] == 1
    assert [row.outcome for row in report.rows] == ["right"]


def test_what_was_wrongly_parted_or_joined_is_a_wrong_row(tmp_path):
    # The gold calls the two wordings two stories, and the strike the quake's.
    path = gold(tmp_path, {"id": "1", "story": "a", "text": QUAKE}, {"id": "2", "story": "b", "text": AGAIN},
                {"id": "3", "story": "a", "text": STRIKE})
    report = evaluate(path, MadeCoder())
    assert report.levels["same story"] == Scores(1, 1, 0)
    assert {(row.outcome, row.record) for row in report.wrong()} == {("spurious", "1, 2"), ("missed", "1, 3")}


def test_reports_share_an_event_where_both_coded_it(tmp_path):
    # One of the two wordings was coded as an event, the other was not: the story is known, the event is not shared.
    path = gold(tmp_path, {"id": "1", "story": "quake", "text": QUAKE}, {"id": "2", "story": "quake", "text": AGAIN})
    report = evaluate(path, MadeCoder(events={QUAKE: [event("AID", "FIN")]}))
    assert report.levels["same story"] == Scores(1, 1, 1)
    assert report.levels["same coded event"] == Scores(1, 0, 0)


def test_a_report_without_its_story_is_named(tmp_path):
    with pytest.raises(GoldInvalid, match=r"gold.jsonl.*2"):
        evaluate(gold(tmp_path, {"story": "a", "text": QUAKE}, {"text": AGAIN}), MadeCoder())
