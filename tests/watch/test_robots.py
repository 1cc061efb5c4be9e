"""What a host's robots.txt allows."""

import pytest

from dragoman.watch.robots import Robots
from dragoman.watch.trouble import Trouble


@pytest.fixture
def robots(site, fetcher, clock):
    return Robots(fetcher, clock)


def serve(site, text: str) -> None:
    site.routes["/robots.txt"] = (200, {"Content-Type": "text/plain"}, text.encode())


def test_what_is_forbidden_is_not_fetched(site, robots):
    serve(site, "\ufeffUser-agent: *\nDisallow: /private/\nAllow: /private/open$\nCrawl-delay: 7\n")
    robots.check(site.url + "/news/1")
    robots.check(site.url + "/private/open")
    with pytest.raises(Trouble, match="forbids") as caught:
        robots.check(site.url + "/private/1")
    assert caught.value.lasting
    assert robots.delay(site.url + "/x") == 7.0
    assert site.count("/robots.txt") == 1, "asked once"


def test_a_host_may_speak_to_this_program(site, robots):
    serve(site, "User-agent: dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    with pytest.raises(Trouble, match="forbids"):
        robots.check(site.url + "/news/1")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_host_without_rules_allows_all(site, robots, status):
    site.routes["/robots.txt"] = (status, {}, b"")
    robots.check(site.url + "/news/1")
    assert robots.delay(site.url) == 0.0


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_nothing_is_allowed_while_the_rules_cannot_be_had(site, robots, clock, status):
    site.routes["/robots.txt"] = [(status, {}, b""), (404, {}, b"")]
    for _ in range(2):
        with pytest.raises(Trouble, match=f"cannot be had.*{status}") as caught:
            robots.check(site.url + "/news/1")
        assert caught.value.host and not caught.value.lasting
    assert site.count("/robots.txt") == 1
    clock.now += 601
    robots.check(site.url + "/news/1")


def test_rules_are_asked_for_again_after_a_day(site, robots, clock):
    serve(site, "User-agent: *\nDisallow: /\n")
    with pytest.raises(Trouble, match="forbids"):
        robots.check(site.url + "/news/1")
    serve(site, "")
    clock.now += 86_401
    robots.check(site.url + "/news/1")


def test_what_is_no_robots_txt_forbids_nothing(site, robots):
    site.routes["/robots.txt"] = (200, {"Content-Type": "text/html"}, b"<html><body>Not found\xff</body></html>")
    robots.check(site.url + "/news/1")


def test_hosts_that_are_too_many_are_forgotten(site, robots, clock, monkeypatch):
    monkeypatch.setattr("dragoman.watch.robots.MOST_HOSTS", 3)
    site.routes["/robots.txt"] = (404, {}, b"")
    for number in range(6):
        clock.now += 50_000
        robots.check(f"http://127.0.0.{number + 1}:{site.port}/") if number == 0 else robots.rules.update(
            {f"http://{number}": robots.rules[site.url]}
        )
    clock.now += 100_000
    robots.check(site.url + "/")
    assert len(robots.rules) == 1
