"""Training records: marks and codes read, and faults told with file and line."""

from __future__ import annotations

import json

import pytest

from dragoman.errors import TrainingInvalid
from dragoman.train.example import example, read_examples
from dragoman.train.labels import labels_of, shortened


def line(**changes):
    record = {"id": "a-1", "marked": "<s>Chad</s> shelled <t>Bol</t>.", "event_type": "ASSAULT",
              "mode": "heavy-weapons", "status": "asserted", "cameo": "194"}
    return json.dumps(record | changes)


def test_marks_become_spans():
    found = example(line(), "x:1")
    assert (found.text, found.actor, found.recipient) == ("Chad shelled Bol.", (0, 4), (13, 16))


def test_one_side_may_be_missing():
    found = example(line(marked="Shells fell on <t>Bol</t>."), "x:1")
    assert (found.actor, found.recipient) == (None, (15, 18))


@pytest.mark.parametrize(("changes", "told"), [
    ({"marked": "Chad shelled Bol."}, "mark at least one"),
    ({"marked": "<s>Chad shelled <t>Bol</t>."}, "not closed"),
    ({"marked": "Chad</s> shelled <t>Bol</t>."}, "no partner"),
    ({"event_type": "SHELL"}, "SHELL"),
    ({"status": "certain"}, "certain"),
    ({"cameo": "xx"}, "xx"),
    ({"sentence": "more"}, "keys"),
])  # fmt: skip
def test_faults_are_told_with_their_line(changes, told):
    with pytest.raises(TrainingInvalid, match=r"x\.jsonl:7") as caught:
        example(line(**changes), "x.jsonl:7")
    assert told in str(caught.value)


def test_broken_json_is_told_with_its_line(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text(line() + "\n\n{broken\n", encoding="utf-8")
    with pytest.raises(TrainingInvalid, match=r"t\.jsonl:3"):
        list(read_examples([path]))


def test_codes_of_an_ontology_of_one_s_own_are_not_checked():
    found = example(line(event_type="MERGER", mode="hostile", cameo=None, status=None), "x:1", own=True)
    assert (found.event_type, found.mode) == ("MERGER", "hostile")
    assert labels_of([found]).status == ("asserted",), "a head needs a label"


@pytest.mark.parametrize("value", ["", "none", 7])
def test_codes_of_one_s_own_are_words(value):
    with pytest.raises(TrainingInvalid, match="event_type"):
        example(line(event_type=value), "x:1", own=True)


def test_rare_codes_give_way_to_their_parents():
    records = [example(line(id=str(n), cameo="1831" if n else "1832"), "x:1") for n in range(5)]
    labels = labels_of(records)
    assert labels.cameo == ("none", "18", "1831"), "1832 stands once"
    assert shortened("1832", labels.cameo) == "18"


def test_targets_of_a_pair_without_event():
    silent = example(line(event_type=None, mode=None, status=None, cameo=None), "x:1")
    labels = labels_of([silent, example(line(), "x:1")])
    assert labels.targets(silent) == (0, 0, 0, -100), "a status is not learned where there is no event"
