"""Acts without participants: text → told alone or not → why."""

import pytest

from dragoman.coder import passing
from tests.coder.parsed_sentences import candidate, parse

ALONE = [
    ("A bomb exploded.", "exploded", "verb", "ASSAULT", True, "a verb of violence always"),
    ("The curfew was lifted.", "lifted", "verb", "CONCEDE", True, "a passive may leave out both sides"),
    ("Nothing lifted the mood.", "lifted", "verb", "CONCEDE", False, "an active may not"),
    ("Talks were held.", "held", "verb", "CONSULT", False, "words between parties need a party"),
    ("The protests grew.", "protests", "noun", "PROTEST", True, "the sentence is about it"),
    ("Shops closed after protests.", "protests", "noun", "PROTEST", False, "told in passing"),
    ("Shops closed after protests in Cairo.", "protests", "noun", "PROTEST", True, "a place tells which"),
    ("Shops closed after protests in summer.", "protests", "noun", "PROTEST", False, "no name, no place"),
    ("Shops closed after three bombings.", "bombings", "noun", "ASSAULT", True, "a number"),
    ("Shops closed after several bombings.", "bombings", "noun", "ASSAULT", True, "a word for a number"),
    ("Shops closed after deadly bombings.", "bombings", "noun", "ASSAULT", False, "no number"),
    ("The shooting of the film began.", "shooting", "noun", "ASSAULT", False, "it names what was shot: no party"),
    ("The arrests continued.", "arrests", "noun", "COERCE", False, "coercion needs more than to be the subject"),
    ("The talks began.", "talks", "noun", "CONSULT", False, "talks need a party"),
    ("The recognition in 1990 was noted.", "recognition", "noun", "SUPPORT", True, "a year makes it an event"),
    ("The recognition was noted.", "recognition", "noun", "SUPPORT", False, "no year"),
]


@pytest.mark.parametrize(("text", "word", "kind", "event_type", "expected", "why"), ALONE)
def test_told_alone(text, word, kind, event_type, expected, why):
    sentence = parse(text)
    assert passing.told_alone(sentence, candidate(sentence, word, kind, event_type=event_type)) is expected, why


SPOKEN = [
    ("The crisis urges us to act.", "urges", "verb", "REQUEST", True, "a crisis cannot speak"),
    ("The statement urges us to act.", "urges", "verb", "REQUEST", False, "a statement speaks for its writers"),
    ("The crisis killed farmers.", "killed", "verb", "ASSAULT", False, "no verb of saying"),
]


@pytest.mark.parametrize(("text", "word", "kind", "event_type", "expected", "why"), SPOKEN)
def test_spoken_by_none(text, word, kind, event_type, expected, why):
    sentence = parse(text)
    assert passing.spoken_by_none(sentence, candidate(sentence, word, kind, event_type=event_type)) is expected, why


def test_an_entry_that_takes_its_actor_elsewhere_may_have_a_thing_as_subject():
    sentence = parse("The crisis urges us to act.")
    made = candidate(sentence, "urges", event_type="REQUEST", actor=("of",))
    assert not passing.spoken_by_none(sentence, made)
