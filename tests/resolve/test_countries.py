"""Countries: every code once, and what is told of it."""

import pytest

from dragoman.errors import KnowledgeInvalid
from dragoman.resolve.countries import countries, explain_country, states
from dragoman.resolve.csv_file import rows


def test_all_of_iso_3166_and_kosovo():
    codes = set(countries())
    assert len(codes) == 250, "249 codes of ISO 3166-1, and XKX"
    assert {"XKX", "PSE", "TWN", "HKG", "MAC", "ESH"} <= codes
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("code", "name", "demonym", "capital"),
    [("RUS", "Russia", "Russian", "Moscow"), ("kor", "South Korea", "South Korean", "Seoul")],
)
def test_explain_country(code, name, demonym, capital):
    told = explain_country(code)
    assert told is not None
    assert (told[0], told[2]) == (name, capital)
    assert demonym in told[1]


def test_unknown_code_is_none():
    assert explain_country("QQQ") is None


def test_no_name_belongs_to_two_countries():
    owner = {}
    for country in countries().values():
        for name in (country.name, *country.names, *country.demonyms):
            assert owner.setdefault(name, country.iso3) == country.iso3, name


def test_states_are_american():
    assert states()["Texas"] == "USA"
    assert "Georgia" not in states(), "the country, unless an office of the state follows"


def test_missing_column_is_named():
    with pytest.raises(KnowledgeInvalid, match=r"countries\.csv.*population"):
        rows("countries.csv", "population")
