"""Feeds of every kind as the pages that they name."""

import time
import tracemalloc
from itertools import pairwise

import pytest

from dragoman.watch.feed import day_of, read_feed
from dragoman.watch.trouble import Trouble

from .conftest import rss

URL = "https://example.org/feed"
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Tallis &amp; Post</title>
<entry><title type="html">Ministers &lt;b&gt;meet&lt;/b&gt;</title><id>tag:1</id>
<link rel="self" href="https://example.org/self"/><link href="/news/1?utm_source=atom"/>
<published>2021-03-01T23:30:00-05:00</published><updated>2021-03-05T00:00:00Z</updated></entry></feed>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Gazette</title></channel>
<item rdf:about="https://example.org/news/1"><title>Talks</title><link>https://example.org/news/1</link>
<dc:date>2021-03-01</dc:date></item></rdf:RDF>"""


def read(data, most=100, url=URL, kind="application/xml"):
    return read_feed(data if isinstance(data, bytes) else data.encode(), url, kind, most)


def test_rss():
    more = "<language>en-gb</language>"
    found = read(rss([("https://example.org/news/1#top", "g1", "Mon, 01 Mar 2021 23:30:00 -0500")], more=more))
    [entry] = found.entries
    assert (found.title, found.language) == ("Tallis Post", "en-gb")
    assert (entry.url, entry.id, entry.date) == ("https://example.org/news/1", "g1", "2021-03-01")


def test_atom():
    [entry] = read(ATOM).entries
    assert entry.url == "https://example.org/news/1", "the page's link, not the entry's own"
    assert (entry.title, entry.date) == ("Ministers meet", "2021-03-01"), "published, in the outlet's zone"
    assert read(ATOM).title == "Tallis & Post" and read(ATOM).language in (None, "en")


def test_rdf():
    [entry] = read(RDF).entries
    assert (entry.url, entry.date, read(RDF).title) == ("https://example.org/news/1", "2021-03-01", "Gazette")


def test_broken_xml_is_read_as_far_as_it_can_be():
    items = [("https://example.org/news/1", None, None), ("https://example.org/news/2", None, None)]
    whole = rss(items, title="Bread & water <b>").replace(b"</channel></rss>", b"")
    assert [one.url for one in read(whole).entries] == [link for link, _, _ in items]


def test_latin_1_is_read_as_declared():
    text = rss([("https://example.org/1", None, None)], title="Café à la carte").decode()
    data = text.replace("version='1.0'", "version='1.0' encoding='iso-8859-1'").encode("iso-8859-1")
    assert read(data).title == "Café à la carte"


def test_the_outlet_that_wrote_an_entry_is_its_publisher():
    data = rss([("https://example.org/1", None, None)]).replace(b"</item>", b"<source url='x'>Herald</source></item>")
    assert read(data).entries[0].publisher == "Herald"


def test_relative_links_are_of_the_feeds_address():
    assert (
        read(rss([("../news/1", None, None)]), url="https://example.org/a/b/feed").entries[0].url.endswith("/a/news/1")
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/a", "mailto:a@example.org", "", "http://[",
                                  "https://user:word@example.org/"])  # fmt: skip
def test_entries_that_lead_to_no_page_are_passed_over(link):
    assert read(rss([(link, "g", None)])).entries == ()


def test_an_address_as_id_stands_in_for_a_link():
    assert read(rss([("", "https://example.org/1", None)])).entries[0].url == "https://example.org/1"


def test_ids_that_tell_nothing_apart_are_left_out():
    found = read(rss([("https://example.org/1", "same", None), ("https://example.org/2", "same", None),
                      ("https://example.org/3", "own", None)]))  # fmt: skip
    assert [one.id for one in found.entries] == [None, None, "own"]


def test_no_more_than_asked_for_is_taken():
    assert len(read(rss([(f"https://example.org/{n}", None, None) for n in range(30)]), most=7).entries) == 7


@pytest.mark.parametrize("data", [b"", b"plain words", b"<html><head><title>News</title></head><body>Hi</body></html>",
                                  b"\x00\xff\xfe" * 50, b'{"version": "https://jsonfeed.org/version/1"}'])  # fmt: skip
def test_what_is_no_feed_is_told(data):
    with pytest.raises(Trouble, match="no RSS or Atom feed"):
        read(data)


def test_bytes_that_name_a_file_here_do_not_open_it(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(rss([("https://example.org/secret", None, None)]))
    with pytest.raises(Trouble, match="no RSS or Atom feed"):
        read(str(path))


def bomb(entity: str) -> str:
    return f"""<?xml version="1.0"?><!DOCTYPE rss [{entity}]>
<rss version="2.0"><channel><title>T</title><item><title>x &z; y</title><link>https://example.org/1</link></item>
</channel></rss>"""


PACKED = {
    "as it is": str.encode,
    "on lines": lambda text: text.replace("<!ENT", "\n  <!ENT").encode(),
    "UTF-16": lambda text: text.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
    "UTF-7": lambda text: text.replace('"1.0"', '"1.0" encoding="utf-7"').replace("<!ENTITY", "+ADw-!ENTITY").encode(),
    "in other marks": lambda text: text.replace('">', '" >').replace("ENTITY", "entity").encode(),
    "of a few large": lambda text: bomb("<!ENTITY z '" + "ha" * 20_000 + ">'>").replace("&z;", "&z;" * 3_000).encode(),
}


@pytest.mark.parametrize("data", PACKED.values(), ids=PACKED)
def test_entities_that_multiply_stay_small(data):
    names = "abcdefghijklmnopqrstuvwxyz"
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{former};" * 10}">' for former, name in pairwise(names)
    )
    tracemalloc.start()
    began = time.monotonic()
    found = read(data(bomb(laughs)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - began < 2.0 and peak < 20_000_000
    assert found.entries and "haha" not in repr(found)


def test_entities_from_outside_are_not_fetched(tmp_path, site):
    secret = tmp_path / "secret"
    secret.write_text("the secret word")
    for source in (f"file://{secret}", f"{site.url}/entity"):
        found = read(bomb(f'<!ENTITY z SYSTEM "{source}">'))
        assert "secret" not in repr(found)
    assert not site.asked


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon, 01 Mar 2021 10:00:00 GMT", "2021-03-01"),
        ("2021-03-01T10:00:00Z", "2021-03-01"),
        ("March 1, 2021", "2021-03-01"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_days_as_feeds_write_them(text, day):
    assert day_of(text) == day
