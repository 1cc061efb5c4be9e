"""The parties of an event once their words are resolved: text → (type, actors, recipients) → why."""

import pytest

from dragoman import Coder


@pytest.fixture(scope="module")
def coder():
    return Coder()


TEXTS = [
    ("France welcomed the reopening of the Strait of Hormuz.", ("SUPPORT", ["FRA"], []), "a place is not praised"),
    ("Obama visited Hiroshima.", ("CONSULT", ["USA"], ["JPN"]), "it is visited, though"),
    ("Peru, the Gambia, Chile and Brazil praised Oman.", ("SUPPORT", ["PER", "GMB", "CHL", "BRA"], ["OMN"]), "each of a list"),
    ("Rebels from Chad and Sudan attacked Niger.", ("ASSAULT", ["TCD", "SDN"], ["NER"]), "people of two countries"),
    ("The Federal Aviation Office of Germany suspended Mahan Air's permit.", ("SANCTION", ["DEU"], ["IRN"]),
     "an office that has a name acts, as no building does"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_parties(coder, text, expected, why):
    (event,) = coder.read(text, date="2016-05-27").events
    codes = [[one.country for one in side] for side in (event.actors, event.recipients)]
    assert (event.event_type, *codes) == expected, why
