"""The contexts of a sentence: text → contexts in order of first mention → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coder.context_words import contexts_of
from dragoman.coder.lexicon_files import load_lexicon
from tests.coder.parsed_sentences import parse, parser, unhurried

INDEX = {
    "troop": [(("troop",), "military")],
    "air": [(("air", "force"), "military")],
    "minister": [(("minister",), "executive")],
    "prime": [(("prime", "minister"), "executive")],
    "election": [(("election",), "election")],
}

CONTEXTS = [
    ("Troops left.", ("military",), "by its lemma"),
    ("The air force left.", ("military",), "two words in sequence"),
    ("The air was a force.", (), "the words of a phrase apart"),
    ("The minister sent troops.", ("executive", "military"), "in order of first mention"),
    ("Troops met the minister.", ("military", "executive"), "the other way round"),
    ("The prime minister met a minister.", ("executive",), "each once"),
    ("Farmers left.", (), "none"),
    ("They fouled the air", (), "a phrase that would run over the end"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CONTEXTS)
def test_contexts(text, expected, why):
    assert contexts_of(parse(text), INDEX) == expected, why


@unhurried
@given(st.text(max_size=60))
def test_contexts_of_any_text_are_known_and_told_once(text):
    known = {context for rows in load_lexicon().contexts.values() for _, context in rows}
    for sentence in parser().parse(text):
        found = contexts_of(sentence, load_lexicon().contexts)
        assert len(found) == len(set(found))
        assert set(found) <= known
