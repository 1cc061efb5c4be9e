"""Corrections as JSON and back, and laid over the coder's event."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dragoman.ontology import quad_of, score
from dragoman.records import Mention, Participant
from dragoman.review import Correction, Judgement, Where
from dragoman.review.kept import corrected
from tests.store.conftest import build

EVENT = build().events[0].to_dict()
texts = st.text(min_size=1, max_size=20)
offsets = st.integers(0, 10_000)
parties = st.builds(Participant, texts, offsets, offsets, texts, st.none() | texts, st.none() | texts)
places = st.builds(Where, st.text(max_size=9), st.none() | texts) | st.builds(Where, texts, texts, texts, offsets, offsets)
corrections = st.builds(
    Correction,
    st.none() | texts,
    st.none() | st.text(max_size=5),
    st.none() | st.lists(texts, max_size=3).map(tuple),
    st.none() | texts,
    st.none() | st.lists(parties, max_size=3).map(tuple),
    st.none() | st.lists(parties, max_size=3).map(tuple),
    st.none() | st.text(max_size=9),
    st.none() | places,
    st.none() | st.builds(Mention, texts, offsets, offsets),
)


@given(corrections, texts, st.text(max_size=30))
def test_any_judgement_comes_back_from_json(correction, reviewer, note):
    said = Judgement(reviewer, "2024-06-01T12:00:00Z", "a0", "e1", "correct", None if correction.empty else correction, note)
    assert Judgement.from_dict(json.loads(json.dumps(said.to_dict()))) == said


def test_none_leaves_and_empty_says_there_is_none():
    assert corrected(EVENT, Correction(status="future")) == EVENT | {"status": "future"}
    found = corrected(EVENT, Correction(mode="", date="", actors=(), contexts=(), place=Where("")))
    assert [found[name] for name in ("mode", "date", "actors", "contexts", "place")] == [None, None, [], [], None]


def test_quad_category_and_score_follow_the_type():
    found = corrected(EVENT, Correction(event_type="ASSAULT"))
    assert (found["quad_category"], found["score"]) == (quad_of("ASSAULT"), score("ASSAULT"))
    assert (found["mode"], found["cameo"], found["rule"]) == (None, None, None), "the coder's answers were on another type"
    assert EVENT["event_type"] == "CONSULT", "the coder's record is as it was"
