"""The pace at which hosts are asked."""

from random import Random

from hypothesis import given
from hypothesis.strategies import integers

from dragoman.watch.hosts import LONGEST_REST, Hosts, backoff


@given(integers(1, 10_000))
def test_back_off_doubles_and_is_capped(failures):
    wait = backoff(failures, 60.0, Random(failures))
    assert 60.0 <= wait <= 1.25 * LONGEST_REST
    assert wait <= 60.0 * 2.0 ** min(failures - 1, 40) * 1.25


def test_a_host_is_asked_one_request_at_a_time_and_after_a_pause(clock):
    hosts = Hosts(2.0, clock, Random(1), {})
    hosts.begin("a")
    assert hosts.free_at("a") == float("inf") and hosts.free_at("b") == 0.0
    hosts.end("a")
    assert hosts.free_at("a") == clock.now + 2.0
    hosts.end("a", delay=30.0)
    assert hosts.free_at("a") == clock.now + 30.0, "its own Crawl-delay is longer"


def test_rest_is_what_the_host_asked_for_and_a_little(clock):
    hosts = Hosts(2.0, clock, Random(1), {})
    failures, until = hosts.rest("a", 100.0)
    assert failures == 1 and 100.0 <= until - clock.now <= 105.0


def test_each_failure_in_a_row_makes_the_rest_longer_until_one_is_well(clock):
    hosts = Hosts(0.0, clock, Random(1), {})
    waits = []
    for _ in range(3):
        waits.append(hosts.rest("a", None)[1] - clock.now)
        clock.now = hosts.free_at("a")
    assert waits[0] < waits[1] < waits[2]
    assert hosts.well("a") and not hosts.well("a")
    assert hosts.rest("a", None)[0] == 1


def test_an_earlier_run_is_remembered(clock):
    hosts = Hosts(0.0, clock, Random(1), {"a": (3, clock.now + 50)})
    assert hosts.free_at("a") == clock.now + 50 and hosts.rest("a", None)[0] == 4
