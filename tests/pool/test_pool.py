"""A pool of workers: stream → readings, whatever becomes of the workers."""

import json
import time
from itertools import count, islice
from pathlib import Path

import pytest

from dragoman import Coder
from dragoman.errors import WorkersFail
from dragoman.pool import CoderPool, chunk, pool
from dragoman.pool.pool import Uncoded
from dragoman.read import Defaults, read_articles
from dragoman.records import Article, KnownActor
from tests.pool.coders import Breaking, Counting, Dying, DyingOnce, Hanging, Slow, articles, stillborn

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


def ids(readings):
    return [reading.article.id for reading in readings]


def coded(make, texts, jobs=2, **how):
    lost = {}
    with CoderPool(jobs, batch=3, make=make, **how) as workers:
        readings = list(workers.read_all(articles(texts), lambda article, error: lost.update({article.id: str(error)})))
    return readings, lost


def test_readings_come_in_the_order_of_the_articles():
    # The first chunk takes longest; those behind it wait.
    readings, _ = coded(Slow, ["a"] * 20)
    assert ids(readings) == [str(number) for number in range(20)]


def test_unordered_readings_come_as_they_are_done():
    readings, _ = coded(Slow, ["a"] * 20, ordered=False)
    assert ids(readings) != [str(number) for number in range(20)] and len(readings) == 20


def test_a_broken_article_is_handed_over_and_the_rest_coded():
    readings, lost = coded(Counting, ["a", "broken", "b c", "d"])
    assert ids(readings) == ["0", "2", "3"] and lost == {"1": "it is broken"}


def test_without_anybody_to_take_it_a_failure_is_raised():
    with CoderPool(1, make=Counting) as workers, pytest.raises(Uncoded, match="broken"):
        list(workers.read_all(articles(["broken"])))


def test_only_the_article_that_kills_is_lost():
    # Its chunk is tried again whole, then article by article.
    readings, lost = coded(Dying, ["a", "b", "kill", "c", "kill", "d", "e", "f"])
    assert ids(readings) == ["0", "1", "3", "5", "6", "7"]
    assert set(lost) == {"2", "4"} and all(why == pool.DIED for why in lost.values())


def test_a_worker_that_dies_for_other_reasons_loses_nothing(tmp_path):
    # As when the system kills it for its memory: the second try is as good as the first.
    readings, lost = coded(DyingOnce, ["a", str(tmp_path / "died"), "b", "c", "d"])
    assert ids(readings) == ["0", "1", "2", "3", "4"] and not lost


def test_an_article_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(chunk, "PATIENCE", 1.0)
    monkeypatch.setattr(pool, "LOOK", 0.2)
    readings, lost = coded(Hanging, ["a", "hang", "b"])
    assert ids(readings) == ["0", "2"] and lost == {"1": pool.HUNG}


def test_what_breaks_a_coder_altogether_costs_one_article():
    readings, lost = coded(Breaking, ["a", "break", "b"])
    assert ids(readings) == ["0", "2"] and lost == {"1": "RuntimeError"}


def test_who_takes_readings_slowly_loses_no_worker(monkeypatch):
    # A worker whose answer waits has long done its work, however late it is asked.
    monkeypatch.setattr(chunk, "PATIENCE", 0.3)
    with CoderPool(2, batch=1, make=Counting) as workers:
        readings = workers.read_all(articles(["a"] * 8))
        first, before = next(readings), [one.process.pid for one in workers.workers]
        time.sleep(1.0)
        assert len([first, *readings]) == 8
        assert [one.process.pid for one in workers.workers][: len(before)] == before


def test_workers_that_cannot_begin_end_the_run_with_a_reason():
    with CoderPool(1, make=stillborn) as workers, pytest.raises(WorkersFail, match="-j"):
        list(workers.read_all(articles(["a"])))


def test_what_is_learned_is_heard_before_the_next_article():
    actor = KnownActor("Ministry of Testing", "NOR", "GOV")
    with CoderPool(2, batch=2, make=Counting) as workers:
        before = list(workers.read_all(articles(["a"] * 6)))
        workers.learn([actor])
        after = list(workers.read_all(articles(["a"] * 6)))
    assert {one.sentences[0].end for one in before} == {0} and {one.sentences[0].end for one in after} == {1}


def test_an_endless_stream_is_read_no_further_than_needed():
    # Back-pressure: who takes few readings makes the pool read few articles.
    drawn = []

    def stream():
        for number in count():
            drawn.append(number)
            yield Article("a", id=str(number))

    with CoderPool(2, batch=3, make=Counting) as workers:
        assert ids(islice(workers.read_all(stream()), 30)) == [str(number) for number in range(30)]
    assert len(drawn) < 30 + 3 * 2 * 6, "chunks of three, six of them a worker at most"


def test_a_stream_that_was_given_up_does_not_come_back_in_the_next():
    with CoderPool(2, batch=1, make=Counting) as workers:
        next(workers.read_all(articles(["a"] * 10)))
        readings = list(workers.read_all([Article("b", id="new")]))
    assert ids(readings) == ["new"]


def test_no_articles_start_no_workers():
    with CoderPool(4, make=stillborn) as workers:
        assert list(workers.read_all([])) == []


def test_real_workers_read_just_as_one_process_does():
    found = list(read_articles([REPORTS], Defaults(), pytest.fail))
    stream = [*found, *found]
    alone = [reading.events for reading in Coder(batch=3, filter=True).read_all(stream)]
    with CoderPool(2, batch=3) as workers:
        together = [reading.events for reading in workers.read_all(stream)]
    assert sum(map(len, alone)) > 10
    assert json.dumps([[event.to_dict() for event in one] for one in together]) == json.dumps(
        [[event.to_dict() for event in one] for one in alone]
    )
