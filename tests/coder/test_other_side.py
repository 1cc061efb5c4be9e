"""Who may be on the other side of an act without a slot for it: text → candidates in order → why."""

import pytest

from dragoman.coder.lexicon_files import load_lexicon
from dragoman.coder.other_side import MOST, other_sides
from tests.coder.parsed_sentences import at, candidate, parse, words

OTHERS = [
    ("Kenya offered to train the recruits of Somalia.", "offered", ("Kenya",), "recruits", "the object of the act inside"),
    ("Israel refused the offer.", "refused", ("Israel",), "", "a thing is no party"),
    ("Iran threatened to strike after Iraq spoke.", "threatened", ("Iran",), "", "whoever stands in an aside is not meant"),
    ("Iran threatened to attack Iraq.", "threatened", ("Iran",), "Iraq", "whom the act inside falls on"),
]


@pytest.mark.parametrize(("text", "verb", "actors", "expected", "why"), OTHERS)
def test_other_sides(text, verb, actors, expected, why):
    sentence = parse(text)
    made = candidate(sentence, verb, actors=[at(sentence, one) for one in actors])
    assert words(sentence, other_sides(sentence, made, load_lexicon())).split()[:1] == expected.split()[:1], why


def test_who_is_to_do_what_is_threatened_is_not_threatened():
    sentence = parse("Erdogan threatened that the army would respond to Syria.")
    made = candidate(sentence, "threatened", event_type="THREATEN", actors=[at(sentence, "Erdogan")])
    assert words(sentence, other_sides(sentence, made, load_lexicon())) == "Syria"


def test_never_more_than_are_worth_a_question():
    sentence = parse("Kenya refused to talk with Chad, Mali, Togo, Niger, Benin and Ghana.")
    made = candidate(sentence, "refused", actors=[at(sentence, "Kenya")])
    assert len(other_sides(sentence, made, load_lexicon())) <= MOST
