"""Stories made for one type."""

from dragoman.evaluate.scores import Scores
from dragoman.evaluate.synthetic import gold_story, score_synthetic

from .made import MadeCoder, event


def test_the_type_among_the_events():
    gold = [gold_story({"text": text, "event_type": kind, "mode": mode})
            for text, kind, mode in (("one", "PROTEST", "strike"), ("two", "AID", None), ("three", "COERCE", "ban"))]
    coded = {"one": [event("AID"), event("PROTEST", mode="demo")], "two": [event("COERCE")]}
    report = score_synthetic("made.jsonl", gold, MadeCoder(coded))
    assert report.levels["story has its type"] == Scores(3, 2, 1)
    assert report.figures["accuracy"] == 1 / 3
    assert [row.outcome for row in report.rows] == ["right", "wrong type", "missed"]
    # "ban" is no mode of today's, so strike alone is judged, and it was coded as demo.
    assert report.figures["mode right"] == 0
    assert report.by_type["AID"] == Scores(1, 1, 0)
