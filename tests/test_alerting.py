"""Alerts of a store: a history told by hand with a week that stands out → that week, with its stories."""

import json

import pytest

from dragoman.alerting import alerts_for, alerts_of
from dragoman.errors import BoundInvalid, StoreUnlinked
from dragoman.store import Store
from dragoman.store.series import Asked
from tests.store.told_stories import OUTBREAK, WEEKS, article, day, fill, tell


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("alerting") / "s.duckdb"
    with Store(path) as made:
        fill(made)
    with Store(path, read_only=True) as made:
        yield made


def test_the_week_that_stands_out_is_found_with_the_stories_that_explain_it(store):
    [first, *others] = alerts_for(store)
    assert str(first.dyad) == "IRN – ISR" and first.start.isoformat() == day(OUTBREAK) and first.way == "rise"
    assert first.observed >= 10 > 1 > first.expected and first.p < 1e-3 and first.q < 0.1
    assert [one["reports"] for one in first.stories] == [5, 1, 1], "reports times the size of the score"
    assert first.stories[0]["event_type"] == "ASSAULT" and first.stories[0]["sentence"]
    assert all(one.dyad == first.dyad for one in others), "the other dyad is as it always was"


def test_since_limit_and_direction(store):
    assert alerts_for(store, since=day(WEEKS - 2)) == []
    assert len(alerts_for(store, since=day(OUTBREAK)[:7], limit=1)) == 1
    assert str(alerts_for(store, directed=True)[0].dyad) == "IRN → ISR"
    assert alerts_for(store, limit=1, explained=0)[0].stories == ()
    with pytest.raises(BoundInvalid):
        alerts_for(store, since="yesterday")


def test_the_alerts_of_a_series_are_those_of_the_dyad(store):
    asked = Asked("week")
    found = alerts_of(store, store.dyad_series(["IRN-ISR"], asked), asked)
    assert day(OUTBREAK) in [one.start.isoformat() for one in found] and all(one.q is None for one in found)
    assert json.loads(json.dumps(found[0].to_dict(), default=str))["stories"][0]["story_id"]


def test_a_store_that_was_not_linked_is_said():
    with Store(":memory:") as store:
        tell(store, [article("a", "2024-01-01") | {"coverage_id": None}], [])
        with pytest.raises(StoreUnlinked, match="--link"):
            alerts_for(store)


def test_an_empty_store_has_no_alerts():
    with Store(":memory:") as store:
        assert alerts_for(store) == []
