"""A parsed sentence as plain data: its tree, walked by index."""

import pytest

from dragoman.parse import Sentence, Token
from dragoman.records import Mention

# "Iran and Iraq met." standing at character 10 of its article.
ROWS = [
    ("Iran", 3, "nsubj", (1, 2)),
    ("and", 0, "cc", ()),
    ("Iraq", 0, "conj", ()),
    ("met", 3, "ROOT", (0, 4)),
    (".", 3, "punct", ()),
]
STARTS = [10, 15, 19, 24, 27]


@pytest.fixture
def sentence():
    tokens = [
        Token(index, text, text.lower(), "", "", dep, head, start, start + len(text), below)
        for index, ((text, head, dep, below), start) in enumerate(zip(ROWS, STARTS, strict=True))
    ]
    return Sentence(0, 10, 28, "Iran and Iraq met.", 0, tokens, 3)


def test_children_stand_left_to_right_and_can_be_chosen_by_label(sentence):
    assert [token.text for token in sentence.children(3)] == ["Iran", "."]
    assert [token.text for token in sentence.children(3, "nsubj", "dobj")] == ["Iran"]
    assert list(sentence.children(4)) == []


def test_a_subtree_holds_its_head_and_all_below_in_order(sentence):
    assert sentence.subtree(0) == [0, 1, 2]
    assert sentence.subtree(3) == [0, 1, 2, 3, 4]


def test_ancestors_go_up_to_the_root_and_leave_the_token_out(sentence):
    assert [token.text for token in sentence.ancestors(2)] == ["Iran", "met"]
    assert list(sentence.ancestors(3)) == []


def test_a_mention_is_words_of_the_article_with_both_ends_in(sentence):
    assert sentence.mention(0, 2) == Mention("Iran and Iraq", 10, 23)


def test_the_token_at_a_character(sentence):
    assert sentence.token_at(24).text == sentence.token_at(26).text == "met"
    assert sentence.token_at(14) is None, "the blank between two words"
    assert sentence.token_at(0) is None, "before the sentence"


def test_a_word_in_lower_case(sentence):
    assert sentence.tokens[0].lower == "iran"
