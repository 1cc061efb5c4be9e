"""Lists of feeds, and what is wrong with them."""

from pathlib import Path

import pytest

from dragoman.errors import WatchlistInvalid, WatchlistMissing
from dragoman.watch.watchlist import Feed, Settings, Watchlist, read_watchlist

FEED = '[[feed]]\nurl = "https://example.org/feed"\n'


def read(tmp_path, text):
    path = tmp_path / "feeds.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_watchlist(path)


def test_the_example_is_read_and_shows_the_defaults():
    found = read_watchlist(Path(__file__).parents[2] / "examples" / "feeds.toml")
    assert [one.url.split("/")[2] for one in found.feeds] == ["news.example.org", "example.org"]
    assert found.feeds[0].publisher == "Example News" and found.feeds[0].every == 300 and not found.feeds[1].robots
    assert found.settings == Settings(contact=found.settings.contact)
    assert found.settings.agent.endswith("(+https://example.org/about-our-research)")


def test_a_feed_needs_no_more_than_its_address(tmp_path):
    assert read(tmp_path, FEED) == Watchlist((Feed("https://example.org/feed"),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[feed]\n", "not TOML.*line 1"),
        (b"\xff\xfe", "not TOML"),
        ("", "lists no feed"),
        ("feed = 3", "lists no feed"),
        ("[feed]\nurl = 'x'", "lists no feed"),
        (FEED + "[other]\n", "no table or key 'other'"),
        ("watch = 1\n" + FEED, "write \\[watch\\]"),
        ("\n\n[[feed]]\n", "line 3, \\[\\[feed\\]\\] number 1: it has no url"),
        (
            FEED + "\n[[feed]]\nurl = 'ftp://example.org/'",
            "line 4, \\[\\[feed\\]\\] number 2: .*not an address of the web",
        ),
        (FEED + "[[feed]]\nurl = 'https://a:b@example.org/'", "line 3.*password"),
        (FEED + FEED, "line 3.*listed already"),
        (FEED + "evry = '5m'", "line 1.*'evry'; did you mean every"),
        (FEED + "every = 5", "every: '5' is not a length of time"),
        (FEED + "every = '5s'", "every is less than 60 seconds"),
        (FEED + "publisher = 5", "publisher is 5, not text in quotes"),
        (FEED + "robots = 'no'", "robots is 'no', not true or false"),
        (FEED + "language = 'fr'", "only English is coded"),
        (FEED + "[watch]\nthreads = 0", "line 3, \\[watch\\]: threads is less than 1"),
        (FEED + "[watch]\nthreads = 2.5", "threads is 2.5, not a whole number"),
        (FEED + "[watch]\nthreads = true", "threads is True"),
        (FEED + "[watch]\nthreads = 999", "more than 64"),
        (FEED + "[watch]\nports = [80, 0]", "not a list of ports"),
        (FEED + "[watch]\nports = 80", "not a list of ports"),
        (FEED + "[watch]\ncontact = 'a\\nb'\ncontact2 = 1", "contact2|plain letters"),
        (FEED + '[watch]\ncontact = "a\\nX-Evil: b"', "plain letters"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, said):
    with pytest.raises(WatchlistInvalid, match=said) as caught:
        read(tmp_path, text)
    assert "feeds.toml" in str(caught.value) and "examples/feeds.toml" in str(caught.value)


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(WatchlistMissing, match="Make one"):
        read_watchlist(tmp_path / "feeds.toml")
    with pytest.raises(WatchlistInvalid, match="cannot be read"):
        read_watchlist(tmp_path)


def test_settings_are_read(tmp_path):
    text = FEED + "[watch]\nevery = '1h'\ndelay = '0s'\nports = [80, 8080]\npage_megabytes = 1\n"
    assert read(tmp_path, text).settings == Settings(every=3600, delay=0, ports=(80, 8080), page_megabytes=1)
