"""Judgements are kept for good, stand by the last word, and are hidden from those who have yet to judge."""

import hashlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.errors import JudgementInvalid, SampleMissing
from dragoman.review import Judgement, Judgements, judgements_path
from dragoman.store import Store
from tests.export.conftest import made
from tests.review.conftest import NOW, Bench
from tests.store.conftest import build


def test_the_file_lies_beside_the_store():
    assert judgements_path("data/events.duckdb") == Path("data/events.review.sqlite")


def test_the_last_word_stands_and_the_earlier_ones_stay(bench, judgements):
    key = bench.event().event_id
    bench.say("ann", "accept")
    bench.say("ann", "reject", note="the meeting was called off")
    assert [one.judgement.verdict for one in judgements.of_event(key)] == ["reject"]
    assert [one.judgement.verdict for one in judgements.history("a0", event_id=key)] == ["accept", "reject"]
    assert judgements.of_event(key)[0].judgement.note == "the meeting was called off"


def test_what_is_taken_back_does_not_stand(bench, judgements):
    key = bench.event().event_id
    bench.say("ann", "accept")
    bench.say("ann", "withdrawn")
    assert judgements.of_event(key) == []
    assert judgements.counts() == {
        "ann": {"accept": 0, "reject": 0, "correct": 0, "missed": 0, "withdrawn": 1, "complete": 0}
    }
    with pytest.raises(JudgementInvalid, match="no judgement of that to take back"):
        bench.say("ann", "withdrawn")
    bench.say("ann", "correct", correction={"status": "future"})
    assert [one.judgement.verdict for one in judgements.history("a0", "ann", key)] == ["accept", "withdrawn", "correct"]


def test_taking_back_needs_no_reading(bench, judgements):
    key = bench.event().event_id
    first = bench.say("ann", "reject")
    taken = judgements.add(Judgement("ann", NOW, "a0", key, "withdrawn"))
    assert (taken.event, taken.digest, taken.left()) == (first.event, first.digest, None)
    with pytest.raises(JudgementInvalid, match="was not given"):
        judgements.add(Judgement("ann", NOW, "a0", key, "accept"))


def test_a_missed_event_is_corrected_and_taken_back_by_its_words(bench, judgements):
    bench.miss("ann", "told")
    bench.miss("ann", "told", event_type="CONSULT")
    [one] = judgements.of_article("a0", "ann")
    assert one.left(judgements.article("a0", one.digest))["event_type"] == "CONSULT"
    judgements.add(Judgement("ann", NOW, "a0", None, "withdrawn", one.judgement.correction))
    assert judgements.of_article("a0", "ann") == []


def test_reviewers_are_blind_to_each_other_until_they_have_judged(bench, judgements):
    key = bench.event().event_id
    bench.say("ann", "accept")
    assert judgements.visible(key, "bo") == [], "bo has not judged"
    bench.say("bo", "reject")
    assert [one.judgement.reviewer for one in judgements.visible(key, "bo")] == ["ann"]
    assert [one.judgement.verdict for one in judgements.visible(key, "ann")] == ["reject"]
    bench.say("bo", "withdrawn")
    assert judgements.visible(key, "bo") == [], "taken back: bo is to judge anew"
    assert judgements.visible(key, "ann") == []


def test_complete_needs_every_event_judged(bench, judgements):
    bench.say("ann", "accept", number=0)
    with pytest.raises(JudgementInvalid, match="1 events of the article are not judged yet: ASSAULT “injured”"):
        bench.say("ann", "complete")
    bench.say("ann", "reject", number=1)
    assert bench.say("ann", "complete").events == tuple(one.event_id for one in bench.reading().events)


def test_the_store_is_never_changed(bench, store):
    before = hashlib.sha256(Path(store.path).read_bytes()).digest()
    bench.say("ann", "correct", correction={"event_type": "THREATEN", "date": "2024", "actors": [], "mode": ""})
    bench.miss("ann", "told")
    bench.say("ann", "withdrawn")
    assert hashlib.sha256(Path(store.path).read_bytes()).digest() == before
    assert bench.event().event_type == "CONSULT"


def test_what_was_judged_outlives_the_store(judgements, tmp_path):
    path = tmp_path / "own.duckdb"
    with made([build()], path, linked=False) as store:
        bench = Bench(store, judgements)
        event, text = bench.event().to_dict(), bench.reading().article.text
        bench.say("ann", "accept")
    with Store(path) as other:
        other.add(build(0, text="Nobody met in Tallis.", events=0, version="2"))
    [one] = judgements.standing()
    kept = judgements.article("a0", one.digest)
    assert (one.event, one.left()) == (event, event)
    assert (kept.article.text, kept.article.publisher, kept.article.title) == (text, "Tallis Post", "Ministers meet")
    assert kept.sentences == ((0, 66), (67, len(text)))


def test_nobody_can_change_or_delete_what_was_judged(bench, judgements):
    bench.say("ann", "accept")
    with sqlite3.connect(judgements.path) as other:
        for sql in ("DELETE FROM judgements", "UPDATE judgements SET verdict = 'reject'", "DELETE FROM articles"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                other.execute(sql)


def test_a_sample_that_is_named_is_there(bench):
    with pytest.raises(SampleMissing):
        bench.say("ann", "accept", sample_id="nosample")


def test_writers_at_once_lose_nothing(bench, judgements, store):
    """Eight threads, half of them on a connection of their own as another process has it."""
    readings = [bench.reading(number) for number in range(6)]

    def judge(judge_number):
        mine = Judgements(judgements.path) if judge_number % 2 else judgements
        for reading in readings:
            for event in reading.events:
                mine.add(Judgement(f"r{judge_number}", NOW, reading.article.id, event.event_id, "accept"), reading)
                mine.visible(event.event_id, f"r{judge_number}")
        if mine is not judgements:
            mine.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(judge, range(8)))
    assert {name: said["accept"] for name, said in judgements.counts().items()} == {f"r{n}": 12 for n in range(8)}
    assert [one.number for one in judgements.standing()] == list(range(1, 97))


def test_a_file_is_made_once_by_many(tmp_path):
    path = tmp_path / "new.review.sqlite"
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: Judgements(path), range(8)))
    assert [one.reviewers() for one in opened] == [[]] * 8
    for one in opened:
        one.close()
