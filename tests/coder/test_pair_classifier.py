"""The classifier that ships: shares that sum to one, the order kept, plain sentences understood."""

from __future__ import annotations

import pytest

from dragoman.coder.pair_classifier import NONE, shipped
from dragoman.coder.pair_encoding import Pair

ROWS = [
    ("Turkish jets", "bombed", "Kurdish camps", "in northern Iraq on Sunday.", "ASSAULT"),
    ("Amnesty International", "accused", "the Burmese army", "of burning villages in Rakhine.", "ACCUSE"),
    ("Norway", "will give", "Malawi", "ten million dollars to feed drought victims.", "AGREE"),
    ("The Chinese premier", "met", "his Vietnamese counterpart", "in Hanoi for two days of talks.", "CONSULT"),
    ("Police", "arrested", "eleven journalists", "in Ankara overnight.", "COERCE"),
    ("Washington", "slapped sanctions on", "two Belarusian banks", "on Friday.", "SANCTION"),
    ("The rebels", "freed", "forty soldiers", "they had held since March.", "RETREAT"),
]


def pair(actor, verb, recipient, rest):
    text = f"{actor} {verb} {recipient} {rest}"
    start = len(actor) + len(verb) + 2
    return Pair(text, (0, len(actor)), (start, start + len(recipient)))


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_plain_sentences(row):
    """Of a pair that is known to hold an act, the likeliest act is the right one."""
    found = shipped().classify([pair(*row[:4])])[0].event_type
    assert max((label for label in found if label != NONE), key=lambda label: found[label]) == row[4]


def test_shares_sum_to_one_and_keep_their_order():
    pairs = [pair(*row[:4]) for row in ROWS]
    together = shipped().classify(pairs)
    for one, alone in zip(together, (shipped().classify([each])[0] for each in pairs), strict=True):
        assert sum(one.event_type.values()) == pytest.approx(1.0)
        assert one.best("event_type") == alone.best("event_type"), "a batch may not change what a pair means"


def test_no_pairs_no_shares():
    assert shipped().classify([]) == []
