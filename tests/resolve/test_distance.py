"""Acts dated by their distance to another act: text → (trigger, date) of each → why."""

import pytest

from dragoman import Coder

CASES = [
    ("Gunmen killed ten soldiers in Mopti on March 3, 2016. Two days after the attack, the army arrested nine suspects.",
     [("killed", "2016-03-03"), ("arrested", "2016-03-05")], "a noun for the act before"),
    ("Turkey shelled Kobane a week after it signed the ceasefire on 3 May 2016.",
     [("shelled", "2016-05-10"), ("signed", "2016-05-03")], "a clause"),
    ("France expelled two diplomats on Tuesday, a day after Russia accused Paris of spying.",
     [("expelled", "2016-06-07"), ("accused", "2016-06-06")], "counted backwards"),
    ("Iran and Iraq signed a treaty on June 3. On the eve of the signing, Iraq freed 12 prisoners.",
     [("signed", "2016-06-03"), ("freed", "2016-06-02")], "the eve"),
    ("Iran withdrew its troops three months after it signed a treaty with Iraq on 4 May 2011.",
     [("withdrew", "2011-08"), ("signed", "2011-05-04")], "months give a month"),
    ("Iran withdrew its troops on Monday, three months after it signed a treaty with Iraq on 4 March 2016.",
     [("withdrew", "2016-06-06"), ("signed", "2016-03-04")], "days that are told stand"),
]  # fmt: skip


@pytest.fixture(scope="module")
def coder():
    return Coder()


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_dates_counted_from_another_act(coder, text, expected, why):
    assert [(one.trigger.text, one.date) for one in coder.read(text, date="2016-06-10").events] == expected, why


def test_what_was_counted_into_the_past_is_historical(coder):
    text = "Iran withdrew its troops three years after it signed a treaty with Iraq on 4 May 2001."
    first = coder.read(text, date="2016-06-10").events[0]
    assert (first.date, first.status) == ("2004", "historical")
