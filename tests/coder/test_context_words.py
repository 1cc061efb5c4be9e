"""The contexts of a sentence: text → contexts in order of first mention → why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coder.context_words import article_contexts, contexts_of, joined
from dragoman.coder.entry import ContextWords
from dragoman.coder.lexicon_files import load_lexicon
from tests.coder.parsed_sentences import parse, parser, unhurried

INDEX = {
    "troop": [ContextWords(("troop",), "military")],
    "air": [ContextWords(("air", "force"), "military")],
    "minister": [ContextWords(("minister",), "executive")],
    "prime": [ContextWords(("prime", "minister"), "executive")],
    "election": [ContextWords(("election",), "election")],
    "rally": [ContextWords(("rally",), "repression", frozenset({"COERCE"}))],
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


def test_words_may_count_for_some_types_alone():
    sentence = parse("Police banned the rally.")
    assert contexts_of(sentence, INDEX, "COERCE") == ("repression",)
    assert contexts_of(sentence, INDEX, "PROTEST") == ()


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Troops left. Troops came. Troops ate.", ("military",), "three sentences out of three"),
    ("Troops left. Troops came.", (), "two sentences make no topic"),
    ("Troops left. Troops came. Troops ate. Cows ate. Hens ate. Pigs ate. Cats ate. Dogs ate.", (), "too small a share"),
])  # fmt: skip
def test_article_contexts(text, expected, why):
    assert article_contexts(list(parser().parse(text)), INDEX) == expected, why


def test_the_sentence_speaks_before_its_article():
    assert joined(("election",), ("military", "election")) == ("election", "military")


@unhurried
@given(st.text(max_size=60))
def test_contexts_of_any_text_are_known_and_told_once(text):
    known = {row.context for rows in load_lexicon().contexts.values() for row in rows}
    for sentence in parser().parse(text):
        found = contexts_of(sentence, load_lexicon().contexts)
        assert len(found) == len(set(found))
        assert set(found) <= known
