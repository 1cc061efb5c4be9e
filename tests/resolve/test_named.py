"""Everyone named in an article, in an event or not: text → (words, name, country)."""

import pytest

from dragoman import Coder


@pytest.fixture(scope="module")
def named():
    coder = Coder()

    def find(text):
        reading = coder.read(text, date="2009-02-11")
        assert all(text[one.start : one.end] == one.text for one in reading.entities)
        return {(one.text, one.name, one.country) for one in reading.entities}

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty Jordanian trucks stood at the gate.", ("Jordanian", "Jordan", "JOR")),
        ("Rain fell on Peru.", ("Peru", "Peru", "PER")),
        ("The weather pleased German Chancellor Angela Merkel.", ("Angela Merkel", "Angela Merkel", "DEU")),
        ("The parcel belonged to the Peruvian Foreign Ministry.", ("Peruvian Foreign Ministry", "Peruvian Foreign Ministry", "PER")),
    ],
)
def test_who_is_named_without_an_act_is_there(named, text, expected):
    assert expected in named(text)


def test_parties_of_events_come_first_and_nobody_twice(named):
    found = Coder().read("Tourists like Rome. France invaded Italy. French wine is dear.", date="2009-02-11").entities
    assert [one.country for one in found][:2] == ["FRA", "ITA"]
    assert len({one.entity_id for one in found}) == len(found)


def test_a_text_that_names_nobody_has_no_entities(named):
    assert named("It rained all night and the river rose.") == set()
