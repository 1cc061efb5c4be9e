"""Towns that tell whose an actor is: text → phrase → country → why."""

import pytest

from dragoman import Coder

CODER = Coder()

OF_TOWNS = [
    ("Police in Lagos fired at marchers.", "Police", "NGA", "in a town"),
    ("The mayor of Guayaquil resigned.", "mayor", "ECU", "of a town, after a post that towns have"),
    ("A teacher from Calgary was expelled by Sudan.", "teacher", "CAN", "whence he is, not who acts on him"),
    ("Karachi police arrested two men.", "Karachi police", "PAK", "a town before its police"),
    ("Obama visited Hiroshima.", "Hiroshima", "JPN", "what is visited is a place"),
    ("Police in Valencia held a priest. Venezuela's bishops protested in Caracas.", "Police", "VEN",
     "of two towns the one in the country that the text is about"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "country", "why"), OF_TOWNS)
def test_a_town_places_its_people(text, phrase, country, why):
    assert CODER.entity(phrase, context=text).country == country, why


def test_a_surname_is_no_town():
    entity = CODER.entity("Jackson's lawyer", context="Jackson's lawyer spoke in Peru.")
    assert entity.country == "PER", "a name before a noun that towns do not have"
