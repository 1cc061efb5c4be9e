"""Folders, standard input, paths that are none; and any bytes: nothing but articles and failures comes of them."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputMissing
from dragoman.read import Defaults, read_articles
from dragoman.read.folder import read_stream
from dragoman.records import Article

SHARED = Path(__file__).parents[3] / "shared" / "news"


def stream(data):
    failures = []
    return list(read_stream(io.BytesIO(data), "standard input", Defaults(), failures.append)), failures


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "empty").mkdir()
    for name, text in (
        ("c.txt", "C."),
        ("b/b.jsonl", '{"text": "B."}'),
        ("a.csv", "text\nA.\n"),
        (".hidden", "H."),
        ("d.bin", "\0"),
    ):
        (tmp_path / name).write_text(text)
    failures = []
    articles = list(read_articles([tmp_path], Defaults(), failures.append))
    assert [article.text for article in articles] == ["A.", "B.", "C."]
    assert [Path(failure.source).name for failure in failures] == ["d.bin", "empty"]


def test_what_the_run_writes_is_no_report(tmp_path):
    for name in ("a.txt", "out.duckdb", "out.duckdb.wal"):
        (tmp_path / name).write_text(name)
    articles = list(read_articles([tmp_path], Defaults(), [].append, tmp_path / "out.duckdb"))
    assert [article.text for article in articles] == ["a.txt"]


def test_every_missing_path_is_named_before_anything_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("A.")
    with pytest.raises(InputMissing, match=r"(?s)no1.*no2"):
        next(iter(read_articles([tmp_path / "a.txt", tmp_path / "no1", tmp_path / "no2"], Defaults(), print)))


def test_a_folder_that_links_to_itself_ends(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text("A.")
    failures = []
    assert len(list(read_articles([tmp_path], Defaults(), failures.append))) == 1
    assert len(failures) == 1


def denied(monkeypatch, *names):
    """Let the system refuse to look at, list or open what has one of these names, as it does for all but root."""
    for method in ("iterdir", "open", "is_dir", "is_file", "exists"):
        real = getattr(Path, method)

        def guarded(path, *arguments, method=method, real=real, **options):
            refused = path.name in names if method in ("iterdir", "open") else path.parent.name in names
            if refused:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *arguments, **options)

        monkeypatch.setattr(Path, method, guarded)


def test_what_may_not_be_read_is_listed_and_the_rest_is_read(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt", "c.jsonl", "d.csv", "e.txt"):
        (tmp_path / name).write_text("text\n" if name == "d.csv" else '{"text": "A."}')
    (tmp_path / "locked").mkdir()
    denied(monkeypatch, "b.txt", "c.jsonl", "d.csv", "locked")
    failures = []
    articles = list(read_articles([tmp_path], Defaults(), failures.append))
    assert [Path(article.source).name for article in articles] == ["a.txt", "e.txt"]
    assert [Path(failure.source).name for failure in failures] == ["b.txt", "c.jsonl", "d.csv", "locked"]
    assert all("cannot be read: Permission denied" in failure.why for failure in failures)


def test_a_path_within_a_folder_that_is_shut_is_a_failure_not_a_crash(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").write_text("A.")
    denied(monkeypatch, "locked")
    failures = []
    articles = list(read_articles([tmp_path / "locked" / "x.txt", tmp_path / "a.txt"], Defaults(), failures.append))
    assert [article.text for article in articles] == ["A."]
    assert [failure.why for failure in failures] == ["it cannot be read: Permission denied"]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'\n {"text": "A."}\n{"text": "B."}', ["A.", "B."]),
        (b'\xef\xbb\xbf{"text": "A."}', ["A."]),
        (b"{Editor's note} Ministers met.", ["{Editor's note} Ministers met."]),
        (b"KABUL - Ministers met.", ["KABUL - Ministers met."]),
    ],
)
def test_standard_input_is_read_as_it_begins(data, texts):
    articles, failures = stream(data)
    assert [article.text for article in articles] == texts
    assert not failures


def test_a_page_on_standard_input():
    sentence = "Ministers of both countries met in the capital and signed a treaty on trade."
    articles, _ = stream(f"\n<!DOCTYPE html><html><body><article><p>{sentence}</p><p>{sentence}</p></article>".encode())
    assert "<" not in articles[0].text


def test_nothing_on_standard_input():
    assert "empty" in stream(b"")[1][0].why


def test_the_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Ministers met.")))
    assert [article.text for article in read_articles(["-"], Defaults(), print)] == ["Ministers met."]


BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(
        st.sampled_from([b'{"text":', b'"a"', b"}", b"text,date", b"\n", b",", b'"', b"<p>", b"\xff", b"\0", b"\r"])
    ).map(b"".join),
    st.recursive(
        st.none() | st.text(max_size=5),
        lambda inner: st.dictionaries(st.sampled_from(["text", "date", "id"]), inner | st.lists(inner, max_size=2)),
    ).map(lambda made: json.dumps(made).encode()),
)


@pytest.mark.parametrize("suffix", ["txt", "jsonl", "json", "csv", "tsv", "html"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES)
def test_any_bytes_give_articles_or_failures(tmp_path, suffix, data):
    path = tmp_path / f"any.{suffix}"
    path.write_bytes(data)
    failures = []
    articles = list(read_articles([path], Defaults(date="2021-04-01"), failures.append))
    header_only = suffix in ("csv", "tsv")  # a table may have a header and no rows
    assert articles or failures or header_only
    for article in articles:
        assert isinstance(article, Article)
        assert article.text.strip()
        assert "\0" not in article.text
        assert 0 <= article.text_start < len(article.text)
        article.text.encode("utf-8")
    assert all(failure.why and failure.source.startswith(str(path)) for failure in failures)


@settings(max_examples=60, deadline=None)
@given(data=BYTES)
def test_any_bytes_on_standard_input(data):
    articles, failures = stream(data)
    assert articles or failures


@pytest.mark.skipif(not SHARED.is_dir(), reason="the news reports stand beside the repository, in shared/news")
def test_the_news_reports_are_all_read():
    failures = []
    articles = list(read_articles([SHARED], Defaults(), failures.append))
    assert not failures
    assert len(articles) == 347
    assert sum(article.date is not None for article in articles) >= 281
    assert not any(article.text[article.text_start :].lower().startswith("date 20") for article in articles)
