"""Agreement of reviewers, against figures computed by hand."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.review.agreement import agreement, alpha, measured
from dragoman.review.sample import Samples


def by_measure(found):
    return {one.measure: one for one in found.measures}


def test_alpha_of_two_reviewers_and_four_events_by_hand(bench, judgements):
    """ann: a a r r, bo: a r r r. Of the 8 values 3 are a and 5 are r; 2 of the 8 ordered pairs within events differ, and
    2·3·5/(8·7) of them would by chance: alpha = 1 − (2/8)/(30/56) = 8/15."""
    for number, (ann, bo) in enumerate([("a", "a"), ("a", "r"), ("r", "r"), ("r", "r")]):
        for who, word in (("ann", ann), ("bo", bo)):
            bench.say(who, "accept" if word == "a" else "reject", number)
    verdict = by_measure(agreement(judgements))["verdict"]
    assert verdict.alpha == pytest.approx(8 / 15)
    assert (verdict.units, verdict.agreed) == (4, 0.75)


def test_alpha_of_three_reviewers_who_have_not_judged_all_by_hand():
    """Units: xx, xyy, y (alone, out), xy. Pairs within a unit of m values weigh 1/(m−1): values in all x 4, y 3 (n = 7);
    observed differing 0 + 2·(1·2)/2 + 2·1/1 = 4; expected 2·4·3/6 = 4. So alpha = 1 − (4/7)/(4/7) = 0."""
    values = {"1": {"a": "x", "b": "x"}, "2": {"a": "x", "b": "y", "c": "y"}, "3": {"a": "y"}, "4": {"a": "x", "c": "y"}}
    found = measured("m", values)
    assert found.alpha == pytest.approx(0, abs=1e-12)
    assert found.units == 3
    assert found.agreed == pytest.approx((1 + 1 / 3 + 0) / 3)


def test_each_measure_takes_what_the_reviewers_leave(bench, judgements):
    bench.say("ann", "accept", 0)
    bench.say("bo", "correct", 0, correction={"event_type": "THREATEN", "date": "2024-05-05", "actors": []})
    bench.say("ann", "reject", 1)
    bench.say("bo", "accept", 1)
    found = by_measure(agreement(judgements))
    assert (found["event of its type"].units, found["event of its type"].agreed) == (2, 0)
    assert (found["type"].units, found["type"].agreed) == (1, 0), "of the rejected event ann says no details"
    assert (found["date"].agreed, found["actor countries"].agreed, found["place country"].agreed) == (0, 0, 1)


def test_disputes_are_listed_with_what_each_says(bench, judgements):
    bench.say("ann", "accept", 0)
    bench.say("bo", "accept", 0)
    bench.say("ann", "accept", 1)
    bench.say("bo", "correct", 1, correction={"status": "future"})
    [one] = agreement(judgements).disputes
    assert (one.event_id, one.measures) == (bench.event(1).event_id, ("verdict", "status"))
    assert {name: values["status"] for name, values in one.said.items()} == {"ann": "asserted", "bo": "future"}


@pytest.mark.parametrize(
    ("said", "units", "agreed", "why"),
    [
        ([("ann", "accept", 0), ("bo", "accept", 1)], 0, None, "no event was judged by two"),
        ([], 0, None, "no event was judged by two"),
        ([("ann", "accept", 0), ("bo", "accept", 0)], 1, 1.0, "all say “accept”"),
    ],
)
def test_where_alpha_is_not_defined_the_words_say_why(bench, judgements, said, units, agreed, why):
    for who, verdict, number in said:
        bench.say(who, verdict, number)
    one = by_measure(agreement(judgements))["verdict"]
    assert (one.units, one.agreed, one.alpha) == (units, agreed, None)
    assert why in one.why


def test_a_value_of_a_lone_reviewer_does_not_make_alpha_defined(bench, judgements):
    for who in ("ann", "bo"):
        bench.say(who, "accept", 0)
    bench.say("ann", "reject", 1)
    assert by_measure(agreement(judgements))["verdict"].alpha is None


def test_only_a_samples_events_count_where_one_is_given(bench, judgements, store):
    sample = Samples(judgements).draw(store, 1)
    [one] = Samples(judgements).events(sample.sample_id)
    for number in range(6):
        for place in range(2):
            bench.say("ann", "accept", number, place)
            bench.say("bo", "reject" if bench.event(number, place).event_id == one.event_id else "accept", number, place)
    assert by_measure(agreement(judgements))["verdict"].units == 12
    found = agreement(judgements, sample)
    assert (found.events, by_measure(found)["verdict"].agreed) == (1, 0)


def test_the_last_word_counts_alone(bench, judgements):
    bench.say("ann", "reject", 0)
    bench.say("ann", "accept", 0)
    bench.say("bo", "accept", 0)
    bench.say("bo", "withdrawn", 0)
    found = agreement(judgements)
    assert (found.reviewers, found.measures[0].units) == (("ann",), 0)


rated = st.lists(st.lists(st.sampled_from("xyz"), min_size=2, max_size=5).map(Counter), min_size=1, max_size=12)


@given(rated.filter(lambda units: len({value for unit in units for value in unit}) > 1))
def test_alpha_is_what_the_library_says(units):
    krippendorff = pytest.importorskip("krippendorff")
    counts = [[unit[value] for value in "xyz"] for unit in units]
    assert alpha(units) == pytest.approx(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def test_thousands_of_events_with_values_of_their_own_are_no_burden():
    values = {str(number): {"ann": str(number), "bo": str(number + number % 2)} for number in range(20_000)}
    found = measured("date", values)
    assert (found.units, found.agreed) == (20_000, 0.5)
    assert found.alpha == pytest.approx(0.5, abs=1e-3)
