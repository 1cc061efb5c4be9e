"""Events and stories → the pairs of countries of dyads and story_dyads."""

import dataclasses

import pytest

from dragoman.linking import link
from dragoman.store import Store
from tests.store.conftest import build


def pairs(kind, cameo, actors, recipients=()):
    """The pairs that both views give for one event of an actor and a recipient that are EST and SWE."""
    reading = build(events=1)
    [event] = reading.events
    oru, lind = event.actors
    known = {"EST": oru, "SWE": lind}
    told = dataclasses.replace(
        event, event_type=kind, cameo=cameo, mode=None, actors=tuple(known[one] for one in actors),
        recipients=tuple(known[one] for one in recipients),
    )  # fmt: skip
    with Store(":memory:") as store:
        store.add(dataclasses.replace(reading, events=(told,)))
        link(store)
        found = [
            sorted(store.sql(f"SELECT actor_country, recipient_country, mutual FROM {view}").fetchall())
            for view in ("dyads", "story_dyads")
        ]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(("kind", "cameo"), [("CONSULT", "036"), ("AGREE", "03"), ("ASSAULT", "190"), ("SUPPORT", "057")])
def test_what_several_do_together_or_to_each_other_is_a_pair_both_ways(kind, cameo):
    assert pairs(kind, cameo, ["EST", "SWE"]) == [("EST", "SWE", True), ("SWE", "EST", True)]


@pytest.mark.parametrize(("kind", "cameo"), [("ACCUSE", "111"), ("REQUEST", "100"), ("SUPPORT", "051"), ("MOBILIZE", None)])
def test_those_who_condemn_or_demand_something_together_are_no_pair(kind, cameo):
    assert pairs(kind, cameo, ["EST", "SWE"]) == []


def test_an_actor_and_a_recipient_are_a_pair_one_way():
    assert pairs("ACCUSE", "111", ["EST"], ["SWE"]) == [("EST", "SWE", False)]
