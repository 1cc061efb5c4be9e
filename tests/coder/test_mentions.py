"""From a head token to the words that name a participant: text → expected → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coder import mentions
from tests.coder.parsed_sentences import at, parse, parser, unhurried, word_salads, words

MENTIONS = [
    ("The Iranian foreign minister met rebels.", "minister", "Iranian foreign minister", "no article at its beginning"),
    ("The president of France met rebels.", "president", "president of France", "an of with a name after it"),
    ("The head of the agency met rebels.", "head", "head", "an of without a name adds nothing"),
    ("Two senior officials met rebels.", "officials", "Two senior officials", "numbers and adjectives before it"),
    ("His counterpart met rebels.", "counterpart", "His counterpart", "a possessor belongs to it"),
    ("Officials who live in Peru met rebels.", "Officials", "Officials", "a relative clause does not"),
    ("Russia and China met rebels.", "China", "China", "the conjunction stays outside"),
]


@pytest.mark.parametrize(("text", "head", "expected", "why"), MENTIONS)
def test_mention(text, head, expected, why):
    sentence = parse(text)
    found = mentions.mention(sentence, at(sentence, head))
    assert found.text == expected, why
    assert text[found.start : found.end] == expected, "offsets count from the beginning of the text"


SPREADS = [
    ("Leaders of France and Germany met in Paris.", "Leaders", "France Germany", "leaders of two are two parties"),
    ("Leaders of France met in Paris.", "Leaders", "Leaders", "of one: the leaders themselves"),
    ("French and German ministers met in Paris.", "ministers", "French German", "two nationalities, two parties"),
    ("French ministers met in Paris.", "ministers", "ministers", "one nationality"),
    ("Farmers of France and Germany met in Paris.", "Farmers", "Farmers", "farmers do not stand for their states"),
    ("Ten states, including Kenya, signed the pact.", "states", "Kenya", "those named after including stand for all"),
    ("Russia, China and Iran signed the pact.", "Russia", "Russia China Iran", "coordinated"),
    ("Peru, the Gambia, Chile and Brazil signed the pact.", "Peru", "Peru Gambia Chile Brazil",
     "a list whose second member the parser set beside the first"),
    ("Angela Merkel, the Chancellor and Party Leader, signed the pact.", "Merkel", "Merkel", "titles are nobody else"),
]


@pytest.mark.parametrize(("text", "head", "expected", "why"), SPREADS)
def test_spread(text, head, expected, why):
    sentence = parse(text)
    assert words(sentence, mentions.spread(sentence, [at(sentence, head)])) == expected, why


def test_spread_names_nobody_twice():
    sentence = parse("Russia, China and Iran signed the pact.")
    heads = [at(sentence, "Russia"), at(sentence, "Iran")]
    assert words(sentence, mentions.spread(sentence, heads)) == "Russia China Iran"


OWNERS = [
    ("The Israeli raid angered Jordan.", "raid", "Israeli", "a nationality before it"),
    ("The decision of the Court angered Poland.", "decision", "Court", "a name after of"),
    ("The decision of the day angered Poland.", "decision", "", "no name after of"),
    ("The council adopted a resolution that condemned Syria.", "resolution", "council", "it speaks for its makers"),
    ("The council adopted a budget that angered Syria.", "budget", "", "a budget is no document that speaks"),
]


@pytest.mark.parametrize(("text", "head", "expected", "why"), OWNERS)
def test_owner(text, head, expected, why):
    sentence = parse(text)
    assert words(sentence, mentions.owner(sentence, at(sentence, head))) == expected, why


TEXTS = st.lists(
    st.sampled_from(["Iran", "the", "of", "Kenya's", "two", "-", "(", "“", "met", "and", "Été", "\n", "U.S."]),
    min_size=1, max_size=14,
).map(" ".join)


@unhurried
@given(TEXTS | word_salads)
def test_every_mention_is_words_of_its_sentence_around_its_head(text):
    for sentence in parser().parse(text):
        for token in sentence.tokens:
            found = mentions.mention(sentence, token.index)
            assert sentence.start <= found.start <= token.start < token.end <= found.end <= sentence.end
            assert text[found.start : found.end] == found.text
