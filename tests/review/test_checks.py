"""What cannot be kept is refused with the field that is wrong."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.errors import JudgementInvalid
from dragoman.records import Mention
from dragoman.review import Correction, Judgement
from dragoman.review.checks import checked
from tests.review.conftest import NOW
from tests.store.conftest import TEXT, build, words

READING = build()
MEETING = READING.events[0]
TOLD = dict(zip(("text", "start", "end"), words(TEXT, "told"), strict=True))
LIND = dict(zip(("text", "start", "end"), words(TEXT, "Bo Lind"), strict=True))


def said(verdict="correct", correction=None, **other):
    """A judgement as a form sends it, checked."""
    of_event = MEETING.event_id if verdict in ("accept", "reject", "correct") else None
    record = {"reviewer": "ann", "at": NOW, "article_id": "a0", "event_id": of_event, "verdict": verdict}
    return checked(Judgement.from_dict(record | {"correction": correction} | other), READING)


@pytest.mark.parametrize(
    ("correction", "field", "why"),
    [
        ({"event_type": "QUARREL"}, "event_type", "not an event type"),
        ({"mode": "airstrike"}, "mode", "no mode of CONSULT"),
        ({"event_type": "AID", "mode": "visit"}, "mode", "the mode has to fit the new type"),
        ({"contexts": ["weather"]}, "contexts", "none of"),
        ({"status": "rumoured"}, "status", "none of asserted"),
        ({"date": "2024-02-30"}, "date", "not a day"),
        ({"date": "Monday"}, "date", "not a day"),
        ({"actors": [LIND | {"country": "XQZ"}]}, "actors[0].country", "not a country's code"),
        ({"actors": [LIND, LIND | {"sector": "FUN"}]}, "actors[1].sector", "not a sector"),
        ({"recipients": [LIND | {"start": LIND["start"] + 1}]}, "recipients[0].text", "has "),
        ({"recipients": [LIND | {"end": 10_000}]}, "recipients[0].start", "no part of the text"),
        ({"recipients": [LIND | {"start": -1}]}, "recipients[0].start", "no part of the text"),
        ({"recipients": [{"text": "Bo Lind"}]}, "recipients[0].start", "not a number"),
        ({"recipients": "Bo Lind"}, "recipients", "not a list"),
        ({"place": {"name": "Tallis", "country": "NOWHERE"}}, "place.country", "not a country's code"),
        ({"place": {"name": "Riga", "text": "Riga"}}, "place.text", "not in the text"),
        ({"place": {"name": "Riga", "text": "Riga", "start": 0, "end": 4}}, "place.text", "has 'Fore'"),
        ({"trigger": TOLD, "date": "2024"}, "trigger", "stay as they are"),
        ({"colour": "red"}, "correction.colour", "no such field"),
        ({"date": 2024}, "date", "not a text"),
        ({"event_type": "CONSULT", "status": "asserted", "date": "2024-05-06"}, "correction", "accept the event"),
        (None, "correction", "needs correction"),
    ],
)
def test_a_correction_that_does_not_fit_names_its_field(correction, field, why):
    with pytest.raises(JudgementInvalid) as raised:
        said(correction=correction)
    assert raised.value.values["field"] == field, str(raised.value)


@pytest.mark.parametrize(
    ("verdict", "other", "field"),
    [
        ("accept", {"event_id": "nothing"}, "event_id"),
        ("accept", {"event_id": None}, "event_id"),
        ("accept", {"article_id": "a1"}, "article_id"),
        ("accept", {"correction": {"date": "2024"}}, "correction"),
        ("praise", {}, "verdict"),
        ("accept", {"reviewer": "  "}, "reviewer"),
        ("accept", {"reviewer": "a\nb"}, "reviewer"),
        ("accept", {"reviewer": "a" * 81}, "reviewer"),
        ("accept", {"at": "yesterday"}, "at"),
        ("accept", {"at": "2024-13-01T00:00:00Z"}, "at"),
        ("accept", {"note": "x" * 10_001}, "note"),
        ("complete", {"event_id": MEETING.event_id}, "event_id"),
        ("missed", {"correction": {"event_type": "AID"}}, "trigger"),
        ("missed", {"correction": {"trigger": TOLD}}, "event_type"),
    ],
)
def test_a_judgement_that_does_not_fit_names_its_field(verdict, other, field):
    with pytest.raises(JudgementInvalid) as raised:
        said(verdict, **other)
    assert raised.value.values["field"] == field, str(raised.value)


def test_a_form_may_send_the_whole_event_and_what_differs_is_kept():
    record = MEETING.to_dict()
    whole = {name: record[name] for name in ("event_type", "mode", "contexts", "status", "date")} | {"mode": None}
    sides = [{key: one[key] for key in ("text", "start", "end", "name", "country", "sector")} for one in record["actors"]]
    form = whole | {"actors": sides, "recipients": [], "date": "2024-05-05",
                    "place": {"name": "Tallis", "country": "EST", "text": "Tallis"}}
    assert said(correction=form).correction == Correction(date="2024-05-05")


def test_codes_are_kept_in_their_spelling():
    kept = said(correction={"event_type": "fight", "recipients": [LIND | {"name": "", "country": "swe", "sector": "gov"}]})
    [lind] = kept.correction.recipients
    assert (kept.correction.event_type, lind.country, lind.sector, lind.name) == ("ASSAULT", "SWE", "GOV", "Bo Lind")


def test_affiliations_that_are_no_country_are_known():
    assert said(correction={"actors": [LIND | {"country": "UNO"}]}).correction.actors[0].country == "UNO"


spots = st.integers(-3, len(TEXT) + 3)


@given(spots, spots, st.booleans())
@example(0, 0, True)
@example(3, 2, True)
def test_words_are_kept_only_where_they_stand(start, end, true_words):
    """A missed event is kept exactly where its words are those between its bounds, and its bounds are in the text."""
    text = TEXT[max(0, start) : max(0, end)] if true_words else "not in the text"
    missed = Judgement("ann", NOW, "a0", None, "missed", Correction(event_type="AID", trigger=Mention(text, start, end)))
    if true_words and 0 <= start < end <= len(TEXT):
        assert checked(missed, READING) == missed
    else:
        with pytest.raises(JudgementInvalid, match="trigger"):
            checked(missed, READING)


def test_what_no_file_can_hold_is_replaced():
    """JSON can hold half of a pair of surrogates, UTF-8 cannot."""
    kept = said(correction={"place": {"name": "Tal\ud800lis"}}, note="\udfff")
    assert (kept.note, kept.correction.place.name) == ("\ufffd", "Tal\ufffdlis")
