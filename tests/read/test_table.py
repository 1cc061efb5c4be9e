"""CSV and TSV: a row at a time, broken rows named and passed over."""

import pytest

from dragoman.read import limits


def test_columns_go_by_many_names(read):
    (article,), failures = read("a.csv", '\ufeffDoc ID,Full-Text,Date\n7,"Ministers met.\nThey left.",20210325\n')
    assert not failures
    assert (article.id, article.text, article.date) == ("7", "Ministers met.\nThey left.", "2021-03-25")


def test_tabs(read):
    (article,), failures = read("a.tsv", "text\tdate\nMinisters met, and left.\t2021-03-25\n")
    assert (article.text, article.date) == ("Ministers met, and left.", "2021-03-25")
    assert not failures


def test_a_row_is_named_by_the_line_it_begins_on(read):
    articles, _ = read("a.csv", '\ntext\n"Ministers\nmet."\nThey left.\n')
    assert [article.source.rpartition(":")[2] for article in articles] == ["3", "5"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2021-03-25,Ministers met,and left", "3 fields"),
        ("2021-03-25", "1 fields"),
        ("2021-03-25,", "holds no text"),
        ("2021-03-25,a\x00b", "NUL"),
        ("2021-03-25," + "x" * (limits.MAX_CHARACTERS + 1), "split it"),
    ],
)
def test_a_broken_row(read, row, said):
    pad = "2021-03-25," + "Ministers met. " * 400  # beyond what is looked at first
    articles, (failure,) = read("a.csv", f"date,text\n{pad}\n{row}\n{pad}\n")
    assert len(articles) == 2
    assert said in failure.why
    assert failure.source.endswith(":3")


def test_a_quote_left_open_is_no_report(read):
    articles, (failure,) = read(
        "a.csv", 'date,text\n2021-03-25,Good.\n2021-03-25,"Ministers met.\n2021-03-26,They left.\n'
    )
    assert [article.text for article in articles] == ["Good."]
    assert failure.source.endswith(":3")


def test_a_field_beyond_the_limit(read):
    articles, failures = read("a.csv", "text\n" + "x" * (limits.MAX_LINE_BYTES + 10) + "\nMinisters met.\n")
    assert [article.text for article in articles if article.text.startswith("M")] == ["Ministers met."]
    assert failures


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (
            b"date,words\n2021-03-25,Ministers met.\n",
            "It has: date, words. Name the one that holds the text with --text-column",
        ),
        (b"PK\x03\x04", "ZIP"),
        (b"text\nMinisters \xff\n", "--encoding"),
    ],
)
def test_no_table(read, data, said):
    articles, (failure,) = read("a.csv", data)
    assert not articles
    assert said in failure.why


def test_another_encoding(read):
    (article,), failures = read("a.csv", "text\nMálaga\n".encode("utf-16"), encoding="utf-16")
    assert article.text == "Málaga"
    assert not failures


def test_a_byte_that_is_no_letter_costs_its_row_alone(read):
    articles, (failure,) = read("a.csv", b"text,id\nGood.,1\nM\xe1laga.,2\nBetter.,3\n")
    assert [article.text for article in articles] == ["Good.", "Better."]
    assert failure.source.endswith("a.csv:3")
    assert "not utf-8; convert the file, or name its encoding with --encoding" in failure.why


def test_no_end_of_a_line_beyond_the_limit_is_taken_for_a_report(read):
    data = b"text\n" + b"Iran met Iraq. " * (3 * limits.MAX_LINE_BYTES // 15 + 9) + b"\nThey left.\n"
    articles, (failure,) = read("a.csv", data)
    assert [(article.text, article.source[-2:]) for article in articles] == [("They left.", ":3")]
    assert failure.source.endswith("a.csv:2")
    assert "longer than 16 MiB; split it" in failure.why
