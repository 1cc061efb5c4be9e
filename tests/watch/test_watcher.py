"""Rounds of watching a site of our own: what is fetched, coded, tried again and given up."""

import pytest

from dragoman import Coder
from dragoman.errors import StoreLocked
from dragoman.linking import link
from dragoman.store import Store
from dragoman.watch.desk import Desk
from dragoman.watch.watcher import Watcher
from dragoman.watch.watchlist import Feed, Settings, Watchlist

from .conftest import PlainCoder, page, rss, story


def serve(site, count: int, start: int = 0) -> list[str]:
    """Pages with reports; returns their paths."""
    paths = [f"/news/{number}" for number in range(start, start + count)]
    for number, path in enumerate(paths, start):
        site.html(path, story(number))
    return paths


def test_what_a_feed_names_is_fetched_and_coded_once(site, watch):
    paths = serve(site, 3)
    made = watch(site.feed([(paths[0], "g0", "Mon, 01 Mar 2021 10:00:00 GMT"), *paths[1:]]))
    tally = made.once()
    assert (tally.feeds, tally.found, tally.fetched, tally.coded, tally.failures) == (1, 3, 3, 3, [])
    [(article_id, date, publisher, url)] = made.rows(
        "SELECT article_id, date, publisher, url FROM articles WHERE url LIKE '%news/0'"
    )
    assert (date, publisher, url) == ("2021-03-01", "Tallis Post", site.url + "/news/0")
    assert made.rows(f"SELECT status, article_id, article FROM pages WHERE page_id = '{article_id}'") == [
        ("done", article_id, None)
    ]
    assert made.once().fetched == 0 and made.check() == []
    assert [site.count(path) for path in paths] == [1, 1, 1] and site.count("/robots.txt") == 1
    assert made.after == [0, 3], "linking hears of what an earlier run may have left, then of what came"


def test_a_feed_that_has_not_changed_is_not_read_again(site, watch):
    paths = serve(site, 1)
    url = site.feed(paths, headers={"ETag": '"1"', "Last-Modified": "Mon, 01 Mar 2021 10:00:00 GMT"})
    site.routes["/feed"] = [site.routes["/feed"], (304, {}, b"")]
    made = watch(url)
    made.once()
    tally = made.once()
    assert (tally.unchanged, tally.found) == (1, 0)
    asked = [headers for path, headers in zip(site.asked, site.headers, strict=True) if path == "/feed"]
    assert "If-None-Match" not in asked[0] and asked[1]["If-None-Match"] == '"1"'
    assert asked[1]["If-Modified-Since"] == "Mon, 01 Mar 2021 10:00:00 GMT"


def test_one_entry_under_two_addresses_and_one_page_in_two_feeds(site, watch):
    serve(site, 1)
    first = site.feed([("/news/0?utm_source=a", "g0", None), ("/news/0#x", "g1", None)])
    second = site.feed(["/news/0?utm_source=b"], path="/other")
    made = watch(first, second)
    made.once()
    site.feed([("/news/renamed", "g0", None)])  # the same entry, its address rewritten
    assert made.once().found == 0
    assert made.pages() == {"news/0": "done"} and site.count("/news/0") == 1


def test_the_same_text_elsewhere_is_not_coded_twice(site, watch):
    site.html("/a", story(1))
    site.html("/b", story(1).upper(), title="MINISTERS MEET")
    made = watch(site.feed(["/a", "/b"]))
    tally = made.once()
    assert (tally.coded, tally.copies) == (1, 1) and len(made.coder.read) == 1
    [(kept,)] = made.rows("SELECT article_id FROM articles")
    assert made.rows("SELECT DISTINCT article_id FROM pages") == [(kept,)]
    site.html("/c", story(1))
    site.feed(["/c"])
    assert made.once().copies == 1, "and not in a later round"


def test_an_article_stays_as_it_was_fetched(site, watch):
    serve(site, 1)
    made = watch(site.feed(["/news/0"]))
    made.once()
    before = made.rows("SELECT text FROM articles")
    site.html("/news/0", story(99))
    made.once()
    assert made.rows("SELECT text FROM articles") == before and site.count("/news/0") == 1


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_page_that_is_not_there_is_given_up(site, watch, status):
    site.routes["/a"] = (status, {}, b"")
    made = watch(site.feed(["/a"]))
    tally = made.once()
    assert tally.pages_failed == 1 and str(status) in tally.failures[0].why
    made.clock.now += 10 * 86400
    made.once()
    assert made.pages() == {"a": "dropped"} and site.count("/a") == 1


def test_a_page_that_fails_is_tried_again_ever_later_and_then_given_up(site, watch):
    site.routes["/a"] = (500, {}, b"")
    made = watch(site.feed(["/a"]), tries=4)
    waits = []
    for tries in range(1, 4):
        made.once()
        [(status, tried, next_try)] = made.rows("SELECT status, tries, epoch(next_try) FROM pages")
        assert (status, tried) == ("queued", tries)
        waits.append(next_try - made.clock.now)
        made.once()
        assert site.count("/a") == tries, "not before its time"
        made.clock.now = next_try + 1
    assert 300 <= waits[0] <= 375 and waits[1] > waits[0] * 1.5 and waits[2] > waits[1] * 1.5
    assert made.once().pages_failed == 1
    assert made.pages() == {"a": "dropped"}


def test_a_page_that_recovers_is_coded(site, watch):
    site.html("/a", story(1))
    site.routes["/a"] = [(502, {}, b""), site.routes["/a"]]
    made = watch(site.feed(["/a"]))
    made.once()
    made.clock.now += 400
    assert made.once().coded == 1
    assert made.rows("SELECT status, tries, failure FROM pages") == [("done", 2, None)]


def test_a_host_that_asks_for_rest_gets_it(site, watch):
    paths = serve(site, 3)
    site.routes["/news/0"] = [(429, {"Retry-After": "1000"}, b""), site.routes["/news/0"]]
    made = watch(site.feed(paths))
    made.once()
    assert [site.count(path) for path in paths] == [1, 0, 0], "the whole host"
    made.clock.now += 900
    assert made.once().resting == 1
    assert len(site.asked) == 3, "not even its feed"
    made.clock.now += 200
    assert made.once().coded == 3
    assert made.rows("SELECT tries FROM pages WHERE url LIKE '%news/0'") == [(1,)], "rest is not the page's failure"
    assert made.rows("SELECT * FROM hosts") == []


def test_rest_outlives_the_watch(site, watch):
    site.routes["/a"] = (503, {"Retry-After": "1000"}, b"")
    url = site.feed(["/a"])
    watch(url).once()
    again = watch(url)
    again.once()
    assert site.count("/a") == 1 and site.count("/feed") == 1


def test_what_robots_txt_forbids_is_not_fetched(site, watch):
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed\nCrawl-delay: 9\n")
    paths = serve(site, 2)
    site.html("/closed/1", story(5))
    made = watch(site.feed([*paths, "/closed/1"]), delay=2.0)
    made.once()
    assert made.pages() == {"news/0": "done", "news/1": "done", "closed/1": "dropped"}
    assert site.count("/closed/1") == 0
    assert all(abs(one - 9.0) < 0.001 for one in made.clock.slept[:2]), "the host's own pause between requests"


def test_a_feed_that_robots_txt_forbids_may_be_told_to_be_asked(site, watch):
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /feed\n")
    url = site.feed(serve(site, 1))
    assert watch(url).once().feeds_failed == 1
    assert watch(Feed(url, robots=False)).once().coded == 1


def test_a_round_does_not_wait_for_a_host_that_wants_long_pauses(site, watch):
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 3600\n")
    made = watch(site.feed(serve(site, 2)))
    tally = made.once()
    assert tally.waiting == 2 and made.clock.slept == []
    assert tally.next_at - made.clock.now == pytest.approx(3600, abs=1)


def test_pauses_between_requests_to_a_host(site, watch):
    made = watch(site.feed(serve(site, 2)), delay=2.0)
    made.once()
    assert made.clock.slept == pytest.approx([2.0, 2.0])


def test_a_feed_that_moved_for_good_is_asked_where_it_is(site, watch):
    serve(site, 1)
    site.feed(["/news/0"], path="/new")
    site.routes["/feed"] = (301, {"Location": "/new"}, b"")
    made = watch(site.url + "/feed")
    assert made.once().coded == 1
    made.once()
    assert site.count("/feed") == 1 and site.count("/new") == 2


def test_a_feed_that_is_gone_is_not_asked_again(site, watch):
    site.routes["/feed"] = (410, {}, b"")
    made = watch(site.url + "/feed")
    assert made.once().nothing_worked
    made.clock.now += 10 * 86400
    assert made.once().feeds == 0 and site.count("/feed") == 1


def test_a_feed_that_fails_is_asked_ever_more_rarely(site, watch):
    site.routes["/feed"] = (500, {}, b"")
    made = watch(site.url + "/feed")
    due = []
    for _ in range(3):
        made.once()
        due.append(made.rows("SELECT epoch(next_try) FROM feeds")[0][0] - made.clock.now)
        made.clock.now += due[-1] + 1
    assert due[0] >= 900 and due[1] >= 1800 and due[2] >= 3600
    site.feed(serve(site, 1))
    assert made.once().coded == 1
    assert made.rows("SELECT status, failures, failure FROM feeds") == [("ok", 0, None)]


def test_what_cannot_be_a_report_is_given_up(site, watch):
    site.routes["/pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF")
    site.routes["/huge"] = (200, {"Content-Type": "text/html"}, page(story(1)) + b" " * 200_000)
    site.routes["/bare"] = (200, {"Content-Type": "text/html"}, b"<html><body></body></html>")
    site.routes["/loop"] = (302, {"Location": "/loop"}, b"")
    site.routes["/inside"] = (302, {"Location": "http://169.254.169.254/latest/"}, b"")
    made = watch(site.feed(["/pdf", "/huge", "/bare", "/loop", "/inside", "http://192.0.2.7/x"]), page_megabytes=0.1)
    tally = made.once()
    assert tally.pages_failed == 6 and set(made.pages().values()) == {"dropped"}
    why = dict(made.rows("SELECT split_part(url, '/', -1), failure FROM pages"))
    assert "application/pdf" in why["pdf"] and "larger" in why["huge"] and "no article text" in why["bare"]
    assert "redirected" in why["loop"] and "link-local" in why["inside"] and "example" in why["x"]


def test_private_addresses_are_not_asked_unless_told(site, watch):
    tally = watch(site.feed(serve(site, 1)), allow_private=False).once()
    assert tally.feeds_failed == 1 and "--allow-private" in tally.failures[0].why and not site.asked


def test_one_bad_feed_does_not_spoil_the_others(site, watch):
    site.routes["/html"] = (200, {"Content-Type": "text/html"}, b"<html><body>Hello</body></html>")
    made = watch(site.url + "/html", site.url + "/none", "http://nowhere.invalid/feed", site.feed(serve(site, 2)))
    tally = made.once()
    assert (tally.feeds, tally.feeds_failed, tally.coded) == (4, 3, 2) and not tally.nothing_worked
    assert len(tally.failures) == 3


def test_a_feed_in_another_language_is_not_coded_unless_told(site, watch):
    url = site.feed(serve(site, 1), more="<language>fr-FR</language>")
    tally = watch(url).once()
    assert tally.found == 0 and 'language = "en"' in tally.failures[0].why
    made = watch(Feed(url, language="en"))
    made.clock.now += 3000
    assert made.once().coded == 1


def test_what_cannot_be_coded_is_told_and_its_copy_is_tried(site, watch):
    site.html("/a", story(1))
    site.html("/b", story(1))
    site.html("/c", story(2))
    made = watch(site.feed(["/a", "/b", "/c"]), coder=PlainCoder(fails=("Report 1",)))
    tally = made.once()
    assert (tally.coded, tally.copies, tally.pages_failed) == (1, 0, 2)
    assert "could not be coded" in tally.failures[0].why
    assert sorted(made.pages().values()) == ["done", "dropped", "dropped"]


def test_a_store_that_another_process_holds_is_waited_for(site, watch, monkeypatch):
    made = watch(site.feed(serve(site, 1)))
    tries = []

    def opened(path):
        tries.append(path)
        if len(tries) < 3:
            raise StoreLocked(path=path, pid=1, instead="wait")
        return Store(path)

    monkeypatch.setattr("dragoman.watch.watcher.Store", opened)
    assert made.once().coded == 1 and made.clock.slept[:2] == [1.0, 2.0]
    tries.clear()
    monkeypatch.setattr("dragoman.watch.watcher.Store", lambda path: opened("never") if tries.clear() is None else 0)
    with pytest.raises(StoreLocked):
        made.once()


def test_rounds_follow_each_other_as_feeds_are_due(site, watch):
    paths = serve(site, 2)
    first = rss([(site.url + paths[0], None, None)])
    second = rss([(site.url + one, None, None) for one in paths])
    site.routes["/feed"] = [(200, {}, first), (200, {}, second)]
    made = watch(Feed(site.url + "/feed", every=600.0))
    begun, tallies = made.clock.now, []
    for tally in made.watcher.run():
        tallies.append(tally)
        with Store(made.path, read_only=True) as store:  # others can read between rounds
            assert store.query("SELECT count(*) FROM pages WHERE status = 'done'").rows == [(len(tallies),)]
        if len(tallies) == 2:
            made.watcher.stop.set()
    assert [one.coded for one in tallies] == [1, 1]
    assert 600 <= made.clock.now - begun <= 631


def test_a_watch_that_is_told_to_end_does_and_the_next_goes_on(site, watch):
    paths = serve(site, 12)
    made = watch(site.feed(paths))
    made.watcher.tell = lambda tally: made.watcher.stop.set() if tally.fetched >= 5 else None
    tally = made.once()
    assert 5 <= tally.fetched < 12 and tally.coded == 0
    before = {path: site.count(path) for path in paths}
    again = watch(site.url + "/feed")
    assert again.once().coded == 12
    kept = made.rows("SELECT count(*) FROM articles")
    assert kept == [(12,)] and again.check() == []
    assert sum(site.count(path) for path in paths) <= 12 + (sum(before.values()) - tally.fetched)


def test_the_real_coder_reads_and_links_what_comes(site, watch):
    met = "Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala on Tuesday."
    site.html("/a", f"{met} {story(1)}")
    site.html("/b", f"Museveni and Kenyatta met in Kampala on Tuesday, an aide said. {story(2)}")
    day = "Wed, 05 Mar 2014 10:00:00 GMT"
    made = watch(site.feed([("/a", None, day), ("/b", None, day)]), coder=Coder())
    made.watcher.desk.after_coding = lambda store, count: link(store)
    tally = made.once()
    assert tally.coded == 2 and tally.events["CONSULT"] >= 2
    assert made.rows("SELECT count(DISTINCT coverage_id) FROM articles WHERE coverage_id IS NOT NULL") != [(0,)]
    assert ("KEN", "UGA") in made.rows("SELECT actor_country, recipient_country FROM dyads")
    assert made.rows("SELECT max(reports) FROM stories WHERE event_type = 'CONSULT'") == [(2,)] and made.check() == []


def test_threads_do_not_pile_up(site, tmp_path, clock):
    import threading

    before = threading.active_count()
    for _ in range(3):
        desk = Desk(lambda store: PlainCoder(), lambda store, count: None)
        watcher = Watcher(Watchlist((Feed(site.url + "/none"),), Settings(delay=0.0)), tmp_path / "s.duckdb", desk, True,
                          clock, clock.sleep)  # fmt: skip
        watcher.round(once=True)
        watcher.close()
        for thread in watcher.crew.threads:
            thread.join(5.0)
    assert threading.active_count() <= before + 3  # the server's own, which end when they like
