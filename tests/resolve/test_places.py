"""Texts to the places that they name."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse import Parser
from dragoman.resolve.places import Gazetteer, find_places


@cache
def tools():
    return Parser(), Gazetteer()


def places(text, dateline=None):
    parser, gazetteer = tools()
    return [found.place for found in find_places(parser.parse(text), gazetteer, dateline)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The ministers met in Seoul.", [("Seoul", "KOR", "city")], "a capital"),
        ("Missiles fell into the Sea of Japan.", [("Sea of Japan", None, "feature")], "the longest name, not Japan"),
        ("Rebels attacked a post in Donbas.", [("Donbas", "UKR", "region")], "a region on our list"),
        ("French troops left the port.", [], "a demonym is no place"),
        ("Paris Hilton sang.", [], "a person's name that begins with a town's"),
        ("Sydney Smith wrote a letter.", [], "the same"),
        ("Washington said talks would resume.", [], "a government that speaks"),
        ("The Bank of China cut rates.", [], "a body's name"),
        ("Police fired at the crowd.", [], "a town of that name is not meant"),
        ("Nice people waved.", [], "nor here"),
        ("A truck hit people in Nice, France.", [("Nice", "FRA", "city"), ("France", "FRA", "country")], "strong evidence"),
        ("In Springfield, Illinois, voters queued.", [("Springfield", "USA", "city"), ("Illinois", "USA", "region")],
         "a town fixed by its state"),
        ("Police in Tripoli, Lebanon, made arrests.", [("Tripoli", "LBN", "city"), ("Lebanon", "LBN", "country")],
         "a smaller namesake fixed by its country"),
        ("Officials from Atlanta, Georgia, arrived.", [("Atlanta", "USA", "city"), ("Georgia", "USA", "region")],
         "the state, not the country"),
        ("Floods hit Alabama and Georgia.", [("Alabama", "USA", "region"), ("Georgia", "USA", "region")],
         "a state beside another state"),
        ("Cases rose in Oklahoma, Pennsylvania and Ohio.",
         [("Oklahoma", "USA", "region"), ("Pennsylvania", "USA", "region"), ("Ohio", "USA", "region")],
         "in a list of states none is a town of the next"),
        ("France mourned those killed in the town of Qarfisa in the province of Latakia.",
         [("France", "FRA", "country"), ("Qarfisa", "SYR", "feature"), ("Latakia", "SYR", "city")],
         "a village that no list holds, by the town beside it"),
        ("Shells hit Idlib province.", [("Idlib", "SYR", "region")], "the plain noun says what it is"),
        ("They landed at Damascus International Airport.", [("Damascus International Airport", "SYR", "feature")],
         "a facility keeps its whole name"),
        ("Gunmen burned huts in the village of Zorbakh in Nigeria.", [("Zorbakh", "NGA", "feature"),
         ("Nigeria", "NGA", "country")], "a name that no list holds, shown by its words, in the one country named"),
        ("The pro-Moscow groups met.", [], "a name that only tells sides"),
        ("Kunduz was captured in May.", [("Kunduz", "AFG", "city")], "a town that is taken"),
        ("Quintero was captured in May.", [], "a name that is a person's as often as a small town's"),
        ("The mayor of the Somali Zorbakh region spoke.", [("Zorbakh", None, "feature")],
         "a nationality is no part of the name"),
        ("Boats are patrolling Zorbakh and Tarai Gul districts.",
         [("Zorbakh", None, "feature"), ("Tarai Gul", None, "feature")],
         "two names of one kind"),
        ("He studied at Ohio State University.", [("Ohio State University", None, "feature")], "a body, and no state"),
        ("Floods hit the Danube Delta.", [("Danube Delta", None, "region")], "a landscape on our list"),
        ("The EU met in Brussels.", [("Brussels", "BEL", "city")], "capitals that are also a town's name"),
    ],
)
def test_places(text, expected, why):
    assert [(place.text, place.country, place.kind) for place in places(text)] == expected, why


def test_dateline_decides_between_namesakes():
    text = "Crowds filled the streets of Hyderabad."
    assert places(text)[0].country == "IND"
    assert places(text, dateline="Karachi")[0].country == "PAK"


def test_unlisted_place_has_no_coordinates():
    place = places("Gunmen burned huts in the village of Zorbakh.")[0]
    assert (place.lat, place.lon, place.geoname_id) == (None, None, None)


def test_region_is_not_its_capital():
    syria = places("Clashes broke out in southern Syria.")[0]
    assert (syria.kind, syria.lat, syria.lon) == ("country", 35.0, 38.5)


NAMES = st.sampled_from(["Seoul", "al-", "-", "Paris", "Hilton", "the", "Sea", "of", "Japan", ",", ".", "in", "\n\n", "’s"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(NAMES, max_size=14).map(" ".join)))
def test_spans_are_the_words_of_the_text(text):
    for place in places(text):
        assert text[place.start : place.end] == place.text
        assert place.text.strip()


def test_nothing_in_nothing():
    assert find_places([], tools()[1], None) == []
