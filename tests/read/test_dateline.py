"""What stands before a report's first sentence: its day, place and agency; ordinary sentences have none."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.read import Defaults, article_from_text, find_dateline

DATELINES = [
    ("date 2021-03-25 Ministers met in Seoul.", "2021-03-25", None, None),
    ("Date: 2021-03-25\nMinisters met in Seoul.", "2021-03-25", None, None),
    ("Wednesday, January 23, 2019\n\nMinisters met.", "2019-01-23", None, None),
    ("March 01, 2008\nMinisters met.", "2008-03-01", None, None),
    ("SEOUL, March 25 — Ministers met.", "2021-03-25", "Seoul", None),
    ("SEOUL, March 25 (Reuters) - Ministers met.", "2021-03-25", "Seoul", "Reuters"),
    ("KABUL - Ministers met.", None, "Kabul", None),
    ("BAMAKO (AP) — Ministers met.", None, "Bamako", "AP"),
    ("WASHINGTON, D.C., Jan. 3, 2020 /PRNewswire/ -- Ministers met.", "2020-01-03", "Washington, D.C.", "PRNewswire"),
    ("(Beirut, 3 May 2019) – Ministers met.", "2019-05-03", "Beirut", None),
    ("Geneva (Reuters) - Ministers met.", None, "Geneva", "Reuters"),
    ("PORT-AU-PRINCE, Haiti (AP) — Ministers met.", None, "Port-Au-Prince, Haiti", "AP"),
    ("Wednesday, January 23, 2019\nPARIS — Ministers met.", "2019-01-23", "Paris", None),
]


@pytest.mark.parametrize(("text", "date", "place", "agency"), DATELINES)
def test_forms(text, date, place, agency):
    found = find_dateline(text, "2021-04-01")
    assert (found.date, found.place, found.publisher) == (date, place, agency)
    assert text[found.start :].startswith("Ministers met")


@pytest.mark.parametrize(
    "text",
    [
        "Paris - the city - woke late on Monday.",
        "On Thursday, March 25 — the day of the vote — police arrested ten people.",
        "Since Friday, 3 May 2019 - the day of the coup - nobody has been paid.",
        "March 25, 2021 was the day of the vote.",
        "Police in Lagos arrested ten people.",
        "The minister (of trade) - a former banker - resigned.",
        "Dates of 2021-03-25 were kept.",
        "",
    ],
)
def test_an_ordinary_sentence_has_none(text):
    found = find_dateline(text, "2021-04-01")
    assert (found.start, found.date, found.place) == (0, None, None)


def test_a_day_without_a_year_is_the_nearest_past_one():
    assert find_dateline("SEOUL, Dec 30 - Ministers met.", "2021-01-02").date == "2020-12-30"
    assert find_dateline("SEOUL, Dec 30 - Ministers met.").date is None  # nothing tells the year


@pytest.mark.parametrize(
    "text",
    [
        "SEOUL, Febſ 30 - x",
        "SEOUL, auguſt 3 — Ministers met.",
        "SEOUL, aprıl 3 — Ministers met.",
        "(Seoul, 31 February 2020) - Ministers met.",
        "date 2021-13-45 Ministers met.",
    ],
)
def test_odd_letters_and_days_that_do_not_exist_give_no_day(text):
    found = find_dateline(text, "2021-04-01")
    assert found.date is None or found.date[4:] in ("-08-03", "-04-03")


@pytest.mark.parametrize("text", ["A-" * 50_000, "AB " * 30_000, "A.'" * 30_000, " " * 100_000 + "x", "(Aa-" * 20_000])
def test_long_beginnings_take_no_time(text):
    begun = time.perf_counter()
    find_dateline(text)
    assert time.perf_counter() - begun < 1


PIECES = st.sampled_from(
    ["SEOUL", "Seoul", ", ", "March 25", " 2021", " - ", "—", "(AP)", "\n", "date ", "2021-03-25", " x"]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_the_report_begins_within_its_text(text):
    found = find_dateline(text, "2021-04-01")
    assert 0 <= found.start <= len(text)
    assert found.start < len(text) or not text


def test_what_is_given_outranks_the_dateline_which_outranks_the_defaults():
    text, run = "SEOUL, March 25, 2020 (Reuters) - Ministers met.", Defaults(date="2021-04-01", publisher="Post")
    given_one = article_from_text(text, date="2020-03-26", publisher="Times", defaults=run)
    assert (given_one.date, given_one.publisher) == ("2020-03-26", "Times")
    dated = article_from_text(text, defaults=run)
    assert (dated.date, dated.publisher) == ("2020-03-25", "Reuters")
    bare = article_from_text("Ministers met.", defaults=run)
    assert (bare.date, bare.publisher) == ("2021-04-01", "Post")


def test_the_text_is_kept_but_for_its_mark_and_line_ends():
    article = article_from_text("\ufeffKABUL - Ministers  met.\r\n\r\n They left. ")
    assert article.text == "KABUL - Ministers  met.\n\n They left. "
    assert article.text[article.text_start :].startswith("Ministers")
    assert article.dateline == "Kabul"


@pytest.mark.parametrize(
    ("text", "place", "agency", "begins"),
    [
        ("BREAKING - Ministers met.", None, None, "Ministers"),
        ("BREAKING NEWS: Ministers met.", None, None, "Ministers"),
        ("UPDATE 2 - KABUL (AP) — Ministers met.", "Kabul", "AP", "Ministers"),
        ("Exclusive – Analysis – Ministers met.", None, None, "Ministers"),
        ("NATO — Ministers met.", None, None, "NATO"),
        ("NATO (Reuters) - Ministers met.", None, None, "NATO"),
        ("BREAKING - NATO - the alliance - met.", None, None, "NATO"),
        ("U.S. — Ministers met.", None, None, "U.S."),
    ],
    ids=range(8),
)
def test_marks_of_the_desk_and_bodies_are_no_places(text, place, agency, begins):
    found = find_dateline(text)
    assert (found.place, found.publisher) == (place, agency)
    assert text[found.start :].startswith(begins), "a mark is passed over, a body begins the report"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("UNITED NATIONS (Reuters) - Ministers met.", "United Nations"),
        ("SEOUL, March 25 — Ministers met.", "Seoul"),
        ("KYIV, Ukraine (AP) —  Ministers met.", "Kyiv, Ukraine"),
        ("Kyiv, Ukraine (AP) — Ministers met.", "Kyiv, Ukraine"),
        ("Washington, D.C. – Ministers met.", "Washington, D.C."),
        ("Springfield, Ill., March 3 (AP) — Ministers met.", "Springfield, Ill."),
    ],
    ids=range(6),
)
def test_places_in_capitals_with_their_country_or_with_their_state(text, place):
    found = find_dateline(text, "2021-04-01")
    assert found.place == place
    assert text[found.start :].startswith("Ministers")


@pytest.mark.parametrize(
    "text",
    [
        "Smith, Jr. – a farmer – was released.",
        "Analysis of the vote - the third - began.",
        "breaking - waves hit Kabul.",
        "Paris, France - the minister's home - was searched.",
        "Live fire - a drill - was heard.",
    ],
)
def test_words_like_marks_and_states_are_none(text):
    assert find_dateline(text).start == 0
