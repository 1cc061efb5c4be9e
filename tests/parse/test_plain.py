"""Parsed documents as plain sentences: where they are cut, and what their tokens refer to."""

import pytest

from dragoman.parse.parser import Parser
from dragoman.parse.plain import LONGEST


@pytest.fixture(scope="module")
def parser():
    return Parser()


def test_no_text_has_no_sentences(parser):
    assert parser.parse("") == ()


def test_white_space_alone_has_no_sentences(parser):
    assert parser.parse(" \n\n \t ") == ()


def test_a_blank_line_always_ends_a_sentence(parser):
    # The parser runs on over headlines, which have no full stop.
    first, second = parser.parse("Talks in Geneva\n\nIran and Iraq agreed to a truce.")
    assert (first.text, second.text) == ("Talks in Geneva", "Iran and Iraq agreed to a truce.")
    assert (first.paragraph, second.paragraph) == (0, 1)


def test_a_sentence_without_an_end_is_cut(parser):
    # Who reads a sentence looks at each word from each other: a list of ten thousand must not be one.
    sentences = parser.parse("rice, " * 400)
    assert max(len(one.tokens) for one in sentences) <= LONGEST
    assert sum(len(one.tokens) for one in sentences) == 800


def test_paragraphs_before_the_start_are_not_counted(parser):
    # A dateline may stand in a paragraph of its own.
    text = "SEOUL\n\nIran freed two men.\n\nIraq did not."
    assert [one.paragraph for one in parser.parse(text, 7)] == [0, 1]


def test_heads_and_children_point_into_the_same_sentence(parser):
    for sentence in parser.parse("Rebels\nattacked  a town.\n\nThe army, which\tlost it, fled. (Nobody died.)"):
        for token in sentence.tokens:
            assert 0 <= token.head < len(sentence.tokens)
            assert all(sentence.tokens[child].head == token.index for child in token.children)


def test_a_subject_hangs_on_its_verb_and_not_on_the_auxiliary(parser):
    (sentence,) = parser.parse("Moscow and Seoul are committed to talks.")
    assert all(
        sentence.tokens[token.head].dep not in ("aux", "auxpass") for token in sentence.tokens if token.dep == "nsubj"
    )
