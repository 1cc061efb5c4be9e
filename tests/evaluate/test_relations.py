"""Marked pairs and their fifteen labels."""

import pytest

from dragoman.evaluate.relations import gold_relation, label_of, score_relations
from dragoman.records import Relation

from .made import MadeCoder


@pytest.mark.parametrize(
    ("relation", "expected", "why"),
    [
        (Relation("SANCTION", "convict", "116", 1.0), ("ACCUSE", "cameo"), "the code's root goes before the type"),
        (Relation("RETREAT", None, None, 1.0), ("YIELD", "type"), "without a code the type folds"),
        (Relation("SUPPORT", None, "018", 1.0), ("SUPPORT", "type"), "root 01 has no label: the type again"),
        (Relation(None, None, None, 0.0), (None, "none"), "nothing said"),
    ],
)
def test_label_of(relation, expected, why):
    assert label_of(relation) == expected, why


def report_of(**relations):
    gold = [gold_relation({"id": i, "marked": f"<s>{name}</s> acts", "event_type": label})
            for i, (name, (label, _)) in enumerate(relations.items())]
    coder = MadeCoder(relations={f"{name} acts": relation for name, (_, relation) in relations.items()})
    return score_relations("made.jsonl", gold, coder)


def test_macro_f1_over_labels_and_quads():
    def coded(code):
        return Relation("AID", None, code, 1.0)

    report = report_of(A=("AID", coded("070")), B=("AID", coded("060")), C=("PROTEST", Relation(None, None, None, 0.0)),
                       D=("ACCUSE", coded("110")))
    # AID: 1 of 2, 1 coded: 2/3. PROTEST: 0. ACCUSE: 1. Mean of the three: 5/9.
    assert report.figures["root macro-F1"] == pytest.approx(5 / 9)
    assert report.figures["root accuracy"] == 0.5
    # Quad 2: both of 2: 1. Quad 4: 0. Quad 3: 1. B is right as a quad, since AID and COOPERATE share it.
    assert report.figures["quad macro-F1"] == pytest.approx(2 / 3)
    assert [row.outcome for row in report.rows] == ["right", "wrong type", "missed", "right"]
    assert "3 labelled by CAMEO code, 0 by event type, 1 not at all" in report.notes[0]


def test_a_sentence_without_an_actor_is_not_asked_for_and_is_wrong():
    coder = MadeCoder()
    report = score_relations("made.jsonl", [gold_relation({"id": 1, "marked": "<t>A</t> was hit", "event_type": "ASSAULT"})], coder)
    assert coder.asked == []
    assert report.figures["root accuracy"] == 0
    assert "1 of these have no actor marked" in report.notes[1]
