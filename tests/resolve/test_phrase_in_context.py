"""A phrase with the text in which it stands: text → phrase → country and sector → why."""

import pytest

from dragoman import Coder

CODER = Coder()

THERE = [
    ("Israeli army bulldozers razed a house in Rafah.", "Israeli army", "ISR", "MIL", "both words hang on a third"),
    ("Egyptian demonstrators rioted in Alexandria.", "Egyptian", "EGY", "CVL", "a nationality has its noun's sector"),
    ("French and Egyptian warships met off Crete.", "Egyptian warships", "EGY", "MIL", "shared by two nationalities"),
    ("Police in Lagos fired at marchers. The officers ran.", "The officers", "NGA", "COP", "what the text told before"),
    ("Iran protested. Its foreign minister flew to Rome.", "foreign minister", "IRN", "GOV", "whose minister he is"),
]


@pytest.mark.parametrize(("text", "phrase", "country", "sector", "why"), THERE)
def test_in_its_text(text, phrase, country, sector, why):
    entity = CODER.entity(phrase, context=text)
    assert (entity.country, entity.sector) == (country, sector), why
    assert entity.reason, "it says what decided"


def test_a_phrase_that_is_not_in_the_text_is_read_by_itself():
    assert CODER.entity("the Kenyan police", context="Chad voted on Sunday.").country == "KEN"


def test_start_picks_the_place():
    text = "Chad's army left. Kenya's army stayed."
    assert CODER.entity("army", context=text).country == "TCD"
    assert CODER.entity("army", context=text, start=20).country == "KEN"


def test_those_of_several_countries_share_their_sector():
    text = "Iran drilled with the navies of China and Oman."
    assert [CODER.entity(name, context=text).sector for name in ("China", "Oman")] == ["MIL", "MIL"]
