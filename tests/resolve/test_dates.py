"""Date expressions: text, publication day → value, and why."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse import Parser, Sentence, Token
from dragoman.resolve.dates import find_dates, is_historical

THURSDAY = "2021-03-25"


@cache
def parser() -> Parser:
    return Parser()


def values(text, published=THURSDAY):
    found = find_dates(parser().parse(text), published)
    assert all(text[one.date.start : one.date.end] == one.date.text for one in found)
    return [one.date.value if one.date.value_end is None else (one.date.value, one.date.value_end) for one in found]


ROWS = [
    # weekdays
    ("The ministers met on Thursday.", ["2021-03-25"], "a weekday that is today's is today"),
    ("The ministers met on Friday.", ["2021-03-19"], "a past verb: the nearest Friday behind"),
    ("The ministers will meet on Friday.", ["2021-03-26"], "a future verb: the nearest Friday ahead"),
    ("The ministers are due to meet on Monday.", ["2021-03-29"], "due looks ahead"),
    ("The minister is expected to arrive on Monday.", ["2021-03-29"], "expected to looks ahead"),
    ("The talks are scheduled for Tuesday.", ["2021-03-30"], "scheduled looks ahead"),
    ("Troops crossed the border last Thursday.", ["2021-03-18"], "last Thursday is never today"),
    ("The council votes next Thursday.", ["2021-04-01"], "next Thursday is never today"),
    ("The council will vote this coming Sunday.", ["2021-03-28"], "coming looks ahead"),
    ("Police arrested him Wednesday night.", ["2021-03-24"], "a part of the day belongs to the day"),
    ("Monday's attack killed a guard.", ["2021-03-22"], "a possessive weekday is past"),
    ("They met on Friday of last week.", ["2021-03-19"], "the week says which Friday"),
    ("They shopped on Black Friday.", [], "a named day is not that week's Friday"),
    # words
    ("Rebels attacked the town today.", ["2021-03-25"], "publication day"),
    ("Rebels attacked the town yesterday.", ["2021-03-24"], "the day before publication"),
    ("The envoys meet tomorrow.", ["2021-03-26"], "the day after publication"),
    ("Shells hit the port last night.", ["2021-03-24"], "last night began yesterday"),
    ("He will speak tonight.", ["2021-03-25"], "tonight is publication day"),
    ("He met her on Monday and resigned the next day.", ["2021-03-22", "2021-03-23"], "counted from the day named"),
    ("Talks began on Monday and a bomb went off the same day.", ["2021-03-22", "2021-03-22"], "the day named"),
    # months and days
    ("They signed it on March 3.", ["2021-03-03"], "this year's"),
    ("They signed it on 3 March.", ["2021-03-03"], "day first"),
    ("They signed it on the 3rd of March, 2019.", ["2019-03-03"], "an ordinal with its year"),
    ("They signed it on March 25, 2020.", ["2020-03-25"], "the year is given"),
    ("Soldiers fired on Jan. 3.", ["2021-01-03"], "a short month with its point"),
    ("Soldiers fired on December 28.", ["2020-12-28"], "past tense: last year's December"),
    ("They will vote on December 28.", ["2021-12-28"], "future tense: this year's December"),
    ("They met on Thursday, March 25.", ["2021-03-25"], "weekday and date are one expression"),
    ("They met in November.", ["2020-11"], "the nearest past November"),
    ("They will meet in November.", ["2021-11"], "the next November"),
    ("They met in March.", ["2021-03"], "the current month"),
    ("They met last June.", ["2020-06"], "the June behind"),
    ("They fought in early 2018.", ["2018"], "a part of a year has the year's precision"),
    ("They fought in late October 2018.", ["2018-10"], "a part of a month has the month's precision"),
    ("He met the envoy in September last year.", ["2020-09"], "the year is named by its distance"),
    ("It was signed on 2019-07-04.", ["2019-07-04"], "ISO"),
    ("It was signed on 25/12/2019.", ["2019-12-25"], "only one reading is a day"),
    ("It was signed on 04/05/2019.", [], "two readings: nothing is better than a guess"),
    ("The attacks of 9/11 changed that.", ["2001-09-11"], "a name for one day"),
    # years and longer
    ("Ties were opened in 1990.", ["1990"], "a year"),
    ("Sanctions have held since 2011.", ["2011"], "since a year"),
    ("The 2018 elections were disputed.", ["2018"], "a year before what happened in it"),
    ("It was common in the 1990s.", [("1990", "1999")], "a decade is a span"),
    ("Exports fell in the third quarter of 2019.", [("2019-07", "2019-09")], "a quarter is three months"),
    ("They fought in the summer of 2019.", [("2019-06", "2019-08")], "a season is three months"),
    # distances
    ("They met three days ago.", ["2021-03-22"], "days are counted in days"),
    ("They met two weeks ago.", ["2021-03-11"], "a week is seven days"),
    ("They met two months ago.", ["2021-01"], "months are counted in months"),
    ("They met ten years ago.", ["2011"], "years are counted in years"),
    ("He left in 2011 and returned three years later.", ["2011", "2014"], "counted from the year beside it"),
    ("Police arrested 14 men off the island a day ago.", ["2021-03-24"], "one day before the report"),
    ("On Monday he refused the note sent a day earlier.", ["2021-03-22", "2021-03-21"], "one day before the day named"),
    ("He spoke after a visit to Amman a day earlier.", ["2021-03-24"], "no day is named: than the report"),
    ("They met last week.", [("2021-03-15", "2021-03-21")], "Monday to Sunday"),
    ("They will meet next month.", ["2021-04"], "the month ahead"),
    ("They met earlier this month.", ["2021-03"], "the current month"),
    ("They met last year.", ["2020"], "the year behind"),
    ("They met at the weekend.", [("2021-03-20", "2021-03-21")], "the weekend behind"),
    ("They will meet this weekend.", [("2021-03-27", "2021-03-28")], "the weekend ahead"),
    # spans
    ("It will run between Monday and Friday.", [("2021-03-29", "2021-04-02")], "the week ahead, Friday after Monday"),
    ("The strike lasted from Monday to Friday.", [("2021-03-15", "2021-03-19")], "the week behind"),
    ("They met from March 3 to March 5.", [("2021-03-03", "2021-03-05")], "two dates joined"),
    ("They met on March 3–5.", [("2021-03-03", "2021-03-05")], "a dash joins days"),
    ("They met from 2 to 5 May 2020.", [("2020-05-02", "2020-05-05")], "the month is said once"),
    ("They fought from 2009 to 2011.", [("2009", "2011")], "two years joined"),
    ("They fought between March and June 2020.", [("2020-03", "2020-06")], "the year is said once"),
    # what looks like a date
    ("The plan costs $22 billion.", [], "money"),
    ("About 2019 people were evacuated.", [], "a count of persons"),
    ("Some 1,200 soldiers marched.", [], "a count of soldiers"),
    ("Flight 1990 landed safely.", [], "a flight number"),
    ("The council adopted Resolution 2231.", [], "a resolution's number"),
    ("They may march on the capital.", [], "verbs, not months"),
    ("Theresa May met April Jones.", [], "names, not months"),
    ("They left on February 30.", [], "no such day"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_value(text, expected, why):
    assert values(text) == expected, why


UNDATED = [
    ("They met on Thursday.", [], "nothing to count from"),
    ("They met on March 3.", [], "which year?"),
    ("They met on March 3, 2020.", ["2020-03-03"], "absolute"),
    ("They met on March 3 at the 2016 summit.", ["2016-03-03", "2016"], "the only year that the report names"),
    ("They met on March 3. A pact of 2014 and one of 2016 failed.", ["2014", "2016"], "one of two years?"),
    ("They met in 1990.", ["1990"], "absolute"),
    ("They met in March 2020.", ["2020-03"], "absolute"),
]


@pytest.mark.parametrize(("text", "expected", "why"), UNDATED, ids=[row[0] for row in UNDATED])
def test_report_without_publication_day(text, expected, why):
    assert values(text, None) == expected, why


def test_a_quotation_counts_from_the_day_on_which_it_was_said():
    text = 'On Tuesday the president wrote: "I told him yesterday."'
    assert values(text) == ["2021-03-23", "2021-03-22"]


def test_the_report_itself_counts_from_publication():
    text = "On Tuesday the president resigned. His deputy took over yesterday."
    assert values(text) == ["2021-03-23", "2021-03-24"]


HISTORICAL = [
    ("2011", True, "years ago"),
    ("2020-11", True, "its end lies more than three months back"),
    ("2021-01-10", False, "within three months"),
    ("2021", False, "the current year"),
    ("2022-01-01", False, "the future"),
    (None, False, "unknown"),
]


@pytest.mark.parametrize(("value", "expected", "why"), HISTORICAL)
def test_historical(value, expected, why):
    assert is_historical(value, THURSDAY) is expected, why
    assert is_historical(value, None) is False, "without a publication day nothing is historical"


PIECES = st.sampled_from(
    ["on", "Friday", "last", "next", "March", "May", "31", "February", "2020", "1990", "the", "week", "ago", "two",
     "from", "to", "between", "and", ",", "3–5", "year", "this", "later", "since", "9999", "0001-01-01", "days", "in",
     "weekend", "summer", "of", "early", "a", "month", "9/11", "earlier", "in the day", "the next day", "\n", "5000"]
)  # fmt: skip


def plain(text):
    """A sentence without a parse: every token hangs on the first."""
    tokens = [
        Token(i, m.group(), m.group().lower(), "CD" if m.group()[0].isdigit() else "NN", "NOUN", "dep", 0, m.start(), m.end())
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    ]
    tokens[0].children = tuple(range(1, len(tokens)))
    return Sentence(0, 0, len(text), text, 0, tokens, 0)


def is_iso(value):
    padded = (value + "-01-01")[:10]
    return re.fullmatch(r"\d{4}(-\d\d){0,2}", value) and date.fromisoformat(padded)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_words_give_real_dates_inside_the_sentence(pieces, published):
    text = "x " + " ".join(pieces)
    for found in find_dates([plain(text)], published.isoformat()):
        mention = found.date
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= found.first <= found.last
        assert is_iso(mention.value)
        assert mention.value_end is None or (is_iso(mention.value_end) and mention.value <= mention.value_end)
