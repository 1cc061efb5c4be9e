"""A reading → what it is about."""

from dragoman.stories.profile import profile_of
from dragoman.stories.report import Report, report_of
from tests.stories.made import event, place, reading

TEXT = "Rangers in Skarnhold freed 42 hostages on Tuesday, the 1973 treaty's anniversary."


def test_a_profile_holds_days_countries_places_and_numbers_but_years():
    found = profile_of(reading(TEXT, "2014-08-20", countries="PER", places=[place("Skarnhold", "PER")],
                               events=[event("RETREAT", date="2014-08-19")]))  # fmt: skip
    assert found.days == {"2014-08-19"}
    assert (found.countries, found.lead_places, found.lead_types) == ({"PER"}, {"Skarnhold"}, {"RETREAT"})
    assert found.numbers == {"42"}


def test_a_lead_without_a_day_is_of_the_day_of_publication():
    assert profile_of(reading(TEXT, "2014-08-20")).days == {"2014-08-20"}
    assert profile_of(reading(TEXT, "2014-08-20", days=["2014-08-19"])).days == {"2014-08-19"}
    assert profile_of(reading(TEXT)).days == frozenset()


def test_the_title_is_part_of_the_lead():
    assert profile_of(reading(TEXT, title="Vantaborg celebrates")).lead_vector.keys() > profile_of(reading(TEXT)).lead_vector.keys()


def test_a_report_is_read_back_as_it_was():
    one = report_of(reading(TEXT, "2014-08-20", countries="PER", events=[event("RETREAT", "PER", date="2014-08-19")]))
    assert Report.from_json(one.to_json()) == one


def test_reports_of_one_day_and_country_share_a_block_within_a_week_of_each_other():
    blocks = [{block.key for block in report_of(reading(text, "2014-08-20", countries="PER")).blocks()} for text in (TEXT, "Rain.")]
    assert "2014-08-20 PER" in blocks[0] & blocks[1]
