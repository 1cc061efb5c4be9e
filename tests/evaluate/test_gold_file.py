"""Gold files: their kind, and what is wrong with them."""

import json

import pytest

from dragoman.errors import GoldEmpty, GoldInvalid, GoldKindUnknown, InputMissing
from dragoman.evaluate import KINDS, evaluate
from dragoman.evaluate.evaluate import SCORINGS
from dragoman.evaluate.gold_file import kind_of

from .made import MadeCoder

ARTICLE = {"id": "a", "date": None, "text": "A hit B.", "sentences": [[0, 8]], "events": []}


def written(folder, *lines):
    path = folder / "gold.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_by_its_own_keys_and_has_a_scoring(kind, tmp_path):
    assert kind_of(tmp_path, dict.fromkeys(KINDS[kind])) == kind
    assert kind in SCORINGS


def test_an_article_file_is_scored(tmp_path):
    report = evaluate(written(tmp_path, ARTICLE, "", ARTICLE), MadeCoder())
    assert (report.name, report.kind, report.notes[0]) == ("gold.jsonl", "articles", "2 articles, 2 sentences, 0 gold events")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{not json", "line 2: it is not JSON"),
        ("[1, 2]", "line 2: it is not a JSON object"),
        ({**ARTICLE, "events": [{"sentence": 4}]}, "line 2: an event stands in sentence 4 of 1"),
        ({**ARTICLE, "events": [{"sentence": 0, "status": "so so"}]}, "line 2: 'so so' is not a status"),
        ({**ARTICLE, "sentences": [[0]]}, "line 2: not enough values"),
        ({key: value for key, value in ARTICLE.items() if key != "text"}, "line 2: it has no 'text'"),
        ({**ARTICLE, "events": [{"sentence": 0, "status": "asserted", "actors": [], "recipients": [], "event_type": "QUARREL"}]},
         "line 2: 'QUARREL' is not an event type"),
        ({**ARTICLE, "text": 7}, "line 2: its 'text' is not a text"),
        ({**ARTICLE, "date": "5 March"}, "line 2: its date '5 March' is not a day"),
        ({**ARTICLE, "events": 7}, "line 2: 'int' object is not iterable"),
    ],
)
def test_a_bad_line_is_named_with_its_file(tmp_path, line, why):
    with pytest.raises(GoldInvalid, match=why) as raised:
        evaluate(written(tmp_path, ARTICLE, line), MadeCoder())
    assert "gold.jsonl" in str(raised.value)


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"text": "\xff"}')
    with pytest.raises(GoldInvalid, match="line 1"):
        evaluate(path, MadeCoder())


def test_a_file_without_records_is_named(tmp_path):
    with pytest.raises(GoldEmpty):
        evaluate(written(tmp_path, "", ""), MadeCoder())
    with pytest.raises(InputMissing):
        evaluate(tmp_path / "absent.jsonl", MadeCoder())


@pytest.mark.parametrize(
    ("record", "kind", "why"),
    [
        ({"colour": "red"}, None, "the keys colour"),
        (ARTICLE, "poems", "'poems' is not a kind of gold"),
    ],
)
def test_a_kind_that_cannot_be_scored_is_refused_with_those_that_can(tmp_path, record, kind, why):
    with pytest.raises(GoldKindUnknown, match=why) as raised:
        evaluate(written(tmp_path, record), MadeCoder(), kind=kind)
    assert "relations" in str(raised.value)
