"""Samples are random, the same for the same seed, and go through their events one by one."""

from collections import Counter

import pytest

from dragoman.errors import BoundInvalid, JudgementInvalid, SampleEmpty, SampleMissing
from dragoman.export.wanted import Wanted
from dragoman.review import Judgements
from dragoman.review.sample import Samples
from dragoman.store import Store
from tests.export.conftest import made
from tests.store.conftest import build


@pytest.fixture
def samples(judgements):
    return Samples(judgements)


def ids(samples, sample):
    return [one.event_id for one in samples.events(sample.sample_id)]


def test_the_same_seed_draws_the_same_events_on_any_store_of_the_same(samples, store, tmp_path):
    drawn = samples.draw(store, 5, seed=7)
    again = made([build(number) for number in (3, 1, 5, 0, 4, 2)], tmp_path / "other.duckdb", linked=False)
    with again, Judgements(tmp_path / "other.review.sqlite") as other:
        same = Samples(other).draw(again, 5, seed=7)
        assert ids(Samples(other), same) == ids(samples, drawn), "the order of rows does not matter"
        assert same.sample_id == drawn.sample_id
    assert ids(samples, samples.draw(store, 5, seed=8)) != ids(samples, drawn)


def test_drawing_again_changes_nothing(samples, store):
    assert samples.draw(store, 5) == samples.draw(store, 5)
    assert len(samples.all()) == 1


def test_a_larger_sample_holds_the_smaller(samples, store):
    assert ids(samples, samples.draw(store, 8))[:3] == ids(samples, samples.draw(store, 3))


def test_by_type_takes_so_many_of_each_and_keeps_the_population(samples, store):
    drawn = samples.draw(store, 2, by_type=True)
    assert (drawn.population, drawn.taken) == ({"ASSAULT": 6, "CONSULT": 6}, {"ASSAULT": 2, "CONSULT": 2})
    assert Counter(one.stratum for one in samples.events(drawn.sample_id)) == {"ASSAULT": 2, "CONSULT": 2}


def test_a_stratum_smaller_than_asked_is_taken_whole(samples, store):
    drawn = samples.draw(store, 100)
    assert (drawn.population, drawn.taken, len(set(ids(samples, drawn)))) == ({"all": 12}, {"all": 12}, 12)


def test_conditions_are_those_of_an_export(samples, store):
    drawn = samples.draw(store, 9, wanted=Wanted(types=("fight",), countries=("est",), since="2024-05"))
    assert drawn.population == {"all": 6}
    assert drawn.wanted == {"since": "2024-05", "countries": ["EST"], "types": ["ASSAULT"]}
    with pytest.raises(SampleEmpty):
        samples.draw(store, 9, wanted=Wanted(until="1999"))
    with pytest.raises(BoundInvalid):
        samples.draw(store, 9, wanted=Wanted(since="Monday"))


def test_every_event_is_as_likely_as_another(tmp_path):
    """Of 40 events 10 are drawn with each of 200 seeds: each about 50 times (a spread of 6.1; four of these are 25)."""
    readings = [build(number, events=1) for number in range(40)]
    with made(readings, tmp_path / "many.duckdb", linked=False) as store, Judgements(":memory:") as judgements:
        samples = Samples(judgements)
        counts = Counter(key for seed in range(200) for key in ids(samples, samples.draw(store, 10, seed)))
    assert len(counts) == 40
    assert all(abs(count - 50) < 25 for count in counts.values())


def test_each_reviewer_goes_through_the_events_in_order(samples, store, bench):
    drawn = samples.draw(store, 3)
    order = ids(samples, drawn)
    for reviewer in ("ann", "bo"):
        seen = []
        while (one := samples.next_of(drawn.sample_id, reviewer)) is not None:
            seen.append(one.event_id)
            bench.say(reviewer, "accept", int(one.article_id[1:]), event_id=one.event_id, sample_id=drawn.sample_id)
        assert seen == order
    assert samples.progress(drawn.sample_id) == {"ann": 3, "bo": 3}
    first = samples.events(drawn.sample_id)[0]
    bench.say("ann", "withdrawn", int(first.article_id[1:]), event_id=first.event_id)
    assert samples.next_of(drawn.sample_id, "ann") == first, "what is taken back comes again"


def test_what_the_store_no_longer_has_is_passed_over(samples, store, tmp_path):
    drawn = samples.draw(store, 12)
    first = samples.events(drawn.sample_id)[0]
    with Store(tmp_path / "less.duckdb") as less:
        less.add_all(build(number) for number in range(6) if f"a{number}" != first.article_id)
    with Store(tmp_path / "less.duckdb", read_only=True) as less:
        found = samples.next_of(drawn.sample_id, "ann", less)
        assert found is not None
        assert found.article_id != first.article_id
    assert samples.next_of(drawn.sample_id, "ann", store) == first


def test_a_sample_that_is_not_there_is_named_with_those_that_are(samples, store, bench):
    drawn = samples.draw(store, 1)
    with pytest.raises(SampleMissing, match=drawn.sample_id):
        samples.next_of("nothing", "ann")
    [one] = samples.events(drawn.sample_id)
    other = next(number for number in range(6) if f"a{number}" != one.article_id)
    with pytest.raises(JudgementInvalid, match="does not hold"):
        bench.say("ann", "accept", other, sample_id=drawn.sample_id)
