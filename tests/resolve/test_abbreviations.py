"""Texts to the short forms that they explain, and to whom these stand for."""

from functools import cache

import pytest

from dragoman import Coder
from dragoman.parse import Parser
from dragoman.resolve.abbreviations import abbreviations, is_short_form


@cache
def parser():
    return Parser()


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The National Storm Centre (NSC) warned the coast.", {"NSC": "National Storm Centre"}, "initials in order"),
        ("Northern Gas and Power Company (NG&P) cut lines.", {"NG&P": "Northern Gas and Power Company"},
         "small words and one other may be left out"),
        ("The Ministry of Works (MoW) paid.", {"MoW": "Ministry of Works"}, "a small letter for a small word"),
        ("A man of Rome (NSC) spoke.", {}, "no name with these initials"),
        ("The Storm Centre (see below) warned the coast.", {}, "no initials"),
    ],
)
def test_explained(text, expected, why):
    found = abbreviations(parser().parse(text))
    assert {short: long.name for short, long in found.items()} == expected, why


def test_short_form_is_written_in_capitals():
    assert is_short_form("PG&E")
    assert not is_short_form("Rome")


def test_a_short_form_speaks_by_its_full_name():
    text = "The National Storm Centre (NSC) sent out planes. The NSC said that winds would rise by noon."
    assert [quote.speaker.name for quote in Coder().read(text, date="2020-01-02").quotes] == ["National Storm Centre"]
