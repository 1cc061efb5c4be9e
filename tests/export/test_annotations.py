"""To labelling tools and back: what comes back is gold that ``evaluate`` reads."""

import dataclasses
import json
from collections import Counter
from xml.etree import ElementTree

import pytest

from dragoman.errors import AnnotationInvalid, AnnotationsUnknown, InputMissing
from dragoman.evaluate import evaluate
from dragoman.export import Wanted, gold_records, labelling_config
from dragoman.ontology import event_types
from dragoman.records import Reading
from tests.evaluate.made import MadeCoder
from tests.export.conftest import changed, made, text_of, two
from tests.store.conftest import TEXT, build


def never(text):
    raise AssertionError("the sentences are told")


def accepted(tasks):
    """The predictions of tasks as a person's annotations, as Label Studio's export "JSON" has them."""
    return [
        {
            "id": number,
            "data": one["data"],
            "annotations": [{"result": one["predictions"][0]["result"], "was_cancelled": False}],
        }
        for number, one in enumerate(tasks)
    ]


def tasks_of(store, folder, wanted=None):
    return json.loads(text_of(store, "labelstudio", folder, wanted))


def gold_of(folder, records, split=never, notes=None, **options):
    path = folder / "annotated.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return list(gold_records(path, split, Counter() if notes is None else notes, **options))


def doccanos(folder, lines):
    path = folder / "annotated.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return list(gold_records(path, never, Counter()))


def perfect(readings):
    """A coder that gives just what the store holds."""
    return MadeCoder({one.article.text: one.events for one in readings})


def scores(folder, records, coder):
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return evaluate(path, coder)


def test_a_task_marks_triggers_participants_places_and_dates(store, tmp_path):
    task = tasks_of(store, tmp_path)[0]
    regions = {
        one["value"]["text"]: one["value"] for one in task["predictions"][0]["result"] if one["type"] == "labels"
    }
    assert {words: value["labels"] for words, value in regions.items()} == {
        "Foreign Minister Ada Oru": ["PARTICIPANT"], "met": ["CONSULT"], "Minister Bo Lind": ["PARTICIPANT"], "Tallis": ["PLACE"],
        "Monday": ["DATE"], "Two people": ["PARTICIPANT"], "injured": ["ASSAULT"],
    }  # fmt: skip
    assert all(task["data"]["text"][one["start"] : one["end"]] == words for words, one in regions.items())
    links = [
        (one["from_id"][0], one["to_id"], one["labels"])
        for one in task["predictions"][0]["result"]
        if one["type"] == "relation"
    ]
    assert ("e", "a0-24-EST-GOV", ["actor"]) in links
    assert ("e", "p49-55", ["place"]) in links


def test_every_label_and_answer_of_a_task_is_in_the_interface(store, tmp_path):
    view = ElementTree.fromstring(labelling_config())
    labels = {one.get("value") for one in view.iter("Label")}
    controls = {one.get("name"): one for one in view if one.get("name")}
    assert {one.code for one in event_types()} | {"PARTICIPANT", "PLACE", "DATE"} == labels
    for task in tasks_of(store, tmp_path):
        for one in task["predictions"][0]["result"]:
            if one["type"] == "relation":
                assert one["labels"][0] in {found.get("value") for found in view.iter("Relation")}
                continue
            control = controls[one["from_name"]]
            assert (control.tag.lower(), one["to_name"]) == (one["type"], "text")
            if one["type"] == "choices":
                assert one["value"]["choices"][0] in {found.get("value") for found in control}


@pytest.mark.parametrize("tool", ["labelstudio", "doccano"])
def test_what_a_person_accepts_comes_back_as_gold_that_the_same_events_score_perfectly_on(store, tmp_path, tool):
    if tool == "labelstudio":
        records = gold_of(tmp_path, accepted(tasks_of(store, tmp_path)))
    else:
        records = doccanos(tmp_path, [json.loads(line) for line in text_of(store, "doccano", tmp_path).splitlines()])
    assert [one["id"] for one in records] == ["a0", "a1"]
    assert records[0]["sentences"] == [[0, 66], [67, 152]]
    meeting, assault = records[0]["events"]
    assert meeting == {
        "sentence": 0, "trigger": "met", "event_type": "CONSULT", "mode": "visit", "status": "asserted",
        "actors": [{"text": "Foreign Minister Ada Oru", "country": "EST", "sector": "GOV"},
                   {"text": "Minister Bo Lind", "country": "SWE", "sector": "GOV"}],
        "recipients": [], "date": "2024-05-06", "place": "Tallis", "place_country": "EST", "same_as": None,
    }  # fmt: skip
    assert (assault["status"], assault["date"], assault["place"]) == ("historical", "2024-05", None)
    report = scores(tmp_path, records, perfect(two()))
    assert report.kind == "articles"
    assert [report.levels[f"sentence {level}"].f1 for level in ("type", "dyad", "full")] == [1.0] * 3


def test_what_a_person_changes_counts(store, tmp_path):
    tasks = accepted(tasks_of(store, tmp_path))
    result = tasks[0]["annotations"][0]["result"]
    next(one for one in result if one["from_name"] == "label" and one["value"]["text"] == "met")["value"]["labels"] = [
        "AGREE"
    ]
    result[:] = [one for one in result if one.get("from_name") != "mode"]
    records = gold_of(tmp_path, tasks)
    assert (records[0]["events"][0]["event_type"], records[0]["events"][0]["mode"]) == ("AGREE", None)
    assert scores(tmp_path, records, perfect(two())).levels["sentence type"].f1 < 1


def test_of_several_annotations_the_ground_truth_counts_and_what_is_skipped_does_not(store, tmp_path):
    task = accepted(tasks_of(store, tmp_path))[0]
    whole = task["annotations"][0]
    task["annotations"] = [
        {"result": [], "updated_at": "2024-06-03", "was_cancelled": True}, {**whole, "ground_truth": True, "updated_at": "2024-06-01"},
        {"result": [], "updated_at": "2024-06-02"},
    ]  # fmt: skip
    assert len(gold_of(tmp_path, [task])[0]["events"]) == 2
    del task["annotations"][1]
    assert gold_of(tmp_path, [task])[0]["events"] == []  # somebody found no event in it


def test_a_task_that_nobody_has_annotated_is_left_out_unless_predictions_are_taken(store, tmp_path):
    tasks = tasks_of(store, tmp_path)
    assert gold_of(tmp_path, tasks) == []
    assert len(gold_of(tmp_path, tasks, predictions=True)) == 2


def test_articles_without_events_are_tasks_unless_what_is_wanted_is_narrowed(tmp_path):
    with made([build(0), dataclasses.replace(build(1), events=())], tmp_path / "quiet.duckdb") as quiet:
        assert [one["data"]["article_id"] for one in tasks_of(quiet, tmp_path)] == ["a0", "a1"]
        assert [one["data"]["article_id"] for one in tasks_of(quiet, tmp_path, Wanted(since="2024"))] == ["a0"]


def test_an_annotation_that_a_person_made_needs_no_more_than_spans_and_links(tmp_path):
    def region(key, words, label):
        at = TEXT.index(words)
        return {
            "id": key,
            "from_name": "label",
            "type": "labels",
            "value": {"start": at, "end": at + len(words), "text": words, "labels": [label]},
        }

    def answer(key, name, kind, value):
        return {
            "id": key,
            "from_name": name,
            "type": kind,
            "value": {"choices" if kind == "choices" else "text": [value]},
        }

    result = [
        region("t", "met", "CONSULT"), region("x", "Ada Oru", "PARTICIPANT"), region("d", "Monday", "DATE"), region("o", "Tallis", "Other"),
        answer("x", "country", "textarea", "est"), answer("d", "date", "textarea", "2024-05-06"),
        {"type": "relation", "from_id": "x", "to_id": "t", "labels": ["actor"]},  # drawn the other way round
        {"type": "relation", "from_id": "t", "to_id": "d"},
    ]  # fmt: skip
    notes = Counter()
    records = gold_of(
        tmp_path,
        [{"id": 7, "data": {"text": TEXT}, "annotations": [{"result": result}]}],
        lambda text: [(0, 66), (67, 152)],
        notes,
    )
    [event] = records[0]["events"]
    assert (records[0]["id"], records[0]["sentences"]) == ("7", [[0, 66], [67, 152]])
    assert event["actors"] == [{"text": "Ada Oru", "country": "EST", "sector": None}]
    assert (event["date"], event["status"], event["place"]) == ("2024-05-06", "asserted", None)
    assert +notes == {
        "events have no status and are taken as asserted": 1,
        "spans labelled 'Other', which is no event type, are passed over": 1,
    }


@pytest.mark.parametrize("text", ["😀😀 Oru met Lind.", "Oru\r\nmet Lind 😀.", "Ünï met Lind."])
def test_offsets_count_characters_and_those_of_older_versions_are_understood(tmp_path, text):
    at = text.index("met")
    units = len(text[:at].encode("utf-16-le")) // 2
    for start in {at, units}:
        region = {
            "id": "t",
            "from_name": "label",
            "type": "labels",
            "value": {"start": start, "end": start + 3, "text": "met", "labels": ["CONSULT"]},
        }
        [record] = gold_of(
            tmp_path, [{"data": {"text": text}, "annotations": [{"result": [region]}]}], lambda whole: [(0, len(whole))]
        )
        assert record["events"][0]["trigger"] == "met"


def task_with(*results, text="Oru met Lind."):
    return {"data": {"text": text, "sentences": [[0, len(text)]]}, "annotations": [{"result": list(results)}]}


def region_at(key, start, end, label, words):
    return {
        "id": key,
        "from_name": "label",
        "type": "labels",
        "value": {"start": start, "end": end, "text": words, "labels": [label]},
    }


MET = region_at("t", 4, 7, "CONSULT", "met")
LIND = region_at("x", 8, 12, "PARTICIPANT", "Lind")


@pytest.mark.parametrize(
    ("results", "why"),
    [
        ([region_at("t", 0, 3, "CONSULT", "met")], "a region says 'met', but the text has 'Oru'"),
        ([MET, {"id": "t", "from_name": "mode", "type": "choices", "value": {"choices": ["arrest"]}}], "no mode of CONSULT"),
        ([MET, {"id": "t", "from_name": "date", "type": "textarea", "value": {"text": ["Monday"]}}], "not a day, month or year"),
        ([MET, LIND, {"type": "relation", "from_id": "t", "to_id": "x"}], "neither actor nor recipient"),
        ([MET, LIND, {"id": "x", "from_name": "country", "type": "textarea", "value": {"text": ["Sweden"]}},
          {"type": "relation", "from_id": "t", "to_id": "x", "labels": ["actor"]}], "not a code of three letters"),
        ([{"id": "t", "type": "labels", "value": {}}], "it has no"),
    ],
)  # fmt: skip
def test_what_cannot_be_scored_is_told_with_its_place(tmp_path, results, why):
    with pytest.raises(AnnotationInvalid, match=rf"record 2: .*{why}"):
        gold_of(tmp_path, [task_with(MET), task_with(*results)])


@pytest.mark.parametrize("content", ['[{"a": 1}]', '{"text": "no spans"}\n', "[3]"])
def test_a_file_of_no_labelling_tool_is_told(tmp_path, content):
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(AnnotationsUnknown, match="Label Studio"):
        list(gold_records(path, never, Counter()))


def test_the_small_export_of_label_studio_is_refused_because_it_has_no_relations(tmp_path):
    with pytest.raises(AnnotationInvalid, match="JSON-MIN"):
        gold_of(tmp_path, [{"text": "x", "label": [{"start": 0}], "annotation_id": 1}])


@pytest.mark.parametrize("content", ["[{", '{"text": \n'])
def test_what_is_not_json_is_told(tmp_path, content):
    path = tmp_path / "broken.json"
    path.write_text(content)
    with pytest.raises(AnnotationInvalid, match="not JSON"):
        list(gold_records(path, never, Counter()))
    with pytest.raises(InputMissing):
        list(gold_records(tmp_path / "none.json", never, Counter()))


def test_doccanos_numbers_are_of_the_whole_file_and_its_new_spans_have_no_details(store, tmp_path):
    lines = [json.loads(line) for line in text_of(store, "doccano", tmp_path).splitlines()]
    numbers = [one["id"] for line in lines for one in line["entities"] + line["relations"]]
    assert len(set(numbers)) == len(numbers)
    # doccano gives its own columns back as they were, and a person marked another actor.
    at = TEXT.index("police")
    lines[0]["entities"].append({"id": 900, "label": "PARTICIPANT", "start_offset": at, "end_offset": at + 6})
    trigger = next(one["id"] for one in lines[0]["entities"] if one["label"] == "ASSAULT")
    lines[0]["relations"].append({"id": 901, "from_id": trigger, "to_id": 900, "type": "actor"})
    actors = doccanos(tmp_path, lines)[0]["events"][1]["actors"]
    assert actors[-1] == {"text": "police", "country": None, "sector": None}


def test_one_span_that_stands_for_several_keeps_each_of_them(tmp_path):
    both = build().events[0].actors[0]
    sides = (dataclasses.replace(both, country="PRK"), dataclasses.replace(both, country="KOR"))
    reading: Reading = changed(build(events=1), actors=sides, mode="visit")
    with made([reading], tmp_path / "several.duckdb") as several:
        gold = gold_of(tmp_path, accepted(tasks_of(several, tmp_path)))[0]["events"][0]
        lines = [json.loads(line) for line in text_of(several, "doccano", tmp_path).splitlines()]
    assert {one["country"] for one in gold["actors"]} == {"PRK", "KOR"}
    assert {one["country"] for one in doccanos(tmp_path, lines)[0]["events"][0]["actors"]} == {"PRK", "KOR"}


def test_label_studios_own_library_takes_the_interface(store, tmp_path):
    sdk = pytest.importorskip("label_studio_sdk.label_interface", reason="label-studio-sdk is not installed")
    interface = sdk.LabelInterface(labelling_config())
    interface.validate()
    for task in tasks_of(store, tmp_path):
        assert interface.validate_prediction(task["predictions"][0])
