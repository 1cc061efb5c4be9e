"""Small questions to a parse: text → expected → why."""

import pytest

from dragoman.coder import syntax
from tests.coder.parsed_sentences import at, parse, words

PASSIVES = [
    ("The town was captured.", "captured", True, "its auxiliary"),
    ("Rebels captured the town.", "captured", False, "a subject and an object"),
    ("Officials sent by Egypt met the rebels.", "sent", True, "a reduced relative"),
    ("The town was captured and burned.", "burned", True, "coordinated with a passive, no subject of its own"),
    ("The army has captured the town.", "captured", False, "a perfect has an auxiliary, too, but is active"),
    ("The pact that Paris sealed with Rome fills ten pages.", "sealed", False, "a doer before it: a past, no participle"),
    ("Italy is silent on the accusations levelled at her by Libya.", "levelled", True, "an agent: a participle, no past"),
    ("The town was shelled and rebels fled.", "fled", False, "coordinated with a passive, but with its own subject"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "why"), PASSIVES)
def test_passive(text, verb, expected, why):
    sentence = parse(text)
    assert syntax.is_passive(sentence, at(sentence, verb)) is expected, why


MODALS = [
    ("Egypt will sign the treaty.", "sign", "will", "as it stands"),
    ("Egypt won't sign the treaty.", "sign", "will", "a contraction is written out"),
    ("Egypt can't sign the treaty.", "sign", "can", "so is this one"),
    ("They'll sign the treaty.", "sign", "will", "and this"),
    ("Egypt signed the treaty.", "signed", None, "none there"),
    ("Egypt did not sign the treaty.", "sign", None, "an auxiliary that is no modal"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "why"), MODALS)
def test_modal(text, verb, expected, why):
    sentence = parse(text)
    assert syntax.modal(sentence, at(sentence, verb)) == expected, why


CONJUNCTS = [
    ("Russia, China and Iran signed the pact.", "Russia", "Russia China Iran", "all three, left to right"),
    ("Russia, China and Iran signed the pact.", "Iran", "Iran", "nothing hangs on the last"),
    ("Egypt signed the pact and left.", "Egypt", "Egypt", "verbs are coordinated, not nouns"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), CONJUNCTS)
def test_conjuncts(text, word, expected, why):
    sentence = parse(text)
    assert words(sentence, syntax.conjuncts(sentence, at(sentence, word))) == expected, why


PREPOSITIONS = [
    ("Kenya protested against the ban.", "protested", "against", "ban", "directly below the verb"),
    ("Troops were sent to the border by Kenya.", "sent", "by", "Kenya", "the agent of a passive"),
    ("Iran pulled out of the pact.", "pulled", "of", "pact", "through the particle"),
    ("Soldiers fired from inside Syria.", "fired", "from", "Syria", "through a second preposition"),
    ("Kenya protested against the ban.", "protested", "with", "", "not there"),
    ("Villagers fled the town at which the army fired rockets.", "fired", "at", "town", "what a relative pronoun stands for"),
    ("Chad signed a pact with and sent food to Niger.", "pact", "with", "Niger", "shared with the next verb's"),
    ("The pact that ministers put their names to on Friday is short.", "put", "to", "pact", "a stranded preposition"),
]


@pytest.mark.parametrize(("text", "word", "preposition", "expected", "why"), PREPOSITIONS)
def test_prepositional(text, word, preposition, expected, why):
    sentence = parse(text)
    assert words(sentence, syntax.prepositional(sentence, at(sentence, word), preposition)) == expected, why


CLAUSES = [
    ("France demanded that Israel withdraw its troops.", "demanded", "withdraw", "a finite complement"),
    ("Iran agreed to attend the talks.", "agreed", "attend", "an infinitive"),
    ("Egypt's plan to attack Libya was leaked.", "plan", "attack", "an infinitive below a noun"),
    ("Peru called for Chile to return the ships.", "called", "return", "it completes its verb after for"),
    ("Britain accused Russia of bombing the hospital.", "accused", "bombing", "a gerund after a preposition"),
    ("Kenya signed the pact after talks.", "signed", "", "no clause below it"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), CLAUSES)
def test_clauses(text, word, expected, why):
    sentence = parse(text)
    assert words(sentence, [one.index for one in syntax.clauses(sentence, at(sentence, word))]) == expected, why


INFINITIVES = [
    ("Iran agreed to attend the talks.", "attend", True, "after to"),
    ("Iran attended the talks.", "attended", False, "finite"),
    ("Iran will attend the talks.", "attend", False, "bare after a modal"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "why"), INFINITIVES)
def test_infinitive(text, verb, expected, why):
    sentence = parse(text)
    assert syntax.is_infinitive(sentence, at(sentence, verb)) is expected, why


RELATIVES = [
    ("The rebels who attacked the village fled.", "who", True, "stands for the rebels"),
    ("The village that the rebels attacked was burned.", "that", True, "stands for the village"),
    ("The rebels who attacked the village fled.", "village", False, "a noun"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), RELATIVES)
def test_relative_pronoun(text, word, expected, why):
    sentence = parse(text)
    assert syntax.is_relative_pronoun(sentence.tokens[at(sentence, word)]) is expected, why


def test_own_subject_of_active_and_passive_verbs():
    sentence = parse("The town was shelled and rebels fled.")
    assert syntax.has_own_subject(sentence, at(sentence, "shelled"))
    assert syntax.has_own_subject(sentence, at(sentence, "fled"))
    assert not syntax.has_own_subject(parse("Egypt signed the pact and left."), 5)
