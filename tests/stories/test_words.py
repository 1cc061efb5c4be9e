"""The words of a text and their weights."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.words import LONGEST, cosine, rare_names, stem, vector, words


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Bombings", "bomb"), ("bombed", "bomb"), ("Kyiv's", "kyiv"), ("Kyiv’s", "kyiv"), ("was", "was"), ("ties", "ties"), ("talks", "talk")],
)
def test_a_stem_has_neither_case_nor_possessive_nor_ending_where_enough_is_left(word, expected):
    assert stem(word) == expected


def test_common_words_tell_nothing():
    assert {word.stem for word in words("The president of the country said that it was so.")} & {"the", "of", "said"} == set()


def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital():
    found = {word.stem: word.name for word in words("Rubble blocked Vanta. Ferries left Skarn.")}
    assert (found["rubble"], found["vanta"], found["skarn"]) == (False, True, True)
    assert not found["ferri" if "ferri" in found else "ferries"]


def test_rare_words_weigh_more_and_names_most():
    weights = vector("Dockers in Skarnhold met government officials about a dredger.")
    assert weights[stem("Skarnhold")] > weights[stem("dredger")] > weights.get("government", 0)


def test_names_that_hardly_any_report_has():
    assert rare_names("Dockers in Skarnhold met officials from Russia.") == {stem("Skarnhold")}


def test_texts_about_the_same_thing_are_more_alike_than_others():
    one, other = vector("An earthquake flattened the Orlo dam near Vanta."), vector("The Orlo dam at Vanta fell in an earthquake.")
    assert cosine(one, other) > 0.5 > cosine(one, vector("Dockers walked out over wages."))


@given(st.text(max_size=200), st.text(max_size=200))
def test_vectors_have_length_one_and_cosines_lie_between_0_and_1(one, other):
    first, second = vector(one), vector(other)
    assert len(first) <= LONGEST
    assert not first or math.isclose(sum(weight**2 for weight in first.values()), 1)
    assert -1e-9 <= cosine(first, second) <= 1 + 1e-9
    assert math.isclose(cosine(first, second), cosine(second, first))
