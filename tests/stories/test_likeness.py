"""Two reports → of one thing or not, and why."""

from dragoman.stories.likeness import SAME, features, likeness, weights
from dragoman.stories.profile import profile_of
from tests.stories.made import event, place, reading

SHELLED = "Shells fired across the Line of Control killed two villagers in Mendhar, officers said."


def profile(text=SHELLED, date="2014-08-19", countries="IND PAK", town="Mendhar", day="2014-08-19", kind="ASSAULT", **facts):
    places = [place(town, "IND")] if town else []
    events = [event(kind, date=day)] if kind else []
    return profile_of(reading(text, date, countries=countries, places=places, events=events, **facts))


AGAIN = "Two people died when mortar rounds landed in Mendhar; troops blamed Pakistan."


def test_the_same_day_town_and_countries_in_other_words_are_one_thing():
    assert likeness(profile(), profile(AGAIN, "2014-08-20")) >= SAME


def test_another_day_is_another_thing():
    assert likeness(profile(), profile(AGAIN, "2014-09-04", day="2014-09-04")) < SAME


def test_other_countries_on_the_same_day_are_another_thing():
    other = profile("A bomb killed two soldiers in Maiduguri.", countries="NGA", town="Maiduguri")
    assert likeness(profile(), other) < SAME


def test_one_big_country_on_one_day_is_no_thing_in_common():
    storm = profile("A hurricane approached Florida.", countries="USA", town=None, kind=None)
    court = profile("Senators confirmed a judge.", countries="USA", town=None, kind=None)
    assert likeness(storm, court) < SAME


def test_undated_reports_are_known_by_their_words_alone():
    one, other = (profile(text, None, "", None, None, None) for text in (SHELLED, SHELLED.replace("officers", "police")))
    assert likeness(one, other) >= SAME
    assert likeness(one, profile("Dockers walked out over wages.", None, "", None, None, None)) < SAME


def test_likeness_is_the_same_both_ways():
    one, other = profile(), profile(AGAIN, "2014-08-20")
    assert likeness(one, other) == likeness(other, one)


def test_every_feature_has_its_weight():
    assert set(features(profile(), profile())) | {"level"} == set(weights())
