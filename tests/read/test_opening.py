"""Packed files read as if they were not; a damaged one is named and costs only what is damaged."""

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.read import Defaults, limits
from dragoman.read.folder import read_stream
from dragoman.read.opening import suffix_of, unpacked

LINE = b'{"text": "Ministers met."}\n'


def packed(data):
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", b"Ministers met."),
        ("a.gz", b"Ministers met."),
        ("a.jsonl.gz", LINE),
        ("a.json.gz", b'[{"text": "Ministers met."}]'),
        ("a.csv.gz", b"text,id\nMinisters met.,1\n"),
        ("a.tsv.gz", b"text\tid\nMinisters met.\t1\n"),
        ("a.html.gz", b"<html><body><article><p>Ministers met.</p></article></body></html>"),
    ],
)
def test_a_packed_file_is_read_as_its_inner_suffix_says(read, name, data):
    articles, failures = read(name, packed(data))
    assert not failures
    assert articles[0].text.strip() == "Ministers met."


def test_a_file_only_named_gz_is_read_as_it_is(read):
    assert [one.text for one in read("a.txt.gz", b"Ministers met.")[0]] == ["Ministers met."]


def test_packed_articles_on_standard_input():
    failures = []
    articles = list(read_stream(io.BytesIO(packed(LINE * 3)), "standard input", Defaults(), failures.append))
    assert len(articles) == 3
    assert not failures


@pytest.mark.parametrize("name", ["a.txt.gz", "a.json.gz", "a.html.gz"])
@pytest.mark.parametrize("damage", [lambda data: data[:-10], lambda data: data[:15] + b"\xff" * 9 + data[24:]])
def test_a_damaged_report_is_named(read, name, damage):
    articles, (failure,) = read(name, damage(packed(b"Ministers met. " * 9)))
    assert not articles
    assert "its gzip is damaged or cut short; fetch it, or pack it, again" in failure.why
    assert name in failure.source


@pytest.mark.parametrize(("name", "head"), [("a.jsonl.gz", b""), ("a.csv.gz", b"text\n")])
def test_what_precedes_the_damage_is_kept(read, name, head):
    line = LINE if name == "a.jsonl.gz" else b"Ministers met.\n"
    whole = packed(head + line * 5)
    articles, failures = read(name, whole[:-8])
    assert len(articles) == 5
    assert "damaged" in failures[0].why
    assert failures[0].source.endswith(f"{name}:{6 + bool(head)}"), "the line at which it breaks off"


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_held(read):
    articles, (failure,) = read("a.txt.gz", packed(b"x" * (limits.MAX_FILE_BYTES + 1)))
    assert not articles
    assert "larger than 64 MiB" in failure.why


def test_a_packed_parquet_file_says_to_unpack_it(read):
    _, (failure,) = read("a.parquet.gz", packed(b"PAR1"))
    assert "gunzip" in failure.why


@pytest.mark.parametrize(("name", "suffix"), [("a.CSV.GZ", ".csv"), ("a.csv", ".csv"), ("a.gz", ""), ("a", "")])
def test_suffixes(tmp_path, name, suffix):
    assert suffix_of(tmp_path / name) == suffix


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), cut=st.integers(0, 40))
def test_any_bytes_unpack_or_raise_one_kind_of_error(data, cut):
    whole = packed(data)
    kept = max(2, len(whole) - cut)  # its first two bytes are what gzip is known by
    try:
        with unpacked(io.BytesIO(whole[:kept])) as stream:
            assert stream.read() == data
    except OSError as error:
        assert cut
        assert "damaged" in error.strerror
