"""What a store knows of actors: articles → what was learned → what persons say above it."""

import pytest

from dragoman.records import KnownActor, Sighting
from dragoman.store import Store
from dragoman.store.actors import months_from
from tests.store.conftest import build


def told_in(number, date, country="EST", sector="GOV", office="foreign minister", name="Ada Oru"):
    """A reading of an article of a day that says who somebody is."""
    import dataclasses

    sighting = Sighting(name, "person", country, sector, office, 0, "title")
    return dataclasses.replace(build(number, date=date), sightings=(sighting,))


def test_articles_teach_for_a_time():
    with Store(":memory:") as store:
        store.add_all([told_in(1, "2020-03-01"), told_in(2, "2020-05-02")])
        [known] = store.actors()
    assert (known.names, known.country, known.office, known.origin) == (("Ada Oru",), "EST", "foreign minister", "learned")
    assert (known.since, known.until) == ("2019-09", "2021-05"), "half a year before, a year after"
    assert known.source == "2 articles, 2020-03-01 to 2020-05-02"


def test_contradictions_are_kept_side_by_side():
    with Store(":memory:") as store:
        store.add_all([told_in(1, "2020-03-01"), told_in(2, "2020-04-01"), told_in(3, "2020-04-01", country="FIN")])
        assert [one.country for one in store.actors()] == ["EST", "FIN"], "what more articles say comes first"
        assert [one.article_id for one in store.evidence("ada oru")] == ["a1", "a2", "a3"]


def test_an_article_without_a_day_teaches_nothing():
    with Store(":memory:") as store:
        store.add(told_in(1, None))
        assert store.actors() == [] and len(store.evidence("Ada Oru")) == 1, "it stays as evidence"


def test_a_correction_comes_first_and_reading_on_does_not_change_it():
    correction = KnownActor(("Ada Oru",), "FIN", "OPP", origin="correction", source="she moved")
    with Store(":memory:") as store:
        store.add(told_in(1, "2020-03-01"))
        assert store.note_actors([correction]) == 1
        assert store.note_actors([correction]) == 0, "told twice, noted once"
        store.add_all([told_in(2, "2020-06-01"), told_in(1, "2020-03-02")])
        assert [one.origin for one in store.actors()] == ["correction", "learned"]
        assert store.actors()[0] == correction
        store.forget_actors([correction])
        assert [one.origin for one in store.actors()] == ["learned"]


@pytest.mark.parametrize(("date", "months", "then"), [("2020-03-01", -6, "2019-09"), ("2020-12", 1, "2021-01"), ("2020", 12, "2021-01")])
def test_months(date, months, then):
    assert months_from(date, months) == then
