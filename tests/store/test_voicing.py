"""Which quotation voices an act: act and quotations → the one whose words are shown for it."""

from dataclasses import replace

import pytest

from dragoman.records import Quote
from dragoman.store import Store
from dragoman.store.voicing import voicing

from .conftest import TEXT, build, words
from .told import demand

ORU = build().events[0].actors[0]
WHOLE = Quote(*words(TEXT, "“We will meet again,” Oru told the Tallis Post"), "mixed")
SHORT = Quote(*words(TEXT, "“We will meet again,”"), "direct")
BEFORE = Quote(*words(TEXT, "Two people were injured"), "indirect", speaker=ORU)


@pytest.mark.parametrize(
    ("quotes", "expected", "why"),
    [
        ((WHOLE, SHORT), 1, "of two that hold the act the shorter"),
        ((BEFORE, WHOLE), 1, "one that holds it before one of the actor's"),
        ((BEFORE,), 0, "one of the actor's in its sentence"),
        ((replace(BEFORE, speaker=replace(ORU, entity_id="Q2")),), None, "another's says nothing of it"),
        ((replace(BEFORE, speaker=replace(ORU, entity_id=None)),), None, "nobody is nobody's self"),
        ((Quote(*words(TEXT, "met Minister"), "direct", speaker=ORU),), None, "another sentence"),
        ((), None, "there is none"),
    ],
)
def test_the_quotation_of_an_act(quotes, expected, why):
    reading = replace(demand(build()), quotes=quotes)
    assert voicing(reading.events[0], ORU, reading) == expected, why


def test_what_is_done_without_words_is_not_voiced():
    reading = demand(build())
    fight = replace(reading.events[0], event_type="ASSAULT")
    assert voicing(fight, ORU, reading) is None


def test_statements_show_the_words():
    with Store(":memory:") as store:
        store.add(demand(build()))
        assert store.sql("SELECT speaker, words, quotation FROM statements").fetchall() == [
            ("Ada Oru", "“We will meet again,”", "direct")
        ]
