"""The participants of a candidate: text → trigger → actors and recipients → why."""

import pytest

from dragoman.coder import participants
from dragoman.coder.carrier import find_carrier
from tests.coder.parsed_sentences import at, candidate, parse, small_lexicon, words

LEXICON = small_lexicon(light=frozenset({"hold", "launch"}), aspect=frozenset({"strike", "take place"}))
CONSULT = {"event_type": "CONSULT", "symmetric": True}


def filled(text, word, kind="verb", **fields):
    sentence = parse(text)
    made = candidate(sentence, word, kind, **fields)
    if kind == "noun":
        made.carrier = find_carrier(sentence, sentence.tokens[at(sentence, word)], LEXICON)
    participants.fill(sentence, made, LEXICON)
    return sentence, made


VERBS = [
    ("Kenya attacked Somalia.", "attacked", {}, "Kenya", "Somalia", "subject and object"),
    ("Somalia was attacked by Kenya.", "attacked", {}, "Kenya", "Somalia", "the same in the passive"),
    ("Kenya attacked Somalia on Monday.", "attacked", {"recipient": ("on", "object")}, "Kenya", "Somalia",
     "a day is no party: the next slot is tried"),
    ("Kenya rejected Uganda's offer.", "rejected", {"event_type": "REJECT"}, "Kenya", "Uganda",
     "a thing gives way to who owns it"),
    ("Kenya rejected the offer.", "rejected", {"event_type": "REJECT"}, "Kenya", "", "a thing that nobody owns"),
    ("Kenya attacked a base.", "attacked", {}, "Kenya", "base", "force can be turned against a building"),
    ("Kenya praised a base.", "praised", {"event_type": "SUPPORT"}, "Kenya", "", "praise cannot"),
    ("Kenya praised Uganda and Peru.", "praised", {"event_type": "SUPPORT"}, "Kenya", "Uganda Peru", "coordinated"),
    ("Iran cut its budget.", "cut", {"event_type": "SANCTION"}, "Iran", "", "its takes up the actor itself"),
    ("Kenya attacked Somalia.", "attacked", {"recipient": ()}, "Kenya", "", "the entry says: no recipient"),
    ("The militant group, the Islamic State, attacked Iraq.", "attacked", {}, "State", "Iraq", "the name beside it"),
    ("Kenya warned Uganda of an attack by Peru.", "warned", {"recipient": ("object and of",)}, "Kenya", "Uganda Peru",
     "slots joined by and are all taken"),
    ("France urged Israel to leave.", "urged", {"recipient": ("clause-subject",)}, "France", "", "it has none"),
    ("France demanded that Israel leave.", "demanded", {"event_type": "REQUEST"}, "France", "Israel", "of its clause"),
    ("At least 20 were killed.", "killed", {}, "", "20", "a bare number of those who were hit"),
    ("Kenya spent 20 on bread.", "spent", {}, "Kenya", "", "another number counts nobody"),
    ("Kenya welcomed a resumption of ties between Peru and Chad.", "welcomed", {"event_type": "SUPPORT"}, "Kenya",
     "Peru Chad", "those whom the thing that is judged is about"),
    ("A bomb exploded in a mosque.", "exploded", {}, "", "mosque", "a charge is meant for the building"),
    ("A bomb exploded in a valley.", "exploded", {}, "", "", "but not for a landscape"),
    ("Oman sent rice, which was handed to villagers.", "handed", {"event_type": "AID", "recipient": ("to",)}, "Oman",
     "villagers", "who sent what the clause tells of"),
    ("Danish soldiers were flown home.", "flown", {"event_type": "RETREAT", "mode": "withdraw", "recipient": ()},
     "soldiers", "", "forces that nobody is said to take away leave themselves"),
    ("Kenya summoned the envoy and demanded an apology.", "demanded", {"event_type": "REQUEST"}, "Kenya", "envoy",
     "to whom the verb before it says that it is said"),
    ("Iran expelled two of its envoys.", "expelled", {"event_type": "SANCTION"}, "Iran", "envoys", "a number counts them"),
    ("Kenya delivered food to a hospital.", "delivered", {"event_type": "AID", "recipient": ("to",)}, "Kenya",
     "hospital", "aid goes to houses, too"),
]


@pytest.mark.parametrize(("text", "word", "fields", "actors", "recipients", "why"), VERBS)
def test_verb(text, word, fields, actors, recipients, why):
    sentence, made = filled(text, word, **fields)
    assert (words(sentence, made.actors), words(sentence, made.recipients)) == (actors, recipients), why


NOUNS = [
    ("The Israeli attack on Syria followed.", "attack", {}, "Israeli", "Syria", "a nationality before it, on after it"),
    ("Kenya launched an attack on Somalia.", "attack", {}, "Kenya", "Somalia", "the subject of its light verb"),
    ("The attack by Kenya failed.", "attack", {}, "Kenya", "", "what follows by"),
    ("Bombings struck a cathedral.", "Bombings", {}, "", "cathedral", "what its verb falls on"),
    ("Thousands joined anti-government protests.", "protests", {"event_type": "PROTEST"}, "", "government",
     "whom the protest is against by its name"),
    ("The arrest of an official by police followed.", "arrest", {"event_type": "COERCE"}, "police", "official",
     "by that the parser hung on the official"),
    ("Iraq condemned the shelling by Turkey.", "shelling", {}, "Turkey", "", "by that the parser hung on the verb"),
    ("Chad's ban on sales to Niger followed.", "ban", {"event_type": "SANCTION", "recipient": ("to",)}, "Chad", "Niger",
     "below what is banned"),
    ("Tunisia faces attacks.", "attacks", {}, "", "Tunisia", "who suffers it"),
    ("The airline was the target of an attack.", "attack", {}, "", "airline", "who is its target"),
]


@pytest.mark.parametrize(("text", "word", "fields", "actors", "recipients", "why"), NOUNS)
def test_noun(text, word, fields, actors, recipients, why):
    sentence, made = filled(text, word, "noun", **fields)
    assert (words(sentence, made.actors), words(sentence, made.recipients)) == (actors, recipients), why


def test_both_sides_of_a_symmetric_act_are_actors_and_the_second_its_partner():
    sentence, made = filled("Kenya met Uganda.", "met", **CONSULT)
    assert words(sentence, made.actors) == "Kenya Uganda"
    assert words(sentence, made.partners) == "Uganda"
    assert made.recipients == []


def test_the_person_named_inside_an_object_that_belongs_to_the_wording():
    sentence, made = filled("Chad on Friday declared a Libyan embassy adviser persona non grata.", "declared",
                            event_type="SANCTION", tokens=("persona", "grata"))  # fmt: skip
    assert words(sentence, made.recipients) == "adviser"


def test_a_visitor_and_his_host_are_no_equals():
    sentence = parse("The premier was planning to visit Uganda.")
    made = candidate(sentence, "planning", tokens=("visit",),
                     **CONSULT, recipient=("inner-object",))  # fmt: skip
    participants.fill(sentence, made, LEXICON)
    assert (words(sentence, made.actors), words(sentence, made.recipients)) == ("premier", "Uganda")


def test_who_speaks_after_talks_with_someone_took_part():
    sentence, made = filled("Lavrov spoke after talks with Chinese officials.", "talks", "noun", **CONSULT)
    assert words(sentence, made.actors) == "Lavrov officials"
    sentence, made = filled("Lavrov spoke after talks in Rome.", "talks", "noun", **CONSULT)
    assert made.actors == [], "nothing says that he was there"


def test_police_that_tell_of_an_arrest_made_it_others_did_not():
    sentence, made = filled("Police said that two men were arrested.", "arrested", event_type="COERCE", mode="arrest")
    assert words(sentence, made.actors) == "Police"
    _, made = filled("Reporters said that two men were arrested.", "arrested", event_type="COERCE", mode="arrest")
    assert made.actors == []
