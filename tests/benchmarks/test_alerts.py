"""What the benchmark of alerts counts."""

import dataclasses

import numpy as np
import pytest

from benchmarks.alerts import delays, false_alarms, main, shuffles
from benchmarks.histories import CHANGES, RATES, made, shuffled
from dragoman.store import Store
from tests.store.told_stories import fill


@pytest.mark.parametrize("kind", RATES)
def test_a_history_holds_together(kind):
    one = made(kind, 60, np.random.default_rng(1))
    assert (one.counts["stories"] == one.counts["conflict"] + one.counts["cooperation"]).all()
    assert (one.counts["stories"] == one.scored.sum(axis=1)).all(), "every story has a score"
    below = one.scored[:, one.levels < 0].sum(axis=1)
    assert (below == one.counts["conflict"]).all(), "conflict scores below nought, cooperation above"
    assert one.counts["stories"].sum() > 0 and (one.articles > 0).all()


def test_a_shuffle_has_the_same_periods_in_another_order():
    one = made("busy", 60, np.random.default_rng(1))
    other = shuffled(one, np.random.default_rng(2))
    pairs = [sorted(zip(each.articles, each.counts["conflict"], each.scored.sum(axis=1), strict=True)) for each in (one, other)]
    assert pairs[0] == pairs[1] and other.counts["stories"].tolist() != one.counts["stories"].tolist()
    assert other.starts == one.starts


def test_a_change_is_planted_where_it_is_said_to_be():
    rng = np.random.default_rng(3)
    change = dataclasses.replace(CHANGES["conflict triples"], at=200)
    one = made("steady", 400, rng, change)
    before, after = one.counts["conflict"][:200].mean(), one.counts["conflict"][200:].mean()
    assert after / before == pytest.approx(3, rel=0.2)
    assert one.counts["cooperation"][200:].mean() == pytest.approx(one.counts["cooperation"][:200].mean(), rel=0.2)


def test_a_level_that_lets_all_through_has_false_alarms():
    # The count can fail: with a level of one nearly every period alerts.
    found, tried = false_alarms(shuffles("steady", 1, 60, np.random.default_rng(1)), level=1.0)
    assert tried == 60 - 26 and found > tried / 2
    assert false_alarms(shuffles("steady", 1, 60, np.random.default_rng(1)))[0] <= 2


def test_delays_are_weeks_from_the_change_on():
    found = delays("busy", "conflict fivefold", 4, np.random.default_rng(1))
    assert len(found) == 4 and all(one is None or 0 <= one < 16 for one in found)
    assert sum(one is not None for one in found) >= 3


def test_a_store_is_shuffled(tmp_path, capsys):
    with Store(tmp_path / "s.duckdb") as store:
        fill(store)
    assert main(["--store", str(tmp_path / "s.duckdb"), "--histories", "40"]) == 0
    said = capsys.readouterr().out
    assert "2 dyads of" in said and "as they are" in said and "shuffled" in said
