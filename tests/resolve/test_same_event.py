"""Several tellings of one act in an article: what is lent between them → why."""

import pytest

from dragoman.records import Event, Mention, Participant, Place
from dragoman.resolve.event_date import EventDate
from dragoman.resolve.same_event import Told, lent

OWN, STORY = "own sentence: weekday", "month of the story"
JOLO = Place("Jolo", 0, 4, "Jolo", "PHL", 6.05, 121.0, None, "city")
SEOUL = Place("Seoul", 0, 5, "Seoul", "KOR", 37.6, 127.0, None, "city")
MANILA = Place("Manila", 0, 6, "Manila", "PHL", 14.6, 121.0, None, "city")


def party(country, name=None):
    return Participant(country, 0, 3, name or country, country, "GOV", None, f"cty:{name or country}")


def told(day, reason=OWN, kind="SANCTION", actors=("DEU",), recipients=("IRN",), place=None, status="asserted"):
    event = Event(
        "e", "a", 0, "s", kind, None, None, (), 3, -5.0, status, Mention("x", 0, 1), tuple(map(party, actors)),
        tuple(map(party, recipients)), day, None, "2019-01-23", place, (), (), 1.0, "test", None, "0",
    )  # fmt: skip
    return Told(event, EventDate(day, None, reason))


def days(*tellings):
    return [event.date for event in lent(tellings)]


BAN = told("2019-01-21")
DAYS = [
    (told("2019-01", STORY), "2019-01-21", "the same parties"),
    (told("2019-01", STORY, recipients=()), "2019-01-21", "one side is not named"),
    (told("2019-01", STORY, recipients=("RUS",)), "2019-01", "somebody else"),
    (told("2019-01", STORY, kind="AID"), "2019-01", "something else"),
    (told("2019-01", STORY, status="future"), "2019-01", "something to come"),
    (told("2019-01", STORY, actors=(), recipients=()), "2019-01", "nobody named"),
    (told("2019-01-05"), "2019-01-05", "its own day stands"),
    (told("2011", OWN), "2011", "its own year stands"),
    (told("2019-01", OWN), "2019-01-21", "a day within its own month"),
    (told(None, "undated report", status="historical"), None, "something past"),
]


@pytest.mark.parametrize(("other", "day", "why"), DAYS)
def test_a_day_is_lent_to_the_same_act(other, day, why):
    assert days(BAN, other) == ["2019-01-21", day], why


def test_two_days_are_two_acts():
    assert days(BAN, told("2019-01-02"), told("2019-01", STORY))[2] == "2019-01"


def test_what_somebody_says_is_of_the_day_on_which_he_speaks():
    first = told("2019-01-22", kind="AGREE", recipients=())
    assert days(first, told("2019-01", STORY, kind="ACCUSE", recipients=("USA",)))[1] == "2019-01-22"
    assert days(first, told("2019-01", STORY, kind="ACCUSE", actors=("FRA",)))[1] == "2019-01", "another speaker"


def places(*tellings):
    return [event.place and event.place.name for event in lent(tellings)]


def attack(**fields):
    return told("2019-01-27", kind="ASSAULT", **{"actors": (), "recipients": ("PHL",)} | fields)


def test_a_place_is_lent_to_the_same_act():
    assert places(attack(place=JOLO), attack()) == ["Jolo", "Jolo"]
    assert places(attack(place=JOLO), attack(place=MANILA), attack(place=MANILA), attack())[3] == "Manila", "told oftener"
    assert places(attack(place=JOLO), attack(place=SEOUL, recipients=("KOR",)), attack(recipients=()))[2] is None, (
        "of two countries")


def test_the_only_scene_of_force_is_that_of_the_arrests():
    assert places(attack(place=JOLO), told("2019-01-28", kind="COERCE", actors=("PHL",), recipients=()))[1] == "Jolo"
    assert places(attack(place=JOLO), told("2019-01-28", kind="ACCUSE", actors=("PHL",), recipients=()))[1] is None
    before = attack(status="historical", actors=("IDN",), recipients=())
    assert places(attack(place=JOLO), before)[1] is None, "it was not today's attack"
