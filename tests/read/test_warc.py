"""Web archives: records → articles → why the others are left out."""

import gzip
import zlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.read import Defaults, read_articles
from dragoman.read import archive_records as module
from dragoman.read.warc import COPY, NO_PAGE, NO_REPORT, host, read_warc
from tests.read.archives import PARAGRAPHS, conversion, html, packed, record, response

GERMAN = ("Der Minister hat am Donnerstag in Berlin gesagt, dass die Verhandlungen mit Norwegen bald beginnen sollen, und er freut sich darauf.",) * 2


@pytest.fixture
def read(tmp_path):
    def reading(data, name="a.warc.gz", defaults=None):
        path = tmp_path / name
        path.write_bytes(data)
        failures = []
        articles = list(read_articles([path], defaults or Defaults(), failures.append))
        left_out = Counter({one.why: one.left_out for one in failures if one.left_out})
        return articles, [one.why for one in failures if not one.left_out], left_out

    return reading


def test_a_page_is_an_article_of_its_day_outlet_and_address(read):
    [article], failures, _ = read(packed(response(html(), "https://www.example.org/news/a")))
    assert article.text == "\n".join(PARAGRAPHS) and article.title == "Ministers meet"
    assert (article.url, article.date, article.publisher) == ("https://www.example.org/news/a", "2021-03-26", "example.org")
    assert not failures


def test_a_page_has_the_same_id_in_every_archive(read):
    [one], _, _ = read(packed(response(html())))
    [other], _, _ = read(packed(response(html()).replace(b"2021-03-26T", b"2021-04-30T")))
    assert one.id == other.id and one.date != other.date


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (response(html(), status="404 Not Found"), NO_PAGE),
        (response(html(), status="301 Moved"), NO_PAGE),
        (response(b"\x89PNG", kind="image/png"), NO_PAGE),
        (response("<html><body></body></html>"), NO_REPORT),
        (response(html(*GERMAN, language="de")), "in another language: de"),
        (conversion("Menu\nHome | News"), NO_REPORT),
        (conversion("\n".join(GERMAN), languages="deu"), "in another language: deu"),
        (conversion("\n".join(GERMAN)), "in another language: de"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted_and_no_fault(read, one, why):
    articles, failures, left_out = read(packed(one, response(html())))
    assert len(articles) == 1 and not failures
    assert left_out == {why: 1}


@pytest.mark.parametrize("kind", ["request", "metadata", "warcinfo", "revisit", "resource"])
def test_records_of_other_kinds_are_no_reports(read, kind):
    articles, failures, left_out = read(packed(record(b"a: b\r\n", kind), response(html())))
    assert len(articles) == 1 and not failures and not left_out


def test_a_wet_text_is_its_running_lines(read):
    text = "\n".join(["Ministers meet", "Home", "News", *PARAGRAPHS, "Share this"])
    [article], _, _ = read(packed(conversion(text, "https://www.example.org/a", "eng")), "a.warc.wet.gz")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.publisher, article.date) == ("Ministers meet", "example.org", "2021-03-26")


def test_copies_are_left_out_across_archives_of_a_run(read):
    defaults = Defaults()
    first, _, _ = read(packed(response(html()), response(html(), "https://example.net/b")), defaults=defaults)
    again, _, left_out = read(packed(response(html(), "https://example.com/c")), "b.warc.gz", defaults)
    assert len(first) == 1 and not again and left_out == {COPY: 1}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wet", "archive", "archive.gz"])
@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)])
def test_archives_are_known_by_suffix_or_by_how_they_begin(read, name, pack):
    articles, failures, _ = read(pack(response(html())), name)
    assert len(articles) == 1 and not failures


def test_declared_encodings_are_heeded(read):
    body = html(PARAGRAPHS[0].replace("Chad", "Côte d'Ivoire"), PARAGRAPHS[1]).encode("latin-1")
    [article], _, _ = read(packed(response(body, kind="text/html; charset=iso-8859-1")))
    assert "Côte d'Ivoire" in article.text


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_pages_that_servers_packed_are_unpacked(read, encoding, pack):
    [article], failures, _ = read(packed(response(pack(html().encode()), headers=f"Content-Encoding: {encoding}\r\n")))
    assert article.text.startswith(PARAGRAPHS[0]) and not failures


@pytest.mark.parametrize("name", ["utf-8!co", "no-such-set", "zlib_codec", "a b"])
def test_a_charset_that_is_none_is_found_out_from_the_page(read, name):
    # Decoding nothing succeeds under any name; fuzzing found that out.
    [article], failures, _ = read(packed(response(html(), kind=f"text/html; charset={name}")))
    assert article.text.startswith(PARAGRAPHS[0]) and not failures


def test_chunked_pages_are_put_together(read):
    body = html().encode()
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (50, body[:50], len(body) - 50, body[50:])
    [article], _, _ = read(packed(response(chunks, headers="Transfer-Encoding: chunked\r\n")))
    assert article.text.startswith(PARAGRAPHS[0])


def test_a_broken_record_costs_itself_alone(read):
    records = [gzip.compress(response(html(f"{PARAGRAPHS[0]} Number {number}."), f"https://example.org/{number}")) for number in range(5)]
    records[2] = records[2][:40] + b"\x00\xff\x00\xff" + records[2][44:]
    articles, failures, _ = read(b"".join(records))
    assert [article.url[-1] for article in articles] == ["0", "1", "3", "4"]
    assert failures == ["1 broken record passed over"]


def test_rubbish_between_records_is_passed_over(read):
    one, other = response(html()), response(html(PARAGRAPHS[1], PARAGRAPHS[0]), "https://example.org/b")
    articles, failures, _ = read(one + b"rubbish " * 99 + other, "a.warc")
    assert len(articles) == 2 and failures == ["1 broken record passed over"]


def test_an_archive_cut_short_gives_what_came_before(read):
    data = packed(response(html()), response(html(PARAGRAPHS[1]), "https://example.org/b"))
    articles, failures, _ = read(data[:-40])
    assert len(articles) == 1 and failures == ["1 broken record passed over"]


@pytest.mark.parametrize("data", [b"", b"no archive at all", gzip.compress(b"nor is this")])
def test_what_is_no_archive_is_told(read, data):
    articles, failures, _ = read(data)
    assert not articles and len(failures) == 1


def test_a_bomb_is_not_unpacked_further_than_the_largest_report(read, monkeypatch):
    # Two hundred megabytes of zeros in a fifth of one: only the limit's worth is ever held.
    monkeypatch.setattr("dragoman.read.warc.MAX_RECORD_BYTES", 100_000)
    bomb = gzip.compress(bytes(200_000_000))
    articles, failures, left_out = read(packed(response(bomb, headers="Content-Encoding: gzip\r\n"), response(html())))
    assert len(articles) == 1 and not failures and left_out == {module.TOO_LARGE: 1}


def test_a_record_that_claims_too_much_is_passed_over(read, monkeypatch):
    monkeypatch.setattr(module, "MAX_RECORD_BYTES", 1000)
    articles, _, left_out = read(packed(record(b"x" * 2000, "response"), response(html())))
    assert len(articles) == 1 and left_out == {module.TOO_LARGE: 1}


def test_an_archive_that_is_not_there_is_told(tmp_path):
    failures = []
    assert not list(read_warc(tmp_path / "a.warc", Defaults(), failures.append))
    assert "cannot be read" in failures[0].why


WHOLE = packed(*(response(html(f"{PARAGRAPHS[0]} Number {number}."), f"https://example.org/{number}") for number in range(3)))
PLAIN = gzip.decompress(WHOLE)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([WHOLE, PLAIN]), st.data())
def test_no_damage_raises_or_hangs(tmp_path_factory, data, draw):
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(0, 6))):
        damaged[draw.draw(st.integers(0, len(damaged) - 1))] = draw.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("archive") / "a.warc"
    path.write_bytes(bytes(damaged[: draw.draw(st.integers(0, len(damaged)))]))
    assert len(list(read_articles([path], Defaults(), lambda failure: None))) <= 3


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://www.example.org/a", "example.org"), ("http://[broken", None), (None, None), ("urn:x", None)],
)
def test_the_host_stands_for_the_outlet(url, name):
    assert host(url) == name
