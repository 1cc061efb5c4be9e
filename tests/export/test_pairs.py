"""Lists of actors as ordered pairs."""

import pytest

from dragoman.export.pairs import pairs
from tests.evaluate.made import event


def shown(found):
    return [tuple(one.country if one else None for one in pair) for pair in found]


@pytest.mark.parametrize(
    ("kind", "actors", "recipients", "expected", "why"),
    [
        ("ACCUSE", "USA FRA", "RUS", [("USA", "RUS"), ("FRA", "RUS")], "compound actors: one pair each"),
        ("CONSULT", "RUS KOR", "", [("RUS", "KOR"), ("KOR", "RUS")], "those who meet act upon each other"),
        ("CONSULT", "RUS", "KOR", [("RUS", "KOR")], "a visit has a host"),
        ("ACCUSE", "USA FRA", "", [("USA", None), ("FRA", None)], "who condemns together is no pair"),
        ("ASSAULT", "", "RUS", [(None, "RUS")], "an unknown attacker"),
        ("PROTEST", "", "", [(None, None)], "nobody is known, and the event is kept"),
        ("CONSULT", "KOR KOR", "", [("KOR", None)], "one party twice is no pair"),
    ],
)
def test_pairs(kind, actors, recipients, expected, why):
    assert shown(pairs(event(kind, actors, recipients))) == expected, why


def test_a_signed_agreement_is_mutual():
    assert shown(pairs(event("SUPPORT", "RUS KOR", cameo="057"))) == [("RUS", "KOR"), ("KOR", "RUS")]
    assert shown(pairs(event("SUPPORT", "RUS KOR", cameo="051"))) == [("RUS", None), ("KOR", None)]
