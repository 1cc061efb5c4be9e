"""Where an act happened."""

import pytest

from dragoman.evaluate.event_places import gold_event_place, score_event_places
from dragoman.evaluate.scores import Scores
from dragoman.records import Place

from .made import MadeCoder, event

TEXT = "Rebels from Aden struck Sanaa."
VERB, ADEN, SANAA = [17, 23], [12, 16], [24, 29]


def place(span):
    return Place(TEXT[slice(*span)], *span, TEXT[slice(*span)])


def scored(places, *events):
    return score_event_places("made.jsonl", [gold_event_place({"text": TEXT, "verb": VERB, "places": places})], MadeCoder({TEXT: events}))


@pytest.mark.parametrize(
    ("wanted", "coded", "outcome", "why"),
    [
        ([SANAA], SANAA, "right", "the same words"),
        ([ADEN, SANAA], SANAA, "right", "one of several"),
        ([SANAA], ADEN, "wrong detail", "another place of the sentence"),
        ([SANAA], None, "missed", "no place coded"),
        ([], ADEN, "spurious", "the gold names none"),
        ([], None, "right", "rightly none"),
    ],
)
def test_the_place_of_the_act(wanted, coded, outcome, why):
    report = scored(wanted, event("ASSAULT", at=17, words="struck", place=place(coded) if coded else None))
    assert [row.outcome for row in report.rows] == [outcome], why


def test_only_acts_that_are_coded_are_judged():
    report = scored([SANAA], event("ASSAULT", at=0, words="Rebels", place=place(SANAA)))
    assert report.levels["place"] == Scores(0, 0, 0)
    assert report.figures["verb coded as an event"] == 0


def test_a_record_whose_place_has_no_characters_is_left_out():
    report = scored([[24, 24]], event("ASSAULT", at=17, words="struck"))
    assert report.rows == ()
    assert report.notes[0].startswith("0 of 1 acts remain")


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="does not lie in the text"):
        gold_event_place({"text": TEXT, "verb": [17, 99], "places": []})
