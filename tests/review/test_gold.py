"""Judgements as gold records, which the evaluation reads."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import JudgedOutdated, NothingJudged
from dragoman.evaluate import evaluate
from dragoman.evaluate.articles import gold_article
from dragoman.evaluate.judgements import gold_judgements
from dragoman.records import Article, Mention, Reading, SentenceSpan
from dragoman.review import Correction, Judgement, Judgements
from dragoman.review.gold import article_records, judgement_records
from dragoman.review.sample import Samples
from tests.evaluate.made import MadeCoder
from tests.review.conftest import NOW
from tests.store.conftest import TEXT


def test_a_record_holds_the_text_the_coders_event_and_what_is_left(bench, judgements, store):
    sample = Samples(judgements).draw(store, 12)
    bench.say("ann", "correct", 0, 0, correction={"status": "future"}, note="planned")
    bench.say("bo", "reject", 0, 0)
    bench.miss("ann", "told")
    [record] = judgement_records(judgements, sample=sample)
    assert [record[key] for key in ("judged_article", "text", "date", "publisher", "title", "complete")] == [
        "a0", TEXT, "2024-05-06", "Tallis Post", "Ministers meet", False,
    ]
    assert record["sample"]["population"] == {"all": 12}
    corrected, rejected, missed = record["judgements"]
    assert (corrected["event"]["status"], corrected["left"]["status"], corrected["note"]) == ("asserted", "future", "planned")
    assert (rejected["left"], rejected["stratum"], missed["event"], missed["stratum"]) == (None, "all", None, None)
    assert missed["left"]["sentence_index"] == 1
    assert gold_judgements(json.loads(json.dumps(record))).id == "a0"


def test_articles_are_those_judged_whole(bench, judgements, tmp_path):
    """a0: the meeting accepted, the injury rejected, a word of aid missed. a1 is not complete."""
    bench.say("ann", "accept", 0, 0)
    bench.say("ann", "reject", 0, 1)
    lind = TEXT.index("Bo Lind")
    party = {"text": "Bo Lind", "start": lind, "end": lind + 7, "name": "Bo Lind", "country": "SWE", "sector": "GOV"}
    bench.miss("ann", "told", 0, recipients=[party], date="2024-05", place={"name": "Tallis", "country": "EST"})
    bench.say("ann", "complete", 0)
    bench.say("ann", "accept", 1, 0)
    notes = Counter()
    [record] = article_records(judgements, notes)
    assert notes["articles are not marked complete and left out"] == 1
    meeting, told = record["events"]
    assert (meeting["event_type"], meeting["trigger"], meeting["sentence"], meeting["place_country"]) == (
        "CONSULT", "met", 0, "EST",
    )
    assert told == {
        "sentence": 1, "trigger": "told", "event_type": "AID", "mode": None, "status": "asserted", "actors": [],
        "recipients": [{"text": "Bo Lind", "country": "SWE", "sector": "GOV"}], "date": "2024-05", "place": "Tallis",
        "place_country": "EST", "same_as": None,
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n")
    assert "2 gold events" in evaluate(path, MadeCoder()).notes[0]


def test_what_most_leave_is_gold_and_disputed_articles_are_left_out(bench, judgements):
    for who, verdict in (("ann", "accept"), ("bo", "reject")):
        bench.say(who, verdict, 0, 0)
        bench.say(who, "accept", 0, 1)
        bench.say(who, "complete", 0)
    notes = Counter()
    with pytest.raises(NothingJudged):
        list(article_records(judgements, notes))
    assert notes["articles are disputed and left out; name a --reviewer to take theirs"] == 1
    [record] = article_records(judgements, notes, reviewer="bo")
    assert [one["event_type"] for one in record["events"]] == ["ASSAULT"]
    bench.whole("cy")
    [record] = article_records(judgements, notes)
    assert [one["event_type"] for one in record["events"]] == ["CONSULT", "ASSAULT"]


def test_a_missed_event_that_only_one_of_three_misses_is_none(bench, judgements):
    for who in ("ann", "bo", "cy"):
        bench.whole(who)
    bench.miss("ann", "told")
    [record] = article_records(judgements, Counter())
    assert len(record["events"]) == 2
    bench.miss("bo", "Oru told the")
    [record] = article_records(judgements, Counter())
    assert [one["event_type"] for one in record["events"]] == ["CONSULT", "ASSAULT", "AID"], "their words overlap"


texts = st.text(min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(texts, st.data())
def test_any_words_of_any_text_come_back_as_gold(text, data):
    """Whatever the text and wherever the words of a missed event, its gold has them, and can be read."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    reading = Reading(Article(text, id="a"), (SentenceSpan(0, 0, len(text)),))
    said = Correction(event_type="AID", trigger=Mention(text[start:end], start, end))
    with Judgements(":memory:") as judgements:
        judgements.add(Judgement("ann", NOW, "a", None, "missed", said), reading)
        judgements.add(Judgement("ann", NOW, "a", None, "complete"), reading)
        [record] = article_records(judgements, Counter())
    assert (record["text"], record["events"][0]["trigger"]) == (text, text[start:end])
    assert len(gold_article(json.loads(json.dumps(record))).events[0]) == 1


def test_a_code_that_the_ontology_no_longer_has_is_said(bench, judgements, monkeypatch):
    bench.whole("ann")
    monkeypatch.setattr("dragoman.export.gold_record.mode", lambda code, name: None)
    with pytest.raises(JudgedOutdated, match="article a0: 'visit' is no mode of CONSULT"):
        list(article_records(judgements, Counter()))
