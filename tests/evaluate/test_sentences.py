"""Single sentences: the best event of each."""

import pytest

from dragoman.evaluate.scores import Scores
from dragoman.evaluate.sentences import gold_sentence, score_sentences

from .made import MadeCoder, event


def gold(text, kind, actors, recipients):
    return gold_sentence({"id": text, "text": text, "event_2021": kind, "source_countries": actors, "target_countries": recipients})


def scored(*judged):
    return score_sentences("made.jsonl", [record for record, _ in judged],
                           MadeCoder({record.text: events for record, events in judged}))


HIT = gold("X hit Y", "ASSAULT", ["XXX"], ["YYY"])


@pytest.mark.parametrize(
    ("events", "outcome", "why"),
    [
        ([event("ASSAULT", "XXX", "YYY")], "right", "type and countries"),
        ([event("ASSAULT", "XXX", "ZZZ")], "wrong dyad", "another recipient"),
        ([event("COERCE", "XXX", "YYY")], "wrong type", "the right countries do not help"),
        ([event("COERCE", "XXX", "YYY"), event("ASSAULT", "ZZZ")], "wrong dyad", "the type goes before the countries"),
        ([event("ASSAULT", "ZZZ"), event("ASSAULT", "XXX", "YYY")], "right", "of two of the type, the better one"),
        ([], "missed", "nothing coded"),
    ],
)
def test_the_event_that_fits_best_is_judged(events, outcome, why):
    (row,) = scored((HIT, events)).rows
    assert row.outcome == outcome, why


def test_figures():
    aid = gold("A aided B", "AID", ["AAA"], ["BBB"])
    # No country that can be compared on one side: not judged for countries.
    body = gold("B praised A", "SUPPORT", ["IGO"], ["AAA"])
    report = scored((HIT, [event("ASSAULT", "XXX", "YYY"), event("COERCE", "XXX", "YYY")]), (aid, [event("AID", "AAA", "CCC")]), (body, []))
    assert report.levels["type, best event"] == Scores(3, 2, 2)
    assert report.levels["type, all events"] == Scores(3, 3, 2), "over-production is seen here"
    assert report.levels["dyad, one country each"] == Scores(2, 2, 1)
    assert report.figures["type micro-F1"] == pytest.approx(2 * 2 / (3 + 2))
    assert report.figures["type macro-F1"] == pytest.approx(2 / 3), "ASSAULT and AID 1, SUPPORT 0"
    assert report.figures["type right among the events"] == pytest.approx(2 / 3)
    assert report.figures["type and both countries right"] == 0.5
    assert report.figures["actor country right"] == 1
    assert report.figures["recipient country right"] == report.figures["both countries right"] == 0.5


def test_several_participants_of_one_country_are_not_one_each():
    record = {"id": "1", "text": "t", "event_2021": "AID", "source_countries": ["XXX"], "target_countries": ["YYY"]}
    assert gold_sentence(record).one_each
    assert not gold_sentence({**record, "source": [{"text": "the army"}, {"text": "the police"}]}).one_each
