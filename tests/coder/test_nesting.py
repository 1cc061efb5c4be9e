"""Acts within acts: text → which act stays, and what it learns → why."""

import pytest

from dragoman.coder import nesting
from dragoman.coder.carrier import Carrier
from dragoman.coder.entry import Complement
from tests.coder.parsed_sentences import at, candidate, parse, small_lexicon, words

THREAT = {"event_type": "THREATEN", "governs": True, "cameo": "13", "id": "threat"}
LEXICON = small_lexicon(
    complements={
        ("THREATEN", "ASSAULT"): Complement("violence", "138"),
        ("THREATEN", "ASSAULT/aerial"): Complement("violence", "1384"),
        ("THREATEN", "SANCTION"): Complement("restrict", "1"),
    }
)


def heads(sentence, *names):
    return [at(sentence, name) for name in names]


GOVERNED = [
    ("Iran threatened to attack Israel.", "threatened", "attack", True, "an infinitive below it"),
    ("Iran threatened an attack on Israel.", "threatened", "attack", True, "its object"),
    ("Iran threatened Israel with an attack.", "threatened", "attack", True, "through a preposition"),
    ("Iran threatened Israel after an attack.", "threatened", "attack", False, "after tells when, not what"),
    ("Iran threatened Israel and attacked Iraq.", "threatened", "attacked", False, "coordinated: an act of its own"),
    ("The rebels who attacked Iraq threatened Israel.", "threatened", "attacked", False, "a relative clause"),
]


@pytest.mark.parametrize(("text", "outer", "inner", "expected", "why"), GOVERNED)
def test_governs(text, outer, inner, expected, why):
    sentence = parse(text)
    found = nesting.governs(sentence, candidate(sentence, outer, **THREAT), candidate(sentence, inner))
    assert found is expected, why


def taken_up(text="Iran threatened to attack Israel.", outer="threatened", inner="attack", outer_fields=THREAT,
             **inner_fields):
    sentence = parse(text)
    over = candidate(sentence, outer, actors=heads(sentence, text.split()[0]), **outer_fields)
    under = candidate(sentence, inner, **inner_fields)
    nesting.govern(sentence, [over, under], LEXICON)
    return over, under


LEARNED = [
    (THREAT, {}, "violence", "138", "by the inner type"),
    (THREAT, {"mode": "aerial"}, "violence", "1384", "by inner type and mode, which tells more"),
    (THREAT, {"event_type": "PROTEST"}, None, "13", "no rule: nothing is learned"),
    (THREAT, {"event_type": "SANCTION"}, "restrict", "13", "a shorter code than its own is not taken"),
    ({**THREAT, "mode": "ultimatum"}, {}, "ultimatum", "13", "an entry with a mode knows better"),
]


@pytest.mark.parametrize(("outer", "inner", "mode", "cameo", "why"), LEARNED)
def test_what_the_governing_act_learns(outer, inner, mode, cameo, why):
    over, under = taken_up(outer_fields=outer, **inner)
    assert (over.mode or over.entry.mode, over.cameo) == (mode, cameo), why
    assert under.rejected == "inside threat"


def test_the_governing_act_takes_the_recipient_of_the_act_inside():
    sentence = parse("Iran threatened to attack Israel.")
    over, _ = taken_up(recipients=heads(sentence, "Israel"))
    assert words(sentence, over.recipients) == "Israel"


def test_an_entry_that_governs_nothing_leaves_the_act_inside_alone():
    over, under = taken_up(outer_fields={**THREAT, "governs": False})
    assert (under.rejected, over.mode) == (None, None)


def test_who_is_asked_to_act_is_the_recipient_of_a_request():
    text = "France demanded that Israel withdraw."
    sentence = parse(text)
    request = {"event_type": "REQUEST", "governs": True, "id": "request"}
    asked = heads(sentence, "Israel")
    over, under = taken_up(text, "demanded", "withdraw", request, event_type="RETREAT", actors=asked)
    assert words(sentence, over.recipients) == "Israel"
    assert under.rejected


FACTS = [
    ("France condemned the attack on Mali.", "condemned", {"event_type": "ACCUSE", "mode": "disapprove"}, "ASSAULT",
     True, "what is condemned has happened"),
    ("France demanded an end to the attack.", "demanded", {"event_type": "REQUEST"}, "ASSAULT",
     True, "what shall end has begun"),
    ("France demanded an end to the attack.", "demanded", {"event_type": "REQUEST"}, "PROTEST",
     False, "only force is told so"),
    ("France demanded an attack.", "demanded", {"event_type": "REQUEST"}, "ASSAULT", False, "what is asked has not"),
    ("France praised the attack.", "praised", {"event_type": "SUPPORT"}, "ASSAULT", True, "what is praised has, too"),
    ("France praised the attack.", "praised", {"event_type": "SUPPORT"}, "AGREE", False, "warmth is no second act"),
]


@pytest.mark.parametrize(("text", "outer", "fields", "inner_type", "expected", "why"), FACTS)
def test_told_as_fact(text, outer, fields, inner_type, expected, why):
    sentence = parse(text)
    under = candidate(sentence, "attack", "noun", event_type=inner_type)
    assert nesting.told_as_fact(sentence, candidate(sentence, outer, **fields), under) is expected, why


def test_of_two_overlapping_candidates_the_more_telling_one_stays():
    sentence = parse("Soldiers opened fire on protesters.")
    long = candidate(sentence, "opened", tokens=("fire",), id="open-fire")
    short = candidate(sentence, "fire", "noun", id="fire")
    nesting.drop_overlaps([short, long])
    assert (long.rejected, short.rejected) == (None, "part of open-fire")


def test_a_rejected_candidate_displaces_nothing():
    sentence = parse("Soldiers opened fire on protesters.")
    long = candidate(sentence, "opened", tokens=("fire",), rejected="no object")
    short = candidate(sentence, "fire", "noun")
    nesting.drop_overlaps([short, long])
    assert short.rejected is None


@pytest.mark.parametrize(("kind", "expected"), [("cancelling", "called off"), ("light", None), ("aspect", None)])
def test_what_was_called_off_is_no_act(kind, expected):
    sentence = parse("Kenya cancelled the talks.")
    made = candidate(sentence, "talks", "noun", carrier=Carrier(1, (), kind))
    nesting.drop_cancelled([made])
    assert made.rejected == expected


def test_one_act_told_by_two_words_stays_one_and_keeps_what_either_knows():
    sentence = parse("The attack killed ten soldiers.")
    kill = candidate(sentence, "killed", id="kill", recipients=heads(sentence, "soldiers"))
    attack = candidate(sentence, "attack", "noun", mode="aerial", cameo="195")
    attack.mode = "aerial"
    nesting.merge_repeats(sentence, [kill, attack])
    assert (kill.rejected, attack.rejected) == (None, "the same act as kill")
    assert (kill.mode, kill.cameo) == ("aerial", "195")
    assert words(sentence, kill.recipients) == "soldiers"


@pytest.mark.parametrize(("event_type", "merged", "why"), [
    ("ASSAULT", True, "two words for one act"),
    ("PROTEST", False, "another type is another act"),
])
def test_only_acts_of_one_type_are_merged(event_type, merged, why):
    sentence = parse("The attack killed ten soldiers.")
    pair = [candidate(sentence, "killed"), candidate(sentence, "attack", "noun", event_type=event_type)]
    nesting.merge_repeats(sentence, pair)
    assert any(one.rejected for one in pair) is merged, why


COORDINATED = [
    ("Soldiers attacked Iraq and bombed Iraq.", ["Soldiers"], ["Soldiers"], True, "the same doers"),
    ("Soldiers attacked Iraq and rebels bombed Iraq.", ["Soldiers"], ["rebels"], False, "other doers"),
]


@pytest.mark.parametrize(("text", "first", "second", "merged", "why"), COORDINATED)
def test_coordinated_verbs(text, first, second, merged, why):
    sentence = parse(text)
    pair = [
        candidate(sentence, "attacked", actors=heads(sentence, *first)),
        candidate(sentence, "bombed", actors=heads(sentence, *second)),
    ]
    nesting.merge_repeats(sentence, pair)
    assert any(one.rejected for one in pair) is merged, why


def test_what_is_fired_for_an_attack_is_no_act_of_its_own():
    sentence = parse("Rebels launched missiles targeting troops.")
    rebels = heads(sentence, "Rebels")
    move = candidate(sentence, "launched", tokens=("missiles",), event_type="MOBILIZE", actors=rebels)
    attack = candidate(sentence, "targeting", id="attack")
    nesting.drop_preparations(sentence, [move, attack])
    assert move.rejected == "done for attack"
    assert words(sentence, attack.actors) == "Rebels", "who fired attacked"


def test_a_deed_tells_the_harm_that_came_of_it():
    sentence = parse("Nine people were killed when jets dropped bombs on a school.")
    harm = candidate(sentence, "killed", article="ASSAULT", recipients=heads(sentence, "people"))
    deed = candidate(sentence, "dropped", actors=heads(sentence, "jets"), recipients=heads(sentence, "school"))
    nesting.merge_repeats(sentence, [harm, deed])
    assert harm.rejected and not deed.rejected, "harm alone is borne out by nothing"
    assert (words(sentence, deed.actors), words(sentence, deed.recipients)) == ("jets", "people")
