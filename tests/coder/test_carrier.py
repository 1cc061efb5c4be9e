"""The verb that carries an event noun: text → carrier, its kind, the actors it adds → why."""

import pytest

from dragoman.coder.carrier import Carrier, find_carrier
from tests.coder.parsed_sentences import at, parse, small_lexicon, words

LEXICON = small_lexicon(
    light=frozenset({"hold", "impose", "take part in", "carry out"}),
    aspect=frozenset({"take place", "kill", "begin"}),
    cancelling=frozenset({"cancel", "withdraw from"}),
)

CARRIERS = [
    ("Iran held talks with Iraq.", "talks", "held", "light", "Iran", "the subject does what the noun names"),
    ("Talks were held by Iran.", "Talks", "held", "light", "Iran", "in the passive, too"),
    ("Sanctions imposed by Canada hurt Belarus.", "Sanctions", "imposed", "light", "Canada", "a participle below it"),
    ("The talks that Iran held failed.", "talks", "held", "light", "Iran", "a relative clause below it"),
    ("The minister took part in talks.", "talks", "took", "light", "minister", "with its object word and preposition"),
    ("Ministers held talks and negotiations in Rome.", "negotiations", "held", "light", "Ministers", "coordinated"),
    ("The attack took place in Mosul.", "attack", "took", "aspect", "", "the attack is no doer"),
    ("There was an attack in Mosul.", "attack", "was", "aspect", "", "there was"),
    ("Kenya cancelled the talks.", "talks", "cancelled", "cancelling", "Kenya", "called off"),
    ("The president is on a visit to Peru.", "visit", "is", "light", "president", "be on"),
    ("Lavrov spoke after talks with his counterpart.", "talks", "spoke", "occasion", "Lavrov", "when it was said"),
    ("Kenya praised the talks.", "talks", None, "", "", "a verb that carries nothing"),
    ("The talks room was full.", "talks", None, "", "", "a noun inside another"),
]


@pytest.mark.parametrize(("text", "noun", "verb", "kind", "actors", "why"), CARRIERS)
def test_carrier(text, noun, verb, kind, actors, why):
    sentence = parse(text)
    found = find_carrier(sentence, sentence.tokens[at(sentence, noun)], LEXICON)
    told = (None if found.verb is None else sentence.tokens[found.verb].text, found.kind, words(sentence, found.actors))
    assert told == (verb, kind, actors), why


def test_a_carrier_is_empty_by_default():
    assert Carrier() == Carrier(None, (), "")
