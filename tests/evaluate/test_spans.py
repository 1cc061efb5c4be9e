"""Things matched by where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.spans import around, matched_spans, overlap
from dragoman.records import Mention

mentions = st.lists(st.builds(lambda start, size: Mention("", start, start + size), st.integers(0, 12), st.integers(1, 5)), max_size=5)


def test_the_equal_one_goes_before_the_longer_overlap():
    wanted, longer, equal = Mention("w", 0, 9), Mention("l", 0, 9), Mention("w", 5, 7)
    pairs, missed, spurious = matched_spans([wanted], [longer, equal], lambda a, b: a.text == b.text)
    assert (pairs, missed, spurious) == ([(wanted, equal)], [], [longer])


def test_around_is_one_line():
    assert around("a\n\nb  c", 3) == "a b c"


@given(mentions, mentions)
def test_every_pair_overlaps_and_nothing_is_lost(wanted, found):
    pairs, missed, spurious = matched_spans(wanted, found, lambda a, b: False)
    assert all(overlap(a, b) for a, b in pairs)
    assert len(pairs) + len(missed) == len(wanted)
    assert len(pairs) + len(spurious) == len(found)
    assert not any(overlap(a, b) for a in missed for b in spurious), "no two that could be paired are left over"
