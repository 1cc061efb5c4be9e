"""Alerts: made histories with a change → when, of what, and how often none is there."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.histories import CHANGES, made, shuffled
from dragoman.stories.alerts import (
    LAST,
    LEAST_ACTIVE,
    LEAST_PAST,
    LEVEL,
    alerts,
    alerts_across,
    false_shares,
    trial,
)
from dragoman.stories.dyad import Dyad


def history(kind="steady", periods=80, seed=1, change=None, at=70):
    planted = None if change is None else dataclasses.replace(CHANGES[change], at=at)
    return made(kind, periods, np.random.default_rng(seed), planted)


def test_a_fivefold_conflict_alerts_and_names_what_rose():
    one = history(change="conflict fivefold")
    [first, *_] = [found for found in alerts(one) if found.start >= one.starts[70]]
    assert one.starts.index(first.start) < 70 + LAST and first.way == "rise" and "conflict" in first.measure
    assert first.observed > 2 * first.expected and first.p <= LEVEL


def test_a_drop_of_scores_alerts_though_numbers_stay():
    one = history("busy", seed=2, change="score drops")
    found = [alert for alert in alerts(one) if alert.start >= one.starts[70]]
    # The share of conflict goes from two fifths to two thirds.
    assert any(alert.measure == "score" and alert.way == "fall" and alert.observed < alert.expected for alert in found)


def test_silence_alerts():
    one = history("busy", periods=90, change="falls silent")
    found = [alert for alert in alerts(one) if alert.start >= one.starts[70]]
    assert any((alert.measure, alert.way, alert.lasts) == ("stories", "fall", True) for alert in found)


def test_a_new_level_that_goes_on_is_told_once():
    one = history("busy", periods=70 + 2 * LAST, change="conflict doubles")
    told = [alert for alert in alerts(one) if alert.start >= one.starts[70] and alert.measure == "conflict"
            and alert.lasts]  # fmt: skip
    assert len(told) <= 1


def test_who_has_no_past_cannot_leave_it():
    one = history("busy", periods=60, change="conflict fivefold", at=LEAST_PAST - 10)
    assert not trial(one).tested[:LEAST_PAST].any() and trial(one).tested[LEAST_PAST:].all()
    sparse = history("quiet", periods=60)
    for name in sparse.counts:
        sparse.counts[name][:50] = 0
        sparse.counts[name][50 : 50 + LEAST_ACTIVE - 1] = 1
    assert not trial(sparse).tested[: 50 + LEAST_ACTIVE - 1].any()


def test_periods_without_articles_are_no_past():
    gap = history("busy", periods=70)
    gap.articles[40:69] = 0
    for counts in gap.counts.values():
        counts[40:69] = 0
    gap.scored[40:69] = 0
    gap.counts["conflict"][69] = 300
    assert len(trial(gap).places) == 41 and trial(gap).tested[-1]
    assert [alert.start for alert in alerts(gap)][-1:] == [gap.starts[69]]


def test_since_cuts_what_is_told_and_not_the_past():
    one = history(change="conflict fivefold")
    every = alerts(one)
    assert alerts(one, one.starts[70]) == [found for found in every if found.start >= one.starts[70]] != []


@pytest.mark.parametrize("since", [30, 119, 150, 185])
def test_a_long_past_need_not_be_looked_at_whole(since):
    long = [history(kind, periods=200, seed=seed) for seed, kind in enumerate(("busy", "bursty", "spikes", "steady") * 3)]
    first = long[0].starts[since]
    every = [[one.to_dict() for one in alerts(each, level=0.2) if one.start >= first] for each in long]
    assert [[one.to_dict() for one in alerts(each, first, level=0.2)] for each in long] == every
    assert sum(map(len, every)) > 0


def test_a_change_is_found_among_many_dyads_and_hardly_anything_else():
    calm = [history(seed=seed, periods=74) for seed in range(20)]
    changed = dataclasses.replace(history(seed=99, periods=74, change="conflict fivefold"), dyad=Dyad("XXX", "YYY"))
    found = alerts_across([*calm, changed], calm[0].starts[70])
    assert found[0].dyad == Dyad("XXX", "YYY") and found[0].q <= 0.1
    assert sum(alert.dyad != Dyad("XXX", "YYY") for alert in found) <= 1
    assert [alert.p for alert in found] == sorted(alert.p for alert in found)


def test_no_histories_have_no_alerts():
    assert alerts_across([]) == [] and alerts_across([history(periods=10)]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_false_shares_are_those_of_benjamini_and_hochberg(found):
    p = np.array(found)
    n = len(p)
    for index, share in enumerate(false_shares(p)):
        # The least share at which the step-up procedure would take this one in.
        bounds = [other * n / np.count_nonzero(p <= other) for other in p if other >= p[index]]
        assert share == pytest.approx(min(1.0, *bounds, 1.0))


def test_what_was_not_tested_has_no_share():
    assert np.isnan(false_shares(np.array([np.nan, 0.01]))).tolist() == [True, False]


def test_an_alert_is_written_with_its_days():
    one = history(change="conflict fivefold")
    record = alerts(one)[-1].to_dict()
    assert record["period"][4:6] == "-W" and record["start"] < record["end"] and record["stories"] == []


@pytest.mark.parametrize("kind", ["quiet", "bursty", "trending volume", "seasonal"])
def test_shuffled_histories_alert_less_than_once_in_a_hundred_periods(kind):
    """The level's promise, on fewer histories than ``python -m benchmarks.alerts`` has."""
    rng = np.random.default_rng(11)
    histories = [shuffled(made(kind, 156, rng), rng) for _ in range(12)]
    periods = sum(int(trial(one).tested.sum()) for one in histories)
    assert periods > 1000
    assert sum(len(alerts(one)) for one in histories) / periods < 0.01
