"""One text file, one report; what is no text is refused with what to do."""

import pytest

from dragoman.read import limits


def test_a_report(read):
    articles, failures = read("a.txt", "KABUL - Ministers met.\r\nThey left.")
    assert not failures
    assert articles[0].text == "KABUL - Ministers met.\nThey left."
    assert articles[0].source.endswith("a.txt")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"%PDF-1.4 words", "a PDF, not text; convert it to text first"),
        (b"\x89PNG\r\n", "PNG"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x7fELF", "program"),
        (b"Ministers\x00met", "binary"),
        (b"x" * 70_000 + b"\x00", "binary"),
        (b"Ministers \xff met", "byte 10 of the line is not utf-8; convert it, or name its encoding with --encoding"),
        ("Ministers met".encode("utf-16"), "UTF-16"),
    ],
)
def test_no_report(read, data, said):
    articles, (failure,) = read("a.txt", data)
    assert not articles
    assert said in failure.why
    assert failure.source.rpartition("/")[2].startswith("a.txt")


def test_letters_that_are_none_are_named_by_their_line(read):
    _, (failure,) = read("a.txt", b"Ministers met.\nThey left M\xe1laga.")
    assert failure.source.endswith("a.txt:2")
    assert "byte 11 of the line is not utf-8" in failure.why


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "cp1252"])
def test_another_encoding_by_option(read, encoding):
    articles, failures = read("a.txt", "Ministers met in Málaga.".encode(encoding), encoding=encoding)
    assert [article.text for article in articles] == ["Ministers met in Málaga."]
    assert not failures


@pytest.mark.parametrize("encoding", ["klingon", "hex", "idna"])
def test_an_encoding_that_is_none(read, encoding):
    articles, failures = read("a.txt", b"Ministers met \xff", encoding=encoding)
    assert not articles
    assert encoding in failures[0].why


def test_a_report_beyond_the_limit(read):
    articles, (failure,) = read("a.txt", "x" * (limits.MAX_CHARACTERS + 1))
    assert not articles
    assert "split it" in failure.why
