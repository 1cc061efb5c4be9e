"""Figures: text → (kind, value, end, unit), and why."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse import Parser, Sentence, Token
from dragoman.records import Act, Mention
from dragoman.resolve.figures import figures_of, find_figures
from dragoman.resolve.numerals import number


@cache
def parser() -> Parser:
    return Parser()


def figures(text):
    found = [one.figure for one in find_figures(parser().parse(text))]
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.kind, one.value, one.value_end, one.unit) for one in found]


ROWS = [
    # money
    ("Trade reached $22.3 billion in 2019.", [("trade", 22.3e9, None, "USD")], "a scale word; the year is no figure"),
    ("The union gave €500,000 to Malta.", [("money", 500000, None, "EUR")], "a sign before the number"),
    ("The union gave 500 million euros to Malta.", [("money", 5e8, None, "EUR")], "a currency behind the number"),
    ("The road cost Rs 20 crore.", [("money", 2e8, None, "INR")], "ten million to the crore"),
    ("The loan is worth between 300 and 400 million dollars.", [("debt", 3e8, 4e8, "USD")], "a scale shared by both"),
    ("They paid US$3.5m for it.", [("money", 3.5e6, None, "USD")], "a short scale"),
    ("Canada sent $4 million in aid.", [("aid", 4e6, None, "USD")], "what the sum is for stands behind it"),
    ("A court imposed a fine of 2 million euros.", [("penalty", 2e6, None, "EUR")], "and before it"),
    # casualties
    ("The bomb exploded, killing 20 people.", [("dead", 20, None, "people")], "object of killing"),
    ("Some 20 people were killed and 30 injured.", [("dead", 20, None, "people"), ("injured", 30, None, None)], "both"),
    ("At least 19 soldiers died.", [("dead", 19, None, "soldier")], "a lower bound is the value"),
    ("The blast left 14 dead and 26 wounded.", [("dead", 14, None, None), ("injured", 26, None, None)], "adjectives"),
    ("The death toll rose to 45.", [("dead", 45, None, None)], "a toll"),
    ("Dozens were injured.", [("injured", 24, None, None)], "two dozen at least"),
    ("Scores of civilians died.", [("dead", 40, None, "civilian")], "two score at least"),
    ("Hundreds of thousands of people fled.", [("displaced", 200000, None, "people")], "scales multiply"),
    ("No one was hurt.", [("injured", 0, None, None)], "nobody is none"),
    ("Police detained 71 people.", [("arrested", 71, None, "people")], "object of detaining"),
    ("Between 300 and 400 people were arrested.", [("arrested", 300, 400, "people")], "a range"),
    ("Five fishermen are missing.", [("missing", 5, None, "fisherman")], "a predicate"),
    ("20 Iraqis were killed.", [("dead", 20, None, "iraqis")], "the name of a people, with a fate"),
    ("Two of the attackers were killed.", [("dead", 2, None, "attacker")], "part of a group"),
    ("Seventeen rockets killed nobody.", [("weapons", 17, None, "rocket"), ("dead", 0, None, None)], "subject is no victim"),
    ("Half a billion euros went to Malta.", [("money", 5e8, None, "EUR")], "half of one"),
    ("The fund paid 3 million zloty.", [("money", 3e6, None, "PLN")], "a currency without a sign"),
    ("The fund paid 3 million pesos.", [("money", 3e6, None, "peso")], "of which country?"),
    # things and persons
    ("Some 40,000 nurses marched.", [("people", 40000, None, "nurse")], "a role that the knowledge files hold"),
    ("Two thousand Cubans marched.", [("people", 2000, None, "cubans")], "the people of a country"),
    ("A crowd of 3,000 marched.", [("people", 3000, None, None)], "how many a crowd was"),
    ("Two vessels sank.", [("count", 2, None, "vessel")], "a ship's crew is not counted"),
    ("North Korea fired two ballistic missiles.", [("weapons", 2, None, "missile")], "an adjective between"),
    ("The state bought six fighter jets.", [("weapons", 6, None, "jet")], "two words that are a weapon together"),
    ("The alliance sent 500 troops to Poland.", [("troops", 500, None, "troop")], "troops"),
    ("Thousands of protesters marched.", [("people", 2000, None, "protester")], "persons without a fate"),
    ("Russia expelled 10 diplomats.", [("people", 10, None, "diplomat")], "persons without a fate"),
    ("The airline bought three planes.", [("count", 3, None, "plane")], "anything else"),
    ("Unemployment rose by 12 percent.", [("percentage", 12, None, "%")], "a share"),
    ("The party won 12 % of the vote.", [("percentage", 12, None, "%")], "a share with a space"),
    # no figures
    ("The council adopted Resolution 2231 in 2015.", [], "a name's number, a year"),
    ("The 35-year-old man was freed.", [], "an age"),
    ("A two-day visit began.", [], "a length of time"),
    ("The judge, Adam Smith, 35, was killed.", [], "an age between commas"),
    ("He condemned the 13 November attacks.", [], "a day"),
    ("They met at 7:45 p.m. on March 25.", [], "a time and a date"),
    ("He cited a 2011 study.", [], "a year before a singular"),
    ("It was the third time.", [], "an order"),
    ("In 2019 protesters marched.", [], "a year before a plural"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_figure(text, expected, why):
    assert figures(text) == expected, why


def test_the_words_reach_from_the_bound_to_what_is_counted():
    text = "Gunmen killed at least two dozen worshippers there."
    assert [one.figure.text for one in find_figures(parser().parse(text))] == ["at least two dozen worshippers"]


NUMBERS = [
    ("1,200", 1200), ("22.3 billion", 22.3e9), ("twenty-one", 21), ("two hundred", 200), ("a dozen", 12),
    ("two hundred thousand", 200000), ("one hundred and five", 105), ("20 lakh", 2e6), ("dozens", 24), ("many", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_number(text, expected):
    assert number(text) == expected


def at(text, trigger):
    """The kinds and values of the figures of the act that a trigger names."""
    sentences = parser().parse(text)
    sentence = sentences[0]
    head = sentence.token_at(text.index(trigger))
    mention = Mention(trigger, head.start, head.end)
    act = Act(0, "ASSAULT", None, None, (), "asserted", mention, head.index, (head.index,), (), (), (), (), "test", 1.0)
    return [(one.kind, one.value) for one in figures_of(act, sentence, find_figures(sentences))]


def test_an_act_has_the_figures_below_its_trigger():
    assert at("The raid killed 12 people.", "killed") == [("dead", 12)]


def test_an_act_has_the_figures_of_its_own_clause_alone():
    text = "Police arrested 12 people, and the court freed 40 journalists."
    assert at(text, "arrested") == [("arrested", 12)]
    assert at(text, "freed") == [("people", 40)]


def of_two(text, first, second):
    """The values of the figures of two attacks of a sentence, each told of the other."""
    sentences = parser().parse(text)
    acts = []
    for trigger in (first, second):
        head = sentences[0].token_at(text.index(trigger))
        acts.append(Act(0, "ASSAULT", None, None, (), "asserted", Mention(trigger, head.start, head.end), head.index,
                        (head.index,), (), (), (), (), "test", 1.0))  # fmt: skip
    found = find_figures(sentences)
    return [[one.value for one in figures_of(act, sentences[0], found, [acts[1 - place]])] for place, act in enumerate(acts)]


def test_victims_without_an_act_of_their_own_are_of_the_attack():
    assert at("A bomb killed seven people and wounded 22.", "killed") == [("dead", 7), ("injured", 22)]
    assert at("Nobody was hurt when rebels fired rockets.", "fired") == [("injured", 0)], "told in another clause"
    assert of_two("A bomb killed seven people and wounded 22.", "killed", "wounded") == [[7], [22]], "each has its own"


PIECES = st.sampled_from(
    ["20", "$", "€", "1,200", "million", "people", "killed", "dozens", "of", "no", "one", "between", "and", "to", "%",
     "-", "3", "dollars", "twenty", "hundred", "at least", "2019", "soldiers", ".", ",", "3.5m", "a", "none", "Rs"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from(["", " "]))
def test_any_words_give_numbers_inside_the_sentence(pieces, joint):
    text = joint.join(["x ", *pieces])
    for found in find_figures([plain(text)]):
        one = found.figure
        assert text[one.start : one.end] == one.text
        assert one.value >= 0
        assert one.value_end is None or one.value < one.value_end


def plain(text):
    """A sentence without a parse: every token hangs on the first."""
    tokens = [
        Token(i, m.group(), m.group().lower(), "CD" if m.group()[0].isdigit() else "NNS", "NOUN", "nummod", 0, *m.span())
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    ]
    tokens[0].children = tuple(range(1, len(tokens)))
    return Sentence(0, 0, len(text), text, 0, tokens, 0)


@pytest.mark.parametrize("dep", ["conj", "appos", "compound", "pobj", "nsubj"])
def test_a_root_of_any_label_ends_the_way_up(dep):
    sentence = plain("20")
    sentence.tokens[0].dep, sentence.tokens[0].pos = dep, "NUM"
    assert find_figures([sentence]) == []
