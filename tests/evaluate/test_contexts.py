"""The contexts of short reports."""

from dataclasses import replace

import pytest

from dragoman.evaluate.contexts import gold_contexts, score_contexts

from .made import MadeCoder, event


def scored(wanted, *coded):
    record = gold_contexts({"id": 1, "text": "x", "contexts": wanted})
    events = [replace(event("AID"), contexts=tuple(contexts)) for contexts in coded]
    return score_contexts("made.jsonl", [record], MadeCoder({"x": events}))


@pytest.mark.parametrize(
    ("wanted", "coded", "outcome", "why"),
    [
        (["health"], [["health"]], "right", "the same"),
        (["health", "legal"], [["health"], ["legal"]], "right", "of all events together"),
        (["health"], [["health", "legal"]], "wrong detail", "one too many"),
        (["health"], [["legal"]], "missed", "another"),
        (["health"], [], "missed", "no event"),
    ],
)
def test_outcomes(wanted, coded, outcome, why):
    [row] = scored(wanted, *coded).rows
    assert row.outcome == outcome, why


def test_figures():
    report = scored(["health", "legal"], ["health", "cyber"])
    assert report.figures["context micro-F1"] == 0.5
    assert report.figures["all contexts right"] == 0.0
    assert report.by_type["cyber"].coded == 1


def test_an_unknown_context_is_refused():
    with pytest.raises(ValueError, match="sports"):
        gold_contexts({"id": 1, "text": "x", "contexts": ["sports"]})
