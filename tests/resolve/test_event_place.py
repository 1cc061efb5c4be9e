"""Acts to where they took place."""

from functools import cache

import pytest

from dragoman.parse import Parser
from dragoman.records import Act, Mention
from dragoman.resolve.places import Gazetteer, event_place, find_places


@cache
def tools():
    return Parser(), Gazetteer()


def place_of(text, trigger, event_type="ASSAULT", mode=None, dateline=None, field="text"):
    parser, gazetteer = tools()
    sentences = parser.parse(text)
    start = text.index(trigger)
    sentence = next(one for one in sentences if one.start <= start < one.end)
    tokens = tuple(token.index for token in sentence.tokens if start <= token.start < start + len(trigger))
    act = Act(sentence.index, event_type, mode, None, (), "asserted", Mention(trigger, start, start + len(trigger)),
              tokens[0], tokens, (), (), (), (), "test", 1.0)
    place = event_place(act, sentence, find_places(sentences, gazetteer, dateline), dateline, sentences).place
    return getattr(place, field) if place else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected", "why"),
    [
        ("A bomb killed nine people in Baghdad.", "killed", "Baghdad", "under the trigger"),
        ("A bomb killed nine people in a market in Baghdad.", "killed", "Baghdad", "under what it was done in"),
        ("In Kano, gunmen attacked a bank.", "attacked", "Kano", "before the clause"),
        ("The president of France condemned attacks in Mali.", "attacks", "Mali", "the owner of an office is no scene"),
        ("Marines guarded the streets of Quito.", "guarded", "Quito", "streets are where the town is"),
        ("Troops stormed Aleppo.", "stormed", "Aleppo", "a place that is attacked is the scene"),
        ("A rocket damaged a Basra bridge.", "damaged", "Basra", "what is struck stands there"),
        ("Robbers killed a guard in the Lagos district of Surulere.", "killed", "Surulere", "the more exact of two"),
        ("Gunmen shot a teacher in Hebron, officials in Jerusalem said.", "shot", "Hebron", "not where it was told"),
        ("Bombs struck Jolo Cathedral in Mindanao.", "struck", "Jolo Cathedral", "what was struck is more exact"),
        ("In Iraq, gunmen attacked a council in Tikrit.", "attacked", "Tikrit", "the town within the country"),
        ("A bomb exploded near Ramadi, 115 km west of Baghdad.", "exploded", "Ramadi", "what only measures is not near"),
        ("A man was airlifted from Omsk to Berlin.", "airlifted", "Omsk", "a flight for help begins where help is needed"),
        ("Marchers protested against the war in Gaza.", "protested", None, "what a protest is against is elsewhere"),
        ("The attack was claimed by a movement in Yemen.", "attack", None, "a body is of a place without acting there"),
        ("Rebels captured most of Kosovo.", "captured", "Kosovo", "a share of a place"),
        ("Marines patrolled downtown Manila Thursday.", "patrolled", "Manila", "the day is no part of the object"),
        ("Two clerks were killed by a mine near the market town of Kano, north of Abuja.", "killed", "Kano",
         "from which it is north is not where it was"),
        ("They hid in Bahia, which borders the sea and was raided by soldiers.", "raided", "Bahia",
         "the clause that tells of the place"),
        ("The head of the navy's operations in Odessa was killed.", "killed", None, "of what he is in charge"),
        ("About 500 people marched in praise of the governor of Sindh.", "marched", None,
         "of what he is governor"),
        ("Farmers were killed by rebels in Kano and a priest was hanged in the port of Lagos.", "killed", "Kano",
         "the other clause has its own"),
        ("In raids across Mali, bandits shot a teacher cycling to his school in the town of Gao.", "shot", "Gao",
         "where the victim rode"),
        ("Gunmen attacked Zorbakh Town on Friday.", "attacked", "Zorbakh Town", "its name says that it is a place"),
        ("In army-held Zorbakh, south of Lagos, a nurse was stabbed.", "stabbed", "Zorbakh", "whoever holds it"),
        ("In Karachi's Zorbakh quarter a tailor was killed.", "killed", "Zorbakh", "the part, not the town"),
        ("Soldiers stormed Zorbakh.", "stormed", "Zorbakh", "hardly anything but a place is stormed"),
        ("Ten died. Police said gunmen in Lagos had fled. Gunmen killed a guard.", "killed", "Lagos",
         "the scene set just before"),
    ],
)
def test_place_of_material_acts(text, trigger, expected, why):
    assert place_of(text, trigger) == expected, why


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "expected", "why"),
    [
        ("Lavrov made a visit to Seoul.", "visit", "CONSULT", "visit", "Seoul", "a visit's goal is its place"),
        ("The minister visited Ankara.", "visited", "CONSULT", "visit", "Ankara", "the same as an object"),
        ("The two leaders met on Monday in Geneva.", "met", "CONSULT", None, "Geneva", "under the trigger"),
        ("North Korea fired missiles toward the Sea of Japan.", "fired", "MOBILIZE", "weapons", "Sea of Japan",
         "toward counts for a missile"),
        ("Iran accused Israel of lying.", "accused", "ACCUSE", None, None, "countries that act are no places"),
        ("Germany urged Iran to end the war in Yemen.", "urged", "REQUEST", None, None, "what a demand is about"),
        ("France criticised Russia at a summit in Geneva.", "criticised", "ACCUSE", None, "Geneva", "where it was said"),
    ],
)
def test_place_of_other_acts(text, trigger, kind, mode, expected, why):
    assert place_of(text, trigger, kind, mode) == expected, why


def test_dateline_places_an_attack_that_names_no_place():
    assert place_of("Gunmen killed a guard.", "killed", dateline="Lagos", field="name") == "Lagos"
    assert place_of("Gunmen killed a guard.", "killed", dateline="Qwertyburgh") is None


def test_demand_is_not_placed_by_the_article():
    assert place_of("Talks took place in Geneva. Russia demanded a vote.", "demanded", "REQUEST") is None
