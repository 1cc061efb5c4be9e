"""What a story continues: two moments → why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.thread import WINDOW, Moment, continuity, followed, threads
from dragoman.stories.words import vector

TALKS = Moment(
    "talks", 1000, "2020-01-01", "asserted", frozenset({"JOR", "SYR"}), frozenset({"JOR:judeh-nasser"}),
    frozenset({"diplomatic"}), "Amman", frozenset({"a"}), vector("Jordan and Syria held talks on the expelled counsellor."),
)  # fmt: skip
REPLY = replace(TALKS, story_id="reply", day=1003, articles=frozenset({"b"}))


def test_the_same_parties_on_the_same_issue_days_later_continue():
    assert followed(REPLY, [TALKS]) == "talks"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"day": 1000 + WINDOW + 1}, "too long after"),
        ({"day": 999}, "before it"),
        ({"status": "historical"}, "what happened long ago is no part of a chronology"),
        ({"countries": frozenset({"PER", "CHL"}), "names": frozenset()}, "nobody in common"),
        ({"countries": frozenset({"JOR"}), "names": frozenset(), "place": None, "contexts": frozenset(),
          "words": vector("Bakers in Irbid raised the price of bread.")}, "one country alone"),
    ],
)  # fmt: skip
def test_what_does_not_continue(change, why):
    assert followed(replace(REPLY, **change), [TALKS]) is None, why


def test_of_several_the_one_that_has_most_in_common_is_followed():
    far = replace(TALKS, story_id="far", place=None, contexts=frozenset(), names=frozenset())
    assert followed(REPLY, [far, TALKS]) == "talks"


def test_of_two_alike_the_nearest_is_followed():
    nearer = replace(TALKS, story_id="nearer", day=1002)
    assert followed(REPLY, [nearer, TALKS]) == "nearer"


def test_a_moment_is_read_back_as_it_was():
    assert Moment.from_json(TALKS.to_json()) == TALKS


def test_stories_that_can_continue_one_another_share_a_key():
    assert set(TALKS.keys()) & set(REPLY.keys())
    assert continuity(REPLY, TALKS) > 0.5


def test_threads_by_hand():
    assert threads({"a": None, "b": "a", "c": "b", "d": None}) == {"a": "a", "b": "a", "c": "a", "d": "d"}
    assert threads({"c": "b"}, {"b": "a"}) == {"c": "a"}, "b is not asked for, but its thread is known"


chains = st.integers(1, 12).flatmap(
    lambda size: st.tuples(*(st.one_of(st.none(), st.integers(0, max(0, place - 1))) if place else st.none() for place in range(size)))
)


@given(chains, st.randoms())
def test_a_thread_is_that_of_its_first_story_in_whatever_order(before, random):
    follows = {str(story): None if one is None else str(one) for story, one in enumerate(before)}
    shuffled = dict(random.sample(list(follows.items()), len(follows)))
    found = threads(shuffled)
    assert found == threads(follows)
    for story, one in follows.items():
        assert found[story] == (story if one is None else found[one])
