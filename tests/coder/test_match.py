"""Does an entry fit a token: text → wording or condition → expected → why."""

import pytest

from dragoman.coder import match
from tests.coder.parsed_sentences import at, entry, parse, words

WORDINGS = [
    ("Soldiers opened fire on protesters.", "opened", "open fire", "verb", "opened fire", "the object belongs to it"),
    ("Soldiers opened heavy fire.", "opened", "open fire", "verb", "opened fire", "though words stand between"),
    ("Soldiers opened the gate.", "opened", "open fire", "verb", None, "the object is another"),
    ("Iran pulled out of the pact.", "pulled", "pull out", "verb", "pulled out", "a particle"),
    ("Peru called for Chile to return the ships.", "called", "call for", "verb", "called for", "for hung elsewhere"),
    ("A car bomb exploded.", "bomb", "car bomb", "noun", "car bomb", "a modifier right before the noun"),
    ("A no-fly zone was declared.", "zone", "no fly zone", "noun", "no fly zone", "hyphens do not count"),
    ("A car with a bomb exploded.", "bomb", "car bomb", "noun", None, "they must stand next to each other"),
    ("An exchange of fire followed.", "exchange", "exchange of fire", "noun", "exchange of fire", "X of Y"),
    ("The firing by the navy of two missiles failed.", "firing", "firing of missile", "noun",
     "firing of missiles", "of that the parser hung on the doer"),
    ("An exchange of letters followed.", "exchange", "exchange of fire", "noun", None, "of something else"),
]


@pytest.mark.parametrize(("text", "head", "wording", "kind", "expected", "why"), WORDINGS)
def test_wording(text, head, wording, kind, expected, why):
    sentence = parse(text)
    found = match.words_of(sentence, sentence.tokens[at(sentence, head)], tuple(wording.split()), kind)
    assert (None if found is None else words(sentence, found)) == expected, why


def only(condition, *wanted):
    return entry(words={condition: frozenset(wanted)})


CONDITIONS = [
    ("Rebels captured the town.", "captured", only("object", "town"), None, "the object is wanted"),
    ("Rebels captured the towns.", "captured", only("object", "town"), None, "by its lemma"),
    ("The town was captured.", "captured", only("object", "town"), None, "the subject of a passive"),
    ("Rebels captured two bridges and a town.", "captured", only("object", "town"), None, "one of several"),
    ("Police arrested hundreds of protesters.", "arrested", only("object", "protester"), None, "a quantity counts it"),
    ("Rebels captured an idea.", "captured", only("object", "town"), "no object", "another object"),
    ("Rebels captured the town.", "captured", only("not_object", "town"), "object rules it out", "an unwanted object"),
    ("Rebels captured an idea.", "captured", only("not_object", "town"), None, "not the unwanted one"),
    ("Rebels captured the town.", "captured", only("subject", "rebel"), None, "the subject is wanted"),
    ("The town was captured by rebels.", "captured", only("subject", "rebel"), None, "the agent of a passive"),
    ("Tourists captured the scene.", "captured", only("subject", "rebel"), "no subject", "another subject"),
    ("Rebels captured the town.", "captured", only("not_subject", "rebel"), "subject rules it out", "unwanted"),
    ("Kenya protested against the ban.", "protested", only("prep", "against"), None, "below the verb"),
    ("Kenya imposed a ban on Somalia.", "imposed", only("prep", "on"), None, "below its object"),
    ("Kenya protested loudly.", "protested", only("prep", "against"), "no prep", "no preposition"),
    ("Kenya imposed economic sanctions.", "imposed", only("modifier", "economic"), None, "before a verb's object"),
    ("Economic sanctions followed.", "sanctions", only("modifier", "economic"), None, "before a noun"),
    ("Harsh sanctions followed.", "sanctions", only("modifier", "economic"), "no modifier", "another modifier"),
    ("Kenya said Uganda must leave.", "said", only("modal", "must"), None, "in the clause below"),
    ("Kenya said Uganda would leave.", "said", only("modal", "must"), "no modal", "another modal"),
    ("Kenya said Uganda needs to leave.", "said", only("modal", "need to"), None, "need to is like a modal"),
    ("Kenya asked that the siege be lifted.", "asked", only("modal", "subjunctive"), None, "a bare infinitive"),
    ("Kenya said that the siege was lifted.", "said", only("modal", "subjunctive"), "no modal", "a finite verb"),
    ("Kenya declined on Monday to discuss the talks.", "declined", entry(clause="infinitive"), None, "a day between"),
    ("Trucks with flour reached the town.", "reached", only("brings", "flour"), None, "what the subject carries"),
    ("A plane landed in Rome with tents.", "landed", only("brings", "tent"), None, "what it comes with"),
    ("Trucks with coal reached the town.", "reached", only("brings", "flour"), "no brings", "something else"),
    ("Eritrea set free 60 prisoners.", "set", only("modifier", "free"), None, "hung on the number"),
    ("Iran agreed to attend the talks.", "agreed", entry(clause="infinitive"), None, "an infinitive below it"),
    ("Iran agreed on the talks.", "agreed", entry(clause="infinitive"), "no infinitive clause", "no clause below it"),
    ("France demanded that Israel withdraw.", "demanded", entry(clause="that"), None, "a finite clause"),
    ("Iran agreed to attend the talks.", "agreed", entry(clause="that"), "no that clause", "not finite"),
    ("Iran agreed to attend the talks.", "agreed", entry(clause="any"), None, "any clause will do"),
    ("The town was captured.", "captured", entry(voice="passive"), None, "in the passive"),
    ("Rebels captured the town.", "captured", entry(voice="passive"), "not in the passive", "in the active"),
    ("Rebels captured the town.", "captured", entry(voice="active"), None, "in the active"),
    ("Rebels captured the town.", "captured", entry(), None, "an entry without conditions fits"),
]


@pytest.mark.parametrize(("text", "head", "made", "expected", "why"), CONDITIONS)
def test_condition(text, head, made, expected, why):
    sentence = parse(text)
    kind = "noun" if head == "sanctions" else "verb"
    found = match.unmet(sentence, sentence.tokens[at(sentence, head)], made, kind)
    assert (found is None) if expected is None else (found or "").startswith(expected), f"{why}: {found}"


def test_object_of_a_noun_is_what_follows_of():
    sentence = parse("The capture of the town was reported.")
    noun = sentence.tokens[at(sentence, "capture")]
    assert match.unmet(sentence, noun, only("object", "town"), "noun") is None
    assert match.unmet(sentence, noun, only("object", "ship"), "noun")


def test_an_unmet_condition_is_told_with_some_of_the_words_that_it_wants():
    sentence = parse("Rebels captured an idea.")
    told = match.unmet(sentence, sentence.tokens[1], only("object", "town", "camp"), "verb")
    assert told == "no object among camp, town…"
