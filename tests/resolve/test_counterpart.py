"""The other side of "we": who said what in a report of talks → who is added → why."""

from dataclasses import replace
from functools import cache

import pytest

from dragoman.parse import Parser
from dragoman.records import Act, Attribution, Event, Mention, Participant
from dragoman.resolve.counterpart import mutual_word, talking_pair, with_counterparts

NOWHERE = Mention("", 0, 0)
TALKS = "Lavrov met Chung in Seoul."
ACT = Act(0, "CONSULT", None, None, (), "asserted", NOWHERE, 0, (0,), (), (), (), (), "test", 0.5)
EVENT = Event(
    "", "", 0, "", "CONSULT", None, None, (), "", None, "asserted", NOWHERE, (), (), None, None, None, None, (), (),
    0.5, "test", None, "",
)


@cache
def parser():
    return Parser()


def party(name, country):
    return Participant(name, 0, len(name), name, country, "GOV")


RUSSIA, KOREA, CHINA = party("Sergey Lavrov", "RUS"), party("Chung Eui-yong", "KOR"), party("China", "CHN")
MEETING = replace(EVENT, actors=(RUSSIA, KOREA))


def completed(sentence, word, speaker=RUSSIA, met=MEETING, symmetric=False, **fields):
    """The event of a sentence after that of a meeting; ``word`` is its trigger."""
    sentences = parser().parse(f"{TALKS} {sentence}")
    head = next(token.index for token in sentences[1].tokens if token.text == word)
    said = Attribution("said", speaker.name, "speaker")
    event = replace(EVENT, sentence_index=1, attribution=(said,), **fields)
    act = replace(ACT, sentence_index=1, head=head, symmetric=symmetric)
    found = with_counterparts((met, event), (ACT, act), sentences)
    assert found[0] == met, "the meeting itself names both sides"
    return event, found[1], f"{TALKS} {sentence}"


def names(participants):
    return [one.name for one in participants]


def test_our_support_goes_to_the_other_side_under_the_word_that_says_so():
    _, found, text = completed("I value our friendship.", "value", event_type="SUPPORT", actors=(RUSSIA,))
    assert (names(found.actors), names(found.recipients)) == (["Sergey Lavrov"], ["Chung Eui-yong"])
    [added] = found.recipients
    assert (added.text, added.country) == ("our", "KOR")
    assert text[added.start : added.end] == "our"


def test_the_other_side_speaks_then_the_first_is_meant():
    _, found, _ = completed("I value our friendship.", "value", KOREA, event_type="SUPPORT", actors=(KOREA,))
    assert names(found.recipients) == ["Sergey Lavrov"]


def test_who_takes_part_alike_joins_the_actors():
    _, found, _ = completed("We signed the pact.", "signed", symmetric=True, event_type="AGREE", actors=(RUSSIA,))
    assert (names(found.actors), found.recipients) == (["Sergey Lavrov", "Chung Eui-yong"], ())


def test_where_nobody_is_named_both_sides_act():
    _, found, _ = completed("Bilateral trade will grow.", "grow", event_type="COOPERATE")
    assert names(found.actors) == ["Sergey Lavrov", "Chung Eui-yong"]
    assert {one.text for one in found.actors} == {"Bilateral"}


UNCHANGED = [
    ("I value the friendship.", "value", {"event_type": "SUPPORT", "actors": (RUSSIA,)}, "no word for both sides"),
    ("I reject our pact.", "reject", {"event_type": "REJECT", "actors": (RUSSIA,)}, "only warm acts"),
    ("I thank China for our pact.", "thank", {"event_type": "SUPPORT", "actors": (RUSSIA,), "recipients": (CHINA,)},
     "the act names its other side itself"),
    ("We met them in our town.", "met", {"event_type": "CONSULT", "actors": (RUSSIA, party("envoy", "RUS"))},
     "two actors already"),
    ("I value our friendship.", "value", {"event_type": "SUPPORT", "actors": (CHINA,), "speaker": CHINA},
     "the speaker is no party to the talks"),
    ("I value our friendship.", "value",
     {"event_type": "SUPPORT", "actors": (RUSSIA,), "met": replace(MEETING, actors=(RUSSIA, KOREA, CHINA))},
     "talks of three: which other side is open"),
    ("I value our friendship.", "value",
     {"event_type": "SUPPORT", "actors": (RUSSIA,), "met": replace(MEETING, event_type="ACCUSE")}, "no talks"),
]


@pytest.mark.parametrize(("sentence", "word", "fields", "why"), UNCHANGED)
def test_unchanged(sentence, word, fields, why):
    event, found, _ = completed(sentence, word, **fields)
    assert found == event, why


PAIRS = [
    ((MEETING,), ["RUS", "KOR"], "two sides"),
    ((MEETING, replace(MEETING, actors=(KOREA, RUSSIA))), ["RUS", "KOR"], "the same two again, first mention first"),
    ((replace(EVENT, actors=(RUSSIA,), recipients=(KOREA,)),), ["RUS", "KOR"], "one visits the other"),
    ((replace(EVENT, actors=(RUSSIA, party("a doctor", None), KOREA)),), ["RUS", "KOR"], "of no country: not counted"),
    ((MEETING, replace(EVENT, actors=(CHINA,))), None, "three"),
    ((replace(EVENT, actors=(RUSSIA,)),), None, "one"),
    ((), None, "no talks at all"),
]


@pytest.mark.parametrize(("events", "expected", "why"), PAIRS)
def test_talking_pair(events, expected, why):
    found = talking_pair(events)
    assert (None if found is None else [one.country for one in found]) == expected, why


def test_the_mutual_word_is_the_nearest_to_the_trigger():
    [sentence] = parser().parse("Our ministers met and praised bilateral trade.")
    early, late = (next(one.index for one in sentence.tokens if one.text == word) for word in ("met", "trade"))
    assert mutual_word(sentence, replace(ACT, head=early))[0] == "Our"
    assert mutual_word(sentence, replace(ACT, head=late)) == ("bilateral", 30, 39)
    [sentence] = parser().parse("The ministers met.")
    assert mutual_word(sentence, ACT) is None
