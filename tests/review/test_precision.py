"""Precision and recall as people judge."""

import pytest

from dragoman.errors import NothingJudged, ReviewerUnknown
from dragoman.evaluate.interval import wilson
from dragoman.review.precision import chosen, precision
from dragoman.review.sample import Samples

WHOLE, TYPE = "precision, whole event", "precision, type"


def test_whole_events_and_types_are_counted_apart(bench, judgements):
    bench.say("ann", "accept", 0)
    bench.say("ann", "correct", 1, correction={"date": "2023"})
    bench.say("ann", "correct", 2, correction={"event_type": "AID"})
    bench.say("ann", "reject", 3)
    bench.say("ann", "accept", 0, number=1)
    tables = precision(judgements).tables
    whole, kind = tables[WHOLE]["CONSULT"], tables[TYPE]["CONSULT"]
    assert (whole.right, whole.judged, whole.share) == (1, 4, 0.25)
    assert (kind.right, kind.judged) == (2, 4), "accepted, or corrected in something else than the type"
    assert (whole.low, whole.high) == wilson(1, 4)
    assert (tables[WHOLE]["ASSAULT"].right, tables[WHOLE]["all"].judged) == (1, 5)


def test_most_decide_and_ties_are_left_out_with_their_bounds(bench, judgements):
    for who, verdict in (("ann", "accept"), ("bo", "accept"), ("cy", "reject")):
        bench.say(who, verdict, 0)
    bench.say("ann", "accept", 1)
    bench.say("bo", "reject", 1)
    found = precision(judgements).tables[WHOLE]["CONSULT"]
    assert (found.right, found.judged, found.disputed, found.share) == (1, 1, 1, 1.0)
    assert (found.least, found.most) == (0.5, 1.0)
    assert precision(judgements, reviewer="bo").tables[WHOLE]["CONSULT"].share == 0.5


def test_a_sample_by_type_is_weighed_by_what_the_store_has(bench, judgements, store):
    """4 of 6 meetings are out: the store has 6 assaults and 2 meetings, of which one each is judged. All assaults right
    and all meetings wrong is 6/8, not 1/2."""
    from dragoman.export.wanted import Wanted

    samples = Samples(judgements)
    sample = samples.draw(store, 1, by_type=True, wanted=Wanted())
    population = {"ASSAULT": 6, "CONSULT": 2}
    with judgements.database.writing():
        for name, number in population.items():
            sql = "UPDATE strata SET population = ? WHERE stratum = ?"
            judgements.database.connection.execute(sql, [number, name])
    for one in samples.events(sample.sample_id):
        verdict = "accept" if one.stratum == "ASSAULT" else "reject"
        bench.say("ann", verdict, int(one.article_id[1:]), event_id=one.event_id)
    found = precision(judgements, samples.one(sample.sample_id)).tables[WHOLE]["all"]
    assert (found.right, found.judged, found.share, found.weighted) == (1, 2, 0.75, True)
    assert 0 < found.low < 0.75 < found.high < 1


def test_only_drawn_events_count_in_a_sample(bench, judgements, store):
    sample = Samples(judgements).draw(store, 1)
    [one] = Samples(judgements).events(sample.sample_id)
    article = int(one.article_id[1:])
    for number in range(2):
        bench.say("ann", "accept", article, number)
        bench.say("ann", "reject", (article + 1) % 6, number)
    found = precision(judgements, sample)
    assert found.tables[WHOLE]["all"].judged == 1
    assert any("drawn at random from 12" in note for note in found.notes)
    assert precision(judgements).tables[WHOLE]["all"].judged == 4
    assert any("happened to be judged" in note for note in precision(judgements).notes)


def test_recall_is_of_complete_articles(bench, judgements):
    bench.say("ann", "accept", 0, 0)
    bench.say("ann", "correct", 0, 1, correction={"event_type": "COERCE"})
    bench.miss("ann", "told", 0, event_type="CONSULT")
    assert "recall, type" not in precision(judgements).tables, "nothing is complete yet"
    bench.say("ann", "complete", 0)
    bench.say("ann", "accept", 1, 0)
    found = precision(judgements).tables["recall, type"]
    assert (found["CONSULT"].right, found["CONSULT"].judged) == (1, 2), "found 1 of 2, the other was missed"
    assert (found["COERCE"].right, found["COERCE"].judged) == (0, 1), "it is one, but was not coded as one"
    assert "ASSAULT" not in found, "there was none"


def test_an_article_is_not_complete_once_a_judgement_is_taken_back(bench, judgements):
    bench.whole("ann")
    assert "recall, type" in precision(judgements).tables
    bench.say("ann", "withdrawn", 0, 1)
    assert "recall, type" not in precision(judgements).tables


def test_nothing_judged_and_unknown_reviewers_are_said(bench, judgements):
    with pytest.raises(NothingJudged):
        precision(judgements)
    bench.say("ann", "accept")
    with pytest.raises(ReviewerUnknown, match="ann"):
        precision(judgements, reviewer="zoe")


def test_the_only_sample_is_taken_unless_all_are_asked_for(judgements, store):
    assert chosen(judgements, None) is None
    drawn = Samples(judgements).draw(store, 1)
    assert (chosen(judgements, None), chosen(judgements, "all")) == (drawn, None)
    Samples(judgements).draw(store, 2)
    assert (chosen(judgements, None), chosen(judgements, drawn.sample_id)) == (None, drawn)
