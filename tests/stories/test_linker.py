"""Reports placed one by one: which belong together, and which of their events."""

import random

import pytest

from dragoman.stories.linker import Linker
from dragoman.stories.memory_shelf import MemoryShelf
from dragoman.stories.report import report_of
from tests.stories.made import event, place, reading


def met(key, text, date, day="2014-03-04", town="Kampala"):
    told = event("CONSULT", "KEN UGA", id=f"{key} met", article=key, sentence=text, trigger="met", date=day, where=place(town, "UGA"))
    return report_of(reading(text, date, id=key, countries="KEN UGA", places=[place(town, "UGA")], events=[told]))


REPORTS = [
    met("a", "Kenyatta met Museveni in Kampala to speak of the Migingo fishing dispute.", "2014-03-04"),
    met("b", "The Migingo fishing dispute was raised when Museveni met Kenyatta in Kampala.", "2014-03-05"),
    met("c", "Kenyatta met Museveni in Entebbe over sugar tariffs.", "2014-03-09", "2014-03-09", "Entebbe"),
    report_of(reading("A bomb killed nine soldiers in Maiduguri.", "2014-03-04", id="d", countries="NGA",
                      events=[event("ASSAULT", "", "NGA", id="d bomb", article="d", date="2014-03-04")])),
]  # fmt: skip


def placed(reports):
    linker = Linker(shelf := MemoryShelf())
    for one in reports:
        linker.place(one)
    return {key: (one.coverage, one.stories) for key, one in shelf.placed.items()}


def test_reports_of_one_meeting_are_one_coverage_and_their_events_one_story():
    found = placed(REPORTS)
    assert {key: coverage for key, (coverage, _) in found.items()} == {"a": "a", "b": "a", "c": "c", "d": "d"}
    assert found["a"][1]["a met"] == found["b"][1]["b met"] == "a met"
    assert found["c"][1]["c met"] == "c met"


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_reports_come_does_not_matter(seed):
    assert placed(random.Random(seed).sample(REPORTS, len(REPORTS))) == placed(REPORTS)


def test_a_copy_belongs_to_its_original_whatever_it_is_about():
    text = " ".join(f"sentence {number} of the same dispatch about barley" for number in range(30))
    copy = [report_of(reading(text, "2014-03-04", id="one")), report_of(reading("Skarn desk. " + text, "2014-03-06", id="two"))]
    assert {coverage for coverage, _ in placed(copy).values()} == {"one"}


def test_a_report_placed_again_stays_where_it_is():
    linker = Linker(shelf := MemoryShelf())
    for one in (*REPORTS, REPORTS[1]):
        linker.place(one)
    assert shelf.placed["b"].coverage == "a"
