"""Tellings → the story: what most reports say, and what others say instead."""

import pytest

from dragoman.records import Article
from dragoman.stories.story import Told, story_of
from tests.stories.made import dead, event, place


def told(article, day, *args, publisher=None, **facts):
    return Told(event(*args, id=f"{article} {facts.get('at', 0)}", article=article, **facts),
                Article("text", id=article, date=day, publisher=publisher or article))  # fmt: skip


def attack(article, day, count, **facts):
    return told(article, day, "ASSAULT", "MMR", "MMR", figures=(dead(count),), **facts)


def test_the_number_that_most_reports_give_stands_and_the_others_are_kept():
    story = story_of([attack("a", "2022-11-23", 9), attack("b", "2022-11-24", 13), attack("c", "2022-11-25", 13)])
    assert [(kind, value) for kind, value, _ in story.figures] == [("dead", 13)]
    assert story.disagreements["dead"] == {"13": 2, "9": 1}
    assert (story.reports, story.outlets, story.tellings) == (3, 3, 3)
    assert (story.first_published, story.last_published, story.first_article) == ("2022-11-23", "2022-11-25", "a")


def test_a_report_that_tells_it_twice_has_one_vote():
    twice = [attack("a", "2022-11-23", 9), attack("a", "2022-11-23", 9, at=90), attack("b", "2022-11-24", 13)]
    story = story_of([*twice, attack("c", "2022-11-25", 13)])
    assert story.disagreements["dead"] == {"13": 2, "9": 1}
    assert (story.reports, story.tellings) == (3, 4)


def test_of_dates_and_places_told_as_often_the_more_exact_stands():
    story = story_of([
        told("a", "2022-11-23", "ASSAULT", date="2022-11", where=place("Myanmar", "MMR", "country")),
        told("b", "2022-11-24", "ASSAULT", date="2022-11-23", where=place("Depayin", "MMR")),
    ])  # fmt: skip
    assert (story.date, story.place.name) == ("2022-11-23", "Depayin")
    assert set(story.disagreements["place"]) == {"Myanmar", "Depayin"}


def test_what_only_one_report_knows_is_not_lost():
    story = story_of([told("a", "2022-11-23", "CONSULT", "KEN UGA"),
                      told("b", "2022-11-24", "CONSULT", "KEN UGA", mode="visit", contexts=("diplomatic",))])  # fmt: skip
    assert (story.mode, story.contexts) == ("visit", ("diplomatic",))


def test_the_order_of_tellings_does_not_matter():
    tellings = [attack("a", "2022-11-23", 9), attack("b", "2022-11-24", 13), attack("c", None, 13)]
    assert story_of(tellings) == story_of(tellings[::-1])


def test_outlets_are_counted_once_and_unknown_ones_not():
    one = [attack("a", "2022-11-23", 9, publisher="Post"), attack("b", "2022-11-24", 9, publisher="Post")]
    assert story_of(one).outlets == 1


def test_no_telling_is_no_story():
    with pytest.raises(IndexError):
        story_of([])
