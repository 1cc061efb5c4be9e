"""Actors, countries and acts in the codes of other data sets."""

import pytest

from dragoman.export.actor_code import actor_code
from dragoman.export.country_codes import cow, fips, iso2
from dragoman.export.native_code import PENTAS, QUADS, native_code
from dragoman.ontology import cameo_codes, event_types, sectors
from dragoman.resolve.cameo_affiliation import affiliation
from dragoman.resolve.countries import STATELESS, countries

# What is lost on the way: CAMEO has one code for armed men beside the state, none for a people or an unknown sector, and
# our importer folds some of its roles.
LOST = {"PRM": "UAF", "ETH": "GOV", "UNK": "GOV", "SOC": None, "AGR": "CVL", "ENV": "SOC", "HRI": "SOC"}


@pytest.mark.parametrize("sector", [one.code for one in sectors()])
def test_an_importer_of_actor_codes_finds_the_sector_again(sector):
    assert affiliation(actor_code("KEN", sector).full) == ("KEN", LOST.get(sector, sector))


@pytest.mark.parametrize("code", sorted(STATELESS))
def test_an_importer_finds_bodies_that_are_no_country_again(code):
    found = actor_code(code, None)
    assert affiliation(found.full)[0] == code
    assert found.country == ""
    assert found.entity in ("IGO", "NGO", "MNC", "IMG")


@pytest.mark.parametrize(
    ("country", "sector", "full", "types"),
    [
        ("RUS", "GOV", "RUSGOV", ("GOV",)),
        ("RUS", None, "RUS", ()),
        (None, "MIL", "MIL", ("MIL",)),
        (None, None, "", ()),
        ("UNO", "GOV", "IGOUNO", ("IGO",)),  # that a body of states is run by governments goes without saying
        ("UNO", "MIL", "IGOUNOMIL", ("IGO", "MIL")),
        ("KOR", "JRN", "KORMED", ("MED",)),  # CAMEO's MED are the media
        ("KOR", "MED", "KORHLH", ("HLH",)),
        ("KOR", "UNK", "KOR", ()),
    ],
)
def test_a_participant_in_cameos_actor_codes(country, sector, full, types):
    code = actor_code(country, sector)
    assert (code.full, code.types()) == (full, types)


def test_every_country_has_its_other_codes_and_no_two_share_one():
    for kind in (iso2, fips, cow):
        found = [kind(code) for code in countries() if kind(code)]
        assert len(set(found)) == len(found)
    assert all(iso2(code) and len(iso2(code)) == 2 for code in countries())
    assert {code for code, one in countries().items() if one.kind == "state" and not cow(code)} == {"PSE", "VAT"}


@pytest.mark.parametrize(
    ("country", "codes"),
    [
        ("DEU", ("DE", "GM", "255")), ("CHE", ("CH", "SZ", "225")), ("CHN", ("CN", "CH", "710")), ("GBR", ("GB", "UK", "200")),
        ("RUS", ("RU", "RS", "365")), ("UKR", ("UA", "UP", "369")), ("NAM", ("NA", "WA", "565")), ("UNO", (None, None, None)),
        (None, (None, None, None)),
    ],
)  # fmt: skip
def test_countries_in_other_codes(country, codes):
    assert (iso2(country), fips(country), cow(country)) == codes


def test_the_gaza_strip_and_the_west_bank_are_two_places_in_fips():
    assert [fips("PSE", lon) for lon in (34.45, 35.2, None)] == ["GZ", "WE", "WE"]


def test_the_coders_own_code_is_kept_and_a_bare_root_is_written_as_data_sets_do():
    code = native_code("CONSULT", "visit", "042")
    assert (code.code, code.base, code.root, code.goldstein, code.quad, code.penta, code.folded) == (
        "042",
        "042",
        "04",
        1.9,
        1,
        1,
        False,
    )
    assert native_code("CONSULT", None, "04").code == "040"
    assert native_code("COERCE", None, "1711").base == "171"


@pytest.mark.parametrize(
    ("kind", "mode", "code"),
    [("AGREE", None, "030"), ("COERCE", "arrest", "173"), ("THREATEN", None, "130"), ("CONSULT", "visit", "042")],
)
def test_without_a_code_type_and_mode_are_crossed(kind, mode, code):
    found = native_code(kind, mode, None)
    assert (found.code, found.folded) == (code, True)


def test_every_type_crosses_to_a_code_and_every_code_has_its_classes():
    assert all(native_code(one.code, None, None).root in QUADS for one in event_types())
    assert {one.code[:2] for one in cameo_codes()} == set(QUADS) == set(PENTAS)
    assert (QUADS["16"], PENTAS["16"]) == (4, 3)  # GDELT and Phoenix differ on reduced relations
