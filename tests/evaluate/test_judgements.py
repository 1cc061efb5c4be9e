"""Judged articles scored: what reviewers say, and whether the coder does better by now."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import GoldInvalid
from dragoman.evaluate import evaluate
from dragoman.evaluate.ballot import Ballot, Vote, majority
from dragoman.evaluate.judgements import gold_judgements
from dragoman.evaluate.recoded import score_judgements

from .made import MadeCoder, event

TEXT = "Xland struck Yland.  Yland met Zland.  Nothing more."
SENTENCES = [[0, 19], [21, 37], [39, 52]]
STRIKE = event("ASSAULT", "XXX", "YYY", at=6, date="2021-03-24")
MEETING = event("CONSULT", "YYY ZZZ", at=27)


def said(verdict, coded, who="ann", key="1", stratum=None, **changes):
    """A judgement of a record; what changes is what the reviewer corrects, or the event that was missed."""
    record = coded.to_dict() | {"event_id": key}
    left = None if verdict == "reject" else record | changes
    return {"reviewer": who, "verdict": verdict, "event_id": key, "event": None if verdict == "missed" else record,
            "left": left, "stratum": stratum}


def gold(*judgements, complete=False, sample=None, **other):
    record = {"judged_article": "a1", "text": TEXT, "date": "2021-03-25", "publisher": None, "title": None,
              "sentences": SENTENCES, "judgements": list(judgements), "sample": sample, "complete": complete}
    return gold_judgements(json.loads(json.dumps(record | other)))


def scored(article, *events):
    return score_judgements("made.jsonl", [article], MadeCoder({TEXT: events}))


def row(report, table, name="all"):
    one = report.shares[table][name]
    return one.right, one.judged


def test_a_coder_that_stays_as_it_is_keeps_the_right_and_the_wrong():
    report = scored(gold(said("accept", STRIKE), said("reject", MEETING, key="2")), STRIKE, MEETING)
    assert row(report, "precision, whole event") == (1, 2)
    assert row(report, "judged right, found now", "ASSAULT") == (1, 1)
    assert row(report, "judged wrong, coded again", "CONSULT") == (1, 1)
    assert report.levels["whole"].to_dict() | {"recall": 0, "f1": 0} == {
        "gold": 1, "coded": 2, "matched": 1, "precision": 0.5, "recall": 0, "f1": 0,
    }
    assert [one.outcome for one in report.rows] == ["right", "spurious"]


def test_a_better_coder_loses_the_wrong_and_finds_the_missed():
    missed = said("missed", MEETING, key=None)
    article = gold(said("reject", STRIKE), missed)
    report = scored(article, MEETING)
    assert row(report, "judged wrong, coded again") == (0, 1)
    assert row(report, "missed, found now", "CONSULT") == (1, 1)
    assert (report.levels["whole"].precision, report.levels["whole"].recall) == (1, 1)
    assert "recall, type" not in report.shares, "nobody has judged the whole article"


def test_a_worse_coder_loses_the_right():
    report = scored(gold(said("accept", STRIKE)))
    assert row(report, "judged right, found now") == (0, 1)
    assert [one.outcome for one in report.rows] == ["missed"]


@pytest.mark.parametrize(
    ("now", "corrected", "again", "outcome", "why"),
    [
        (STRIKE, 0, 1, "wrong detail", "it is coded as it was"),
        (event("ASSAULT", "XXX", "YYY", at=6, date="2021-03-23"), 1, 0, "right", "as it was corrected"),
        (event("ASSAULT", "XXX", "YYY", at=6, date="2021"), 0, 0, "wrong detail", "wrong in another way"),
        (event("ASSAULT", "QQQ", "YYY", at=6, date="2021-03-23"), 0, 0, "wrong dyad", "the date is right now"),
        (event("ASSAULT", "XXX", "YYY", at=27, date="2021-03-23"), 0, 0, "missed", "in another sentence"),
        (event("COERCE", "XXX", "YYY", at=6, date="2021-03-23"), 0, 0, "missed", "of another type"),
    ],
)
def test_what_was_corrected_is_right_only_as_corrected(now, corrected, again, outcome, why):
    report = scored(gold(said("correct", STRIKE, date="2021-03-23")), now)
    assert row(report, "corrected, right now") == (corrected, 1), why
    assert row(report, "judged wrong, coded again") == (again, 1), why
    assert report.rows[0].outcome == outcome, why
    assert report.by_type["ASSAULT"].coded <= 1, "one coded event is not counted twice"


def test_a_rejected_double_of_a_right_event_is_not_coded_again_when_only_one_is():
    article = gold(said("accept", STRIKE), said("reject", STRIKE, key="2"))
    assert row(scored(article, STRIKE), "judged wrong, coded again") == (0, 1)
    assert row(scored(article, STRIKE, STRIKE), "judged wrong, coded again") == (1, 1)


def test_events_nobody_has_judged_are_in_no_figure():
    report = scored(gold(said("accept", STRIKE)), STRIKE, MEETING)
    assert report.levels["type"].coded == 1
    assert any("1 that were not, in no figure" in note for note in report.notes)


def test_precision_is_of_the_sample_and_weighed_by_type():
    sample = {"sample_id": "s", "population": {"ASSAULT": 30, "CONSULT": 10}}
    article = gold(said("accept", STRIKE, stratum="ASSAULT"), said("reject", MEETING, key="2", stratum="CONSULT"),
                   said("reject", STRIKE, key="3"), sample=sample)
    report = scored(article)
    assert (report.shares["precision, whole event"]["all"].share, row(report, "precision, whole event")) == (0.75, (1, 2))
    assert row(report, "precision, whole event", "ASSAULT") == (1, 1), "the third was not drawn"


def test_a_stratum_that_is_not_judged_yet_is_said():
    sample = {"sample_id": "s", "population": {"ASSAULT": 30, "CONSULT": 10}}
    report = scored(gold(said("accept", STRIKE, stratum="ASSAULT"), sample=sample))
    assert any("nothing is judged yet of CONSULT" in note for note in report.notes)


def test_recall_needs_a_complete_article():
    missed = said("missed", MEETING, key=None)
    assert row(scored(gold(said("accept", STRIKE), missed, complete=True)), "recall, whole event") == (1, 2)


def test_a_missed_event_of_one_of_two_who_judged_all_is_disputed():
    article = gold(said("accept", STRIKE), said("missed", MEETING, key=None), complete=True, complete_by=["ann", "bo"])
    report = scored(article)
    assert report.shares["recall, type"]["CONSULT"].disputed == 1
    assert "missed, found now" not in report.shares


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"verdict": "praise"}, "'praise' is not a verdict"),
        ({"left": None}, "'accept' has no event left"),
        ({"event": {"event_type": "QUARREL"}}, "no 'trigger'"),
        ({"left": STRIKE.to_dict() | {"event_type": "QUARREL"}}, "not an event type"),
    ],
)
def test_a_bad_judgement_names_its_line(tmp_path, change, why):
    good = {"judged_article": "a1", "text": TEXT, "judgements": [said("accept", STRIKE)], "sample": None, "complete": False}
    bad = good | {"judgements": [said("accept", STRIKE) | change]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n")
    with pytest.raises(GoldInvalid, match=f"line 2: .*{why}"):
        evaluate(path, MadeCoder())


def test_the_json_holds_the_intervals():
    record = json.loads(json.dumps(scored(gold(said("accept", STRIKE)), STRIKE).to_dict()))
    assert record["kind"] == "judgements"
    assert record["shares"]["precision, whole event"]["all"] == {
        "right": 1, "judged": 1, "disputed": 0, "share": 1.0, "low": 0.2065, "high": 1.0, "least": 1.0, "most": 1.0,
        "weighted": False,
    }


@given(st.lists(st.booleans()))
def test_a_majority_is_more_than_half(answers):
    yes = sum(answers)
    assert majority(answers) == (None if 2 * yes == len(answers) else 2 * yes > len(answers))


@given(st.permutations(["x", "x", "y", None]))
def test_the_outcome_does_not_depend_on_the_order_of_votes(dates):
    votes = tuple(Vote(str(number), None if date is None else STRIKE.to_dict() | {"date": date})
                  for number, date in enumerate(dates))
    settled, left = Ballot(STRIKE.to_dict(), votes).outcome()
    assert (settled, left["date"]) == (True, "x")
    assert Ballot(STRIKE.to_dict(), votes[:0]).outcome() == (False, None)
