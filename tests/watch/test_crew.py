"""Threads that run errands."""

import threading

from dragoman.watch.crew import Crew


def test_jobs_come_back_with_their_outcomes():
    crew = Crew(2, lambda job: job * 10)
    for job in (1, 2, 3):
        crew.start(job)
    found = {}
    while crew.under_way:
        found |= dict(crew.finished(5.0))
    crew.close()
    assert found == {1: 10, 2: 20, 3: 30} and crew.free == 2


def test_a_slow_job_does_not_keep_another_waiting():
    slow = threading.Event()
    crew = Crew(2, lambda job: slow.wait(5.0) if job == "slow" else "quick")
    crew.start("slow")
    crew.start("other")
    assert crew.finished(5.0) == [("other", "quick")]
    slow.set()
    assert crew.finished(5.0) == [("slow", True)]
    crew.close()


def test_nothing_is_done_in_time():
    assert Crew(1, str).finished(0.0) == []
