"""Mentions that stand for several: text → whom a phrase stands for → why."""

import pytest

from dragoman.parse import Parser
from dragoman.records import KnownActor, Mention
from dragoman.resolve.actors import ActorResolver
from dragoman.resolve.groups import state
from dragoman.resolve.together import pair_nouns, together


@pytest.fixture(scope="module")
def parser():
    return Parser()


def codes(parser, text, phrase, known=(), date="2021-03-25"):
    """(country, sector) of each that a phrase of a text stands for, None for each that no list knows."""
    sentences = parser.parse(text)
    resolver = ActorResolver(known)
    memory = resolver.memory(sentences, date)
    start = text.rindex(phrase)
    where = Mention(phrase, start, start + len(phrase))
    sentence = next(one for one in sentences if one.start <= start < one.end)
    head = max(token.index for token in sentence.tokens if token.start < where.end)
    found = together(sentence, head, where, memory, date, lambda: resolver.resolve(sentence, head, where, memory, date))
    return [(one.country, one.sector) for one in found]


FRENCH_GERMAN = [("FRA", "GOV"), ("DEU", "GOV")]
TALKS = "Lavrov met Wang Yi in Italy on Monday. "
TEXTS = [
    ("France and Germany signed a treaty in Rome. The two countries cut tariffs.", "two countries", FRENCH_GERMAN,
     "the two named last; Rome only tells where"),
    ("France and Germany signed a treaty. Both sides praised Italy.", "sides", FRENCH_GERMAN, "Italy comes after"),
    ("France met Germany. It praised Spain. Both sides waited.", "sides", [], "three were named"),
    (TALKS + "The two ministers condemned Spain.", "two ministers", [("RUS", "GOV"), ("CHN", "GOV")], "the two persons"),
    (TALKS + "The two countries condemned Spain.", "two countries", [("RUS", "GOV"), ("CHN", "GOV")], "their states"),
    ("Israel and Hamas agreed to a truce. Both sides broke it.", "sides", [("ISR", "GOV"), ("PSE", "REB")],
     "a side keeps its own sector"),
    ("France met Germany. The countries cut tariffs.", "countries", [], "nothing says that they are two"),
    ("France met Germany. Two Korean ministers left.", "Two Korean ministers", [], "the phrase says whose they are"),
    ("Rebels from Chad and Sudan attacked a village.", "Rebels", [("TCD", "REB"), ("SDN", "REB")], "of two countries"),
    ("Lawmakers in Kenya, Uganda and Oman protested.", "Lawmakers", [("KEN", "LEG"), ("UGA", "LEG"), ("OMN", "LEG")],
     "of three"),
    ("A general from Chad and Sudan protested.", "A general", [], "one person is of one country"),
    ("Kenyan and Ugandan rebels attacked a village.", "Kenyan and Ugandan rebels", [("KEN", "REB"), ("UGA", "REB")],
     "nationalities joined"),
    ("Both Koreas agreed.", "Both Koreas", [("PRK", "GOV"), ("KOR", "GOV")], "a group"),
]


@pytest.mark.parametrize(("text", "phrase", "expected", "why"), TEXTS)
def test_several(parser, text, phrase, expected, why):
    found = codes(parser, text, phrase)
    assert found == expected if expected else len(found) == 1, why


def test_a_dictionary_s_wording_with_several_codes_is_all_of_them(parser):
    known = [KnownActor(("The Marches",), code, "GOV", None, "", "", "country", "import", "a.txt:3", code) for code in ("AAA", "BBB")]
    assert codes(parser, "The Marches condemned Spain.", "Marches", known) == [("AAA", "GOV"), ("BBB", "GOV")]
    other = KnownActor(("The Marches",), "CCC", "GOV", None, "", "", "country", "import", "b.txt:9", "CCC")
    assert ("CCC", "GOV") not in codes(parser, "The Marches condemned Spain.", "Marches", [*known, other]), "another file"


def test_each_noun_takes_up_one_kind():
    assert set(pair_nouns().values()) == {"states", "sides", "persons"}
    assert all(noun == noun.lower() for noun in pair_nouns())


def test_codes_that_are_no_country_go_by_themselves():
    assert state("XQZ", "the two sides").name == "XQZ", "an imported dictionary may invent codes"
