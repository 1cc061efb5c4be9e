"""Texts that were read before in the same run."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.duplicates import Seen


def test_a_text_is_new_once():
    seen = Seen(1000)
    assert [seen.before(text) for text in ("a b", "a c", "a b", "a\n  b ")] == [False, False, True, True], "white space does not count"


@given(st.lists(st.text(), max_size=60))
def test_a_new_text_is_never_taken_for_an_old_one(texts):
    # However small the table: it forgets, and never errs the other way.
    seen, known = Seen(3), set()
    for text in texts:
        words = " ".join(text.split())
        assert not (seen.before(text) and words not in known)
        known.add(words)


def test_no_table_is_made_before_it_is_needed():
    seen = Seen()
    assert seen.table is None
