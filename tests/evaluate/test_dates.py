"""Dates, by span and by value."""

from dragoman.evaluate.dates import gold_dates, score_dates
from dragoman.evaluate.scores import Scores
from dragoman.records import DateMention

from .made import MadeCoder

TEXT = "On Friday they met for two days in May 2019."
FRIDAY, TWO_DAYS, MAY = (3, 9), (23, 31), (35, 43)


def timex(span, value, kind="DATE"):
    return {"start": span[0], "end": span[1], "text": TEXT[slice(*span)], "type": kind, "value": value}


def found(span, value):
    return DateMention(TEXT[slice(*span)], *span, value)


GOLD = gold_dates({"id": "1", "text": TEXT, "date": "2019-05-12",
                   "timexes": [timex(FRIDAY, "2019-05-10"), timex(TWO_DAYS, "P2D", "DURATION"), timex(MAY, "2019-05")]})


def scored(*dates, gold=GOLD):
    return score_dates("made.jsonl", [gold], MadeCoder(dates={TEXT: dates})).levels


def test_span_and_value():
    # "On Friday" overlaps "Friday" and is a week off; "May 2019" is right.
    levels = scored(found((0, 9), "2019-05-03"), found(MAY, "2019-05"))
    assert levels["span"] == Scores(2, 2, 2)
    assert levels["value"] == Scores(2, 2, 1)


def test_a_date_on_a_duration_is_not_judged():
    assert scored(found(TWO_DAYS, "2019-05-12"))["span"] == Scores(2, 0, 0)


def test_two_dates_on_one_expression_count_once_and_the_right_one_is_taken():
    levels = scored(found((35, 38), "2018-05"), found((39, 43), "2019-05"))
    assert levels["value"] == Scores(2, 2, 1)


def test_below_the_marked_lines_nothing_is_judged():
    # The gold marks six lines; a date in the seventh is neither right nor wrong.
    text = TEXT + "\n" * 6 + "In 2020."
    record = gold_dates({"id": "1", "text": text, "date": None, "timexes": [timex(MAY, "2019-05")]})
    late = DateMention("2020", text.index("2020"), len(text) - 1, "2020")
    report = score_dates("made.jsonl", [record], MadeCoder(dates={text: [found(MAY, "2019-05"), late]}))
    assert report.levels["value"] == Scores(1, 1, 1)


def test_a_publication_date_that_is_no_day_is_not_passed_on():
    assert gold_dates({"text": "t", "date": "03-02-2009", "timexes": []}).date is None
