"""Near-identical texts by their signatures."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.copies import COPY, NUMBERS, bands, shared, signature

TEXT = " ".join(f"word{number} stands here beside number {number * 7}" for number in range(40))


def test_a_copy_with_another_headline_and_a_cut_end_is_one():
    assert shared(signature(TEXT), signature("From our desk: " + TEXT[:-60])) >= COPY


def test_copies_share_a_band_by_which_they_are_found():
    assert set(bands(signature(TEXT))) & set(bands(signature("From our desk: " + TEXT[:-60])))


def test_another_text_is_none():
    other = " ".join(f"phrase{number} lies there below figure {number * 3}" for number in range(40))
    assert shared(signature(TEXT), signature(other)) < 0.1


def test_what_is_shorter_than_a_phrase_has_no_signature():
    assert signature("Three words only") == ()


def test_case_and_marks_do_not_count():
    assert signature(TEXT.upper() + "!") == signature(TEXT)


@given(st.text(max_size=300))
def test_the_same_text_has_the_same_signature_whatever_it_holds(text):
    found = signature(text)
    assert found == signature(text) and len(found) in (0, NUMBERS)


def test_a_broken_character_is_no_harm():
    assert len(signature("one two \ud800 three four five six")) in (0, NUMBERS)
