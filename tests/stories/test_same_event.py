"""Two tellings → one event or two, and why."""

import dataclasses

import pytest

from dragoman.stories.same_event import groups, same, surely_same, told_alike
from dragoman.stories.telling import telling
from tests.stories.made import event, place

MET = "Kenyatta met Museveni in Kampala to speak of the border."


def told(*args, **facts):
    return telling(event(*args, **({"date": "2014-03-04", "sentence": MET, "trigger": "met"} | facts)))


MEETING = told("CONSULT", "KEN UGA", where=place("Kampala", "UGA"))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (told("CONSULT", "UGA KEN", sentence="Museveni and Kenyatta met in Kampala."), "those who meet stand in any order"),
        (told("CONSULT", "KEN", "UGA"), "a visitor and his host"),
        (told("CONSULT", "KEN UGA", date="2014-03"), "a month holds its days"),
        (told("CONSULT", "KEN UGA", status="historical"), "what is told as past was done"),
        (told("CONSULT", "KEN UGA", where=place("Uganda", "UGA", "country")), "the country of the town"),
        (told("CONSULT", "KEN"), "one side tells of one party alone"),
    ],
)
def test_one_event(other, why):
    assert same(MEETING, other), why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (told("AGREE", "KEN UGA"), "another type"),
        (told("CONSULT", "KEN UGA", date="2014-03-18"), "another day"),
        (told("CONSULT", "KEN UGA", where=place("Nairobi", "KEN")), "another town"),
        (told("CONSULT", "PER CHL"), "other parties"),
        (told("CONSULT", "KEN UGA", status="future", date="2014-03-04"), "a plan is no meeting"),
        (told("CONSULT", "KEN UGA", status="negated"), "nor is what did not happen"),
    ],
)
def test_two_events(other, why):
    assert not same(MEETING, other), why


def test_reports_may_differ_by_a_day_where_that_is_allowed():
    assert same(MEETING, told("CONSULT", "KEN UGA", date="2014-03-05"), apart=1)
    assert not same(MEETING, told("CONSULT", "KEN UGA", date="2014-03-05"))


def test_acts_of_words_are_one_only_where_the_words_are_alike():
    demand = "Kenya demanded that Uganda reopen the Malaba crossing."
    one = told("REQUEST", "KEN", "UGA", sentence=demand, trigger="demanded")
    again = told("REQUEST", "KEN", "UGA", sentence="Reopening the Malaba crossing was demanded by Kenya.", trigger="demanded")
    other = told("REQUEST", "KEN", "UGA", sentence="Nairobi urged Kampala to extradite a banker.", trigger="urged")
    assert same(one, again)
    assert not same(one, other)


def test_force_on_one_day_in_one_place_is_one_whatever_side_is_told():
    where = place("Mendhar", "IND")
    killed = told("ASSAULT", "", "IND", where=where, sentence="Two villagers died.", trigger="died", mode="kill")
    fired = told("ASSAULT", "PAK", "", where=where, sentence="Mortars were fired.", trigger="fired", mode="heavy-weapons")
    assert same(killed, fired)


def test_across_reports_of_other_things_a_day_and_both_sides_must_be_told():
    assert surely_same(MEETING, told("CONSULT", "KEN UGA"))
    assert not surely_same(MEETING, told("CONSULT", "KEN UGA", date="2014-03"))
    assert not surely_same(told("ASSAULT", "PAK", ""), told("ASSAULT", "PAK", ""))


def test_leads_of_reports_of_one_thing_may_take_sides_and_places_for_others():
    shelled = told("ASSAULT", "PAK", "IND", where=place("Poonch", "IND"), sentence="Shells from Pakistan killed two in Mendhar.")
    again = told("ASSAULT", "", "PAK", where=place("Line of Control", None), sentence="A shell landed in Mendhar and killed two.")
    assert not same(shelled, again)
    assert told_alike(shelled, again, apart=1)
    assert not told_alike(shelled, dataclasses.replace(again, lead=False), apart=1), "further down it may be another"
    assert not told_alike(shelled, told("ASSAULT", "", "PER"), apart=1), "nobody in common"
    assert not told_alike(shelled, told("COERCE", "PAK", "IND"), apart=1), "another type"
    other = told("ASSAULT", "PAK", "IND", where=place("Uri", "IND"), sentence="Gunmen stormed a base.")
    assert not told_alike(shelled, other, apart=1), "another place in other words"


def test_a_telling_joins_the_group_of_which_it_fits_all():
    tellings = [MEETING, told("CONSULT", "PER CHL"), told("CONSULT", "KEN UGA"), told("CONSULT", "KEN UGA", date="2014-04-01")]
    assert groups(tellings) == [[0, 2], [1], [3]]
