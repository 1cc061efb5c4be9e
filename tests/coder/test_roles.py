"""Who did it and to whom: text → trigger → expected heads → why."""

import pytest
from hypothesis import given

from dragoman.coder import roles
from tests.coder.parsed_sentences import at, parse, parser, unhurried, word_salads, words

SUBJECTS = [
    ("Kenya sent troops.", "sent", "Kenya", "its own subject"),
    ("Troops were sent to the border by Kenya.", "sent", "Kenya", "in the passive what follows by"),
    ("Troops were sent to the border.", "sent", "", "a passive without agent names no doer"),
    ("Soldiers attacked and burned the village.", "burned", "Soldiers", "shared with the coordinated verb"),
    ("The rebels who attacked the village fled.", "attacked", "rebels", "the relative pronoun's noun"),
    ("Iran agreed to attend the talks.", "attend", "Iran", "the agreeing side attends"),
    ("Turkey ordered its troops to attack the town.", "attack", "troops", "who is ordered does it"),
    ("Britain accused Russia of bombing the hospital.", "bombing", "Russia", "who is accused did it"),
    ("Police responded by firing tear gas.", "firing", "Police", "the means is the subject's own"),
    ("The minister is ready to meet the rebels.", "meet", "minister", "through an adjective after a copula"),
    ("Egypt's plan to attack Libya was leaked.", "attack", "Egypt", "whose plan it is"),
    ("Officials sent by Egypt met the rebels.", "sent", "Egypt", "the agent of a reduced relative"),
    ("Kenya, citing the attack, closed its border.", "citing", "Kenya", "a participle shares the main subject"),
    ("There were protests in Cairo.", "were", "", "there stands for nobody"),
    ("On the orders of Premier Karimov, the Government of Tajikistan today freed two men.", "freed", "Government",
     "taken for an apposition in the phrase before"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "why"), SUBJECTS)
def test_subject(text, verb, expected, why):
    sentence = parse(text)
    assert words(sentence, roles.subject(sentence, at(sentence, verb))) == expected, why


OBJECTS = [
    ("Rebels attacked the village.", "attacked", "village", "its direct object"),
    ("The village was attacked.", "attacked", "village", "in the passive its subject"),
    ("Officials sent by Egypt met the rebels.", "sent", "Officials", "a reduced relative: the noun before it"),
    ("Soldiers attacked and burned the village.", "attacked", "village", "shared with the coordinated verb"),
    ("The village that the rebels attacked was burned.", "attacked", "village", "the gap of a relative clause"),
    ("The rebels who attacked the village fled.", "attacked", "village", "its own object, not the noun above"),
    ("The rebels fled.", "fled", "", "none"),
    ("The accord that Oman sealed with Iran last week runs to ten pages.", "sealed", "accord", "so is a reduced one"),
    ("A week when sailors hauled trawlers in passed.", "hauled", "trawlers", "a time is no gap"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "why"), OBJECTS)
def test_object(text, verb, expected, why):
    sentence = parse(text)
    assert words(sentence, roles.object_of(sentence, at(sentence, verb))) == expected, why


def test_the_object_of_a_verb_whose_particle_the_parser_took_for_a_preposition():
    sentence = parse("The ministry yesterday called in the Chinese ambassador.")
    called, particle = at(sentence, "called"), at(sentence, "in")
    assert words(sentence, roles.particle_object(sentence, called, (called, particle))) == "ambassador"
    assert roles.particle_object(sentence, called, (called,)) == [], "in is no word of this wording"


CLAUSE_SUBJECTS = [
    ("France demanded that Israel withdraw its troops.", "demanded", False, "Israel", "finite"),
    ("Peru called for Chile to return the ships.", "called", False, "Chile", "named after for"),
    ("Officials alleged that he was poisoned.", "alleged", False, "he", "of a passive its subject"),
    ("Officials alleged that he was poisoned.", "alleged", True, "", "the poisoned man is not the accused"),
    ("Officials alleged that he was poisoned by Iran.", "alleged", True, "Iran", "the agent is"),
    ("Officials said there was a ceasefire.", "said", False, "", "there is no subject"),
]


@pytest.mark.parametrize(("text", "verb", "doers_only", "expected", "why"), CLAUSE_SUBJECTS)
def test_clause_subject(text, verb, doers_only, expected, why):
    sentence = parse(text)
    assert words(sentence, roles.clause_subject(sentence, at(sentence, verb), doers_only)) == expected, why


OWNERS = [
    ("Iran's offer was rejected.", "offer", "Iran", "a possessor"),
    ("The Iranian offer was rejected.", "offer", "Iranian", "a nationality"),
    ("Islamic State attacks killed ten people.", "attacks", "State", "of a name only its last word"),
    ("French and German ministers met in Paris.", "ministers", "French German", "both nationalities"),
    ("The new offer was rejected.", "offer", "", "an adjective that is no name"),
    ("New offers were rejected.", "offers", "", "a capital at the start of a sentence makes no name"),
]


@pytest.mark.parametrize(("text", "noun", "expected", "why"), OWNERS)
def test_possessive(text, noun, expected, why):
    sentence = parse(text)
    assert words(sentence, roles.possessive(sentence, at(sentence, noun))) == expected, why


RECEIVERS = [
    ("India gave the rebels money.", "gave", "rebels", "a dative"),
    ("India gave aid to Nepal.", "gave", "Nepal", "the same after to"),
    ("India gave a speech.", "gave", "", "nobody received it"),
]


@pytest.mark.parametrize(("text", "verb", "expected", "why"), RECEIVERS)
def test_indirect(text, verb, expected, why):
    sentence = parse(text)
    assert words(sentence, roles.indirect(sentence, at(sentence, verb))) == expected, why


AFTER = [
    ("Kenya imposed a ban on Somalia.", "imposed", "on", "Somalia", "below the object"),
    ("Kenya protested against the ban.", "protested", "against", "ban", "below the verb itself"),
    ("The ban on Somalia was lifted.", "ban", "on", "Somalia", "below a noun"),
]


@pytest.mark.parametrize(("text", "word", "preposition", "expected", "why"), AFTER)
def test_after(text, word, preposition, expected, why):
    sentence = parse(text)
    assert words(sentence, roles.after(sentence, at(sentence, word), preposition)) == expected, why


def test_copula_subject_of_an_adjective_after_and_before_its_noun():
    sentence = parse("The minister is critical of the deal.")
    assert words(sentence, roles.copula_subject(sentence, at(sentence, "critical"))) == "minister"
    sentence = parse("Officials critical of the deal resigned.")
    assert words(sentence, roles.copula_subject(sentence, at(sentence, "critical"))) == "Officials"


@unhurried
@given(word_salads)
def test_roles_of_any_word_salad_are_tokens_of_its_sentence(salad):
    for sentence in parser().parse(salad):
        every = range(len(sentence.tokens))
        for index in every:
            for read in (roles.subject, roles.object_of, roles.copula_subject, roles.possessive, roles.clause_subject):
                assert all(found in every for found in read(sentence, index)), (sentence.text, index, read)
