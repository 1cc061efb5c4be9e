"""JSON lines and JSON files: broken lines are named and passed over."""

import json

import pytest

from dragoman.read import limits

GOOD = json.dumps({"id": 7, "headline": "Talks", "published": "March 25, 2021", "body": "Ministers met."})


def test_keys_go_by_many_names(read):
    (article,), failures = read("a.jsonl", GOOD + "\n\n")
    assert not failures
    assert (article.id, article.title, article.date, article.text) == ("7", "Talks", "2021-03-25", "Ministers met.")
    assert article.source.endswith("a.jsonl:1")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ministers met", "not JSON"),
        (" x", "not JSON"),
        ("[1]", "not an object"),
        ('{"tittle": "Talks"}', "tittle"),
        ('{"text": ""}', "holds no text"),
        ('{"text": 5}', "holds no text"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ("[" * 100_000, "not JSON"),
        (json.dumps({"text": "x" * (limits.MAX_CHARACTERS + 1)}), "split it"),
        ('{"text": "' + "x" * limits.MAX_LINE_BYTES + '"}', "MiB"),
    ],
    ids=range(10),
)
def test_a_broken_line_is_named_and_passed_over(read, line, said):
    for text, at in ((f"{GOOD}\n{line}\n{GOOD}", 2), (f"{line}\n{GOOD}\n{GOOD}", 1), (f"{GOOD}\n{GOOD}\n{line}", 3)):
        articles, (failure,) = read("a.jsonl", text)
        assert len(articles) == 2
        assert failure.source.endswith(f":{at}")
        assert said in failure.why


def test_broken_letters(read):
    articles, (failure,) = read("a.jsonl", b'{"text": "\xff"}\n' + GOOD.encode())
    assert len(articles) == 1
    assert "byte 10 of the line is not UTF-8" in failure.why


def test_half_a_letter_is_replaced_so_that_it_can_be_stored(read):
    (article,), failures = read("a.jsonl", '{"text": "Ministers \\ud800 met.", "title": "\\udfff"}')
    assert article.text == "Ministers \ufffd met."  # one for one: offsets hold
    assert article.title == "\ufffd"
    assert not failures


def test_an_unreadable_date_is_told_and_the_report_kept(read):
    (article,), (failure,) = read("a.jsonl", '{"text": "Ministers met.", "date": "soon"}')
    assert article.date is None
    assert failure.kept
    assert "YYYY-MM-DD" in failure.why


def test_a_chosen_key(read):
    (article,), failures = read("a.jsonl", '{"text": "no", "lede": "Ministers met."}', text_column="lede")
    assert article.text == "Ministers met."
    assert not failures


@pytest.mark.parametrize("text", [f"[{GOOD}]", GOOD, "\ufeff" + GOOD, f"{GOOD}\n"])
def test_a_json_file(read, text):
    articles, failures = read("a.json", text)
    assert len(articles) == 1
    assert not failures


def test_json_lines_in_a_json_file(read):
    assert len(read("a.json", f"{GOOD}\n{GOOD}")[0]) == 2


@pytest.mark.parametrize("text", ["", "[]", "5", "[5]", "{", "[" * 100_000], ids=range(6))
def test_no_json_file(read, text):
    articles, failures = read("a.json", text)
    assert not articles
    assert len(failures) == 1


def test_an_empty_file(read):
    assert "empty" in read("a.jsonl", "")[1][0].why
