"""Articles scored by sentence and as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.articles import gold_article, score_articles
from dragoman.evaluate.scores import Scores

from .made import MadeCoder, event

TEXT = "Xland struck Yland.  Yland met Zland.  Nothing more."
SENTENCES = [[0, 19], [21, 37], [39, 52]]


def gold(*events):
    """An article; an event is (sentence, type, actors, recipients, and what differs from the default)."""
    records = [
        {"sentence": number, "trigger": "t", "event_type": kind, "mode": None, "status": "asserted", "date": None,
         "actors": [{"text": c, "country": None if c == "?" else c, "sector": "GOV"} for c in actors.split()],
         "recipients": [{"text": c, "country": None if c == "?" else c, "sector": "GOV"} for c in recipients.split()], **more}
        for number, kind, actors, recipients, more in events
    ]
    return gold_article({"id": "a1", "date": "2021-03-25", "text": TEXT, "sentences": SENTENCES, "events": records})


def scored(article, *events):
    return score_articles("made.jsonl", [article], MadeCoder({TEXT: events}))


STRIKE = (0, "ASSAULT", "XXX", "YYY", {"mode": "aerial", "date": "2021-03-24"})
MEETING = (1, "CONSULT", "YYY ZZZ", "", {})


def test_a_perfect_coder_scores_one_everywhere():
    report = scored(gold(STRIKE, MEETING), event("ASSAULT", "XXX", "YYY", mode="aerial", date="2021-03-24"),
                    event("CONSULT", "ZZZ YYY", at=25))
    assert {scores.f1 for scores in report.levels.values()} == {1.0}
    assert report.wrong() == ()


@pytest.mark.parametrize(
    ("coded", "matches", "why"),
    [
        (event("ASSAULT", "XXX", "YYY", mode="aerial", date="2021-03-24"), (1, 1, 1), "all is right"),
        (event("ASSAULT", "XXX", "YYY", mode="drone", date="2021-03-24"), (1, 1, 0), "another mode"),
        (event("ASSAULT", "XXX", "YYY", mode="aerial", date="2021-03"), (1, 1, 0), "a date less exact"),
        (event("ASSAULT", "XXX", "YYY", mode="aerial", date="2021-03-24", status="negated"), (1, 1, 0), "another status"),
        (event("ASSAULT", "XXX XXX", "YYY", mode="aerial", date="2021-03-24"), (1, 1, 1), "countries are a set"),
        (event("ASSAULT", "XXX ?", "YYY", mode="aerial", date="2021-03-24"), (1, 0, 0), "unknown is a value"),
        (event("ASSAULT", "YYY", "XXX", mode="aerial", date="2021-03-24"), (1, 0, 0), "who is who matters"),
        (event("COERCE", "XXX", "YYY", mode="aerial", date="2021-03-24"), (0, 0, 0), "another type"),
        (event("ASSAULT", "XXX", "YYY", mode="aerial", date="2021-03-24", at=25), (0, 0, 0), "in another sentence"),
    ],
)
def test_the_three_levels_of_a_sentence(coded, matches, why):
    levels = scored(gold(STRIKE), coded).levels
    assert tuple(levels[f"sentence {level}"].matched for level in ("type", "dyad", "full")) == matches, why


def test_an_unknown_country_on_both_sides_agrees():
    levels = scored(gold((0, "ASSAULT", "?", "YYY", {})), event("ASSAULT", "?", "YYY")).levels
    assert levels["sentence full"].matched == 1


def test_article_levels_count_each_distinct_key_once():
    # The strike is reported in two sentences; one coding of it, in a third, is the same event of the article.
    article = gold(STRIKE, (1, *STRIKE[1:]))
    levels = scored(article, event("ASSAULT", "XXX", "YYY", mode="aerial", date="2021-03-24", at=45)).levels
    assert levels["sentence type"] == Scores(2, 1, 0)
    assert levels["article type"] == levels["article dyad"] == levels["article full"] == Scores(1, 1, 1)


def test_two_dyads_of_one_type_are_one_type_of_the_article():
    levels = scored(gold(STRIKE, (0, "ASSAULT", "XXX", "ZZZ", {})), event("ASSAULT", "XXX", "ZZZ")).levels
    assert levels["article type"] == Scores(1, 1, 1)
    assert levels["article dyad"] == Scores(2, 1, 1)


def test_an_event_between_sentences_belongs_to_the_one_before():
    assert scored(gold(STRIKE), event("ASSAULT", "XXX", "YYY", at=20)).levels["sentence dyad"].matched == 1


def test_rows_name_what_is_wrong():
    # Sentence 0: same type, other dyad. Sentence 1: another type for the same people. Sentence 2: made up.
    article = gold((0, "ASSAULT", "XXX", "YYY", {}), MEETING, (1, "AID", "QQQ", "ZZZ", {}))
    report = scored(article, event("ASSAULT", "ZZZ", "YYY"), event("AGREE", "YYY ZZZ", at=25), event("AID", "XXX", at=45))
    assert [(row.outcome, row.record) for row in report.rows] == [
        ("wrong dyad", "a1:0"), ("wrong type", "a1:1"), ("missed", "a1:1"), ("spurious", "a1:2"),
    ]
    assert report.confusion["CONSULT"] == {"AGREE": 1}, "the wrong type is set beside the event of the same people"
    assert report.rows[0].sentence == "Xland struck Yland."
    assert report.rows[0].coded.details["rule"] == "made.up"


def test_older_type_names_of_the_gold_are_todays():
    report = scored(gold((0, "FIGHT", "XXX", "YYY", {})), event("ASSAULT", "XXX", "YYY"))
    assert report.by_type["ASSAULT"].f1 == 1


kinds = st.sampled_from(["ASSAULT", "AID", "CONSULT"])
countries = st.sampled_from(["XXX", "YYY", "?", ""])
spots = st.sampled_from([0, 25, 45])
events = st.lists(st.builds(lambda kind, a, r, at: event(kind, a, r, at=at), kinds, countries, countries, spots), max_size=6)


def as_gold(found):
    place = {0: 0, 25: 1, 45: 2}
    return gold(*((place[e.trigger.start], e.event_type, " ".join(p.country or "?" for p in e.actors),
                   " ".join(p.country or "?" for p in e.recipients), {}) for e in found))


@given(events)
def test_whatever_the_gold_its_own_coding_is_perfect(found):
    report = scored(as_gold(found), *found)
    assert {scores.f1 for scores in report.levels.values()} == {1.0}


@given(events, events)
def test_strict_levels_never_match_more_than_loose_ones(wanted, found):
    levels = scored(as_gold(wanted), *found).levels
    for unit in ("sentence", "article"):
        loose, middle, strict = (levels[f"{unit} {name}"] for name in ("type", "dyad", "full"))
        assert 0 <= strict.f1 <= 1
        if unit == "sentence":
            assert loose.matched >= middle.matched >= strict.matched


@given(events, events)
def test_a_made_up_event_never_raises_precision(wanted, found):
    before = scored(as_gold(wanted), *found).levels
    after = scored(as_gold(wanted), *found, event("THREATEN", "XXX", "YYY")).levels
    assert all(after[level].precision <= before[level].precision for level in before)
    assert all(after[level].recall <= before[level].recall for level in before)
