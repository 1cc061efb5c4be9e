"""An array of articles, in whatever file it comes."""

import io
import json

import pytest

from dragoman.read import Defaults
from dragoman.read.folder import read_stream

THREE = json.dumps([{"text": "Iran met Iraq."}, {"title": "no text"}, {"text": "They left."}], indent=1)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson"])
@pytest.mark.parametrize("text", [THREE, "\ufeff \n" + THREE, json.dumps(json.loads(THREE))])
def test_an_array_is_read_whatever_its_suffix(read, name, text):
    articles, (failure,) = read(name, text)
    assert [article.text for article in articles] == ["Iran met Iraq.", "They left."]
    assert failure.source.endswith("(article 2)")
    assert "It has: title. Name the one that holds the text with --text-column" in failure.why


def test_articles_are_named_by_line_and_number(read):
    articles, (failure,) = read("a.jsonl", THREE)
    assert [one.source.rpartition("/")[2] for one in articles] == ["a.jsonl:2 (article 1)", "a.jsonl:8 (article 3)"]
    assert failure.source.endswith("a.jsonl:5 (article 2)")


def test_an_array_on_standard_input():
    failures = []
    found = read_stream(io.BytesIO(THREE.encode()), "standard input", Defaults(), failures.append)
    assert [article.text for article in found] == ["Iran met Iraq.", "They left."]
    assert [failure.source for failure in failures] == ["standard input:5 (article 2)"]


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ('[{"text": "Iran met Iraq."},\n{"text": }]', "Expecting value at column 10", 2),
        ('[{"text": "Iran met Iraq."}\n{"text": "B."}]', "no comma and no closing bracket", 2),
        ('[{"text": "Iran met Iraq."},\n', "Expecting value", 2),
        ('[{"text": "Iran met Iraq."}]\n\n{"text": "B."}', "something follows the array", 3),
    ],
    ids=range(4),
)
def test_what_precedes_a_fault_is_read_and_the_fault_named_by_its_line(read, text, said, line):
    for name in ("a.json", "a.jsonl"):
        articles, (failure,) = read(name, text)
        assert [article.text for article in articles] == ["Iran met Iraq."]
        assert said in failure.why
        assert "the 1 before it are read" in failure.why
        assert failure.source.endswith(f"{name}:{line}")


@pytest.mark.parametrize(
    ("text", "said"), [("[]", "empty array"), ("[ \n ]", "empty array"), ("[{}, " + "[" * 100_000, "recursion")]
)
def test_no_articles(read, text, said):
    articles, failures = read("a.jsonl", text)
    assert not articles
    assert said in failures[-1].why
