"""The charts of a store: its stories → the rows that are drawn."""

from __future__ import annotations

import pytest

from dragoman.errors import BoundInvalid, DyadInvalid, PeriodUnknown, StoreUnlinked
from dragoman.linking import link
from dragoman.store import Store
from tests.hostile import hostile_reading
from tests.store.conftest import build

pytest.importorskip("altair", reason="needs the extra charts")
from dragoman import charts


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A store of two meetings in Tallis a month apart, with an injury each, and of one hostile article."""
    path = tmp_path_factory.mktemp("charts") / "events.duckdb"
    with Store(path) as store:
        store.add_all([build(0), build(1, date="2024-06-10"), hostile_reading()])
        link(store)
    return path


@pytest.fixture
def store(path):
    with Store(path, read_only=True) as store:
        yield store


def rows(drawn):
    """All rows that a chart draws, shapes of countries aside."""
    return [row for found in drawn.to_dict()["datasets"].values() if isinstance(found, list) for row in found]


def stories(store, condition="true"):
    return store.query(f"SELECT count(*) FROM stories WHERE status = 'asserted' AND {condition}").rows[0][0]


def test_types_count_the_stories_of_each(store):
    expected = dict(store.query("SELECT event_type, count(*) FROM stories WHERE status = 'asserted' GROUP BY ALL").rows)
    assert {one["type"]: one["stories"] for one in rows(charts.types(store))} == expected
    assert len(expected) > 1


def test_volume_has_every_story_with_a_day(store):
    found = rows(charts.volume(store, by="month"))
    assert sum(one["stories"] for one in found) == stories(store, "date_day >= '2024-05-01'") > 0
    assert {one["period"] for one in found} <= {"2024-05", "2024-06"}


def test_without_bounds_time_begins_with_the_first_article(store):
    """A report of 2024 that tells of 1990 does not press all else together; to see it, ask from 1990 on."""
    later = rows(charts.volume(store, by="month", since="2024-06"))
    assert {one["period"] for one in later} <= {"2024-06"}
    assert sum(one["stories"] for one in later) == stories(store, "date_day >= '2024-06-01'")


def test_a_map_has_the_places(store):
    drawn = charts.map(store)
    spots = [one for one in rows(drawn) if "lat" in one]
    assert len(spots) == store.query("SELECT count(DISTINCT (round(lat, 2), round(lon, 2))) FROM stories WHERE lat IS NOT NULL").rows[0][0] > 0


def test_dyads_are_those_of_two_countries(store):
    expected = store.query("SELECT DISTINCT actor_country, recipient_country FROM story_dyads WHERE actor_country <> recipient_country").rows
    assert sorted((one["actor"], one["recipient"]) for one in rows(charts.dyads(store))) == sorted(expected) != []


def test_as_many_countries_are_shown_as_asked_for(store):
    assert len(rows(charts.dyads(store, most=1))) <= 1


def test_a_series_names_its_dyad(store):
    assert "EST → SWE" in charts.series(store, "EST-SWE", by="month").to_json(ensure_ascii=False)


def test_statuses_are_those_that_were_asked_for(store):
    assert rows(charts.types(store, statuses=())) == []


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda store: charts.volume(store, by="decade"), PeriodUnknown),
        (lambda store: charts.types(store, since="May"), BoundInvalid),
        (lambda store: charts.series(store, "EST"), DyadInvalid),
    ],
)
def test_what_cannot_be_asked_is_said(store, ask, error):
    with pytest.raises(error):
        ask(store)


def test_a_store_without_stories_says_what_to_do():
    with Store(":memory:") as store:
        store.add(build(0))
        for ask in (charts.types, charts.volume, charts.map, charts.dyads):
            with pytest.raises(StoreUnlinked, match="--link"):
                ask(store)


def test_an_empty_store_has_empty_charts():
    with Store(":memory:") as store:
        for ask in (charts.types, charts.volume, charts.dyads):
            assert rows(ask(store)) == []
