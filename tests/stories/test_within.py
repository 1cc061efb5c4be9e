"""The same event in several sentences of one report."""

from dragoman.stories.within import with_stories
from tests.stories.made import event


def test_each_event_has_the_story_of_its_first_telling():
    facts = {"date": "2014-03-04", "sentence": "Kenyatta met Museveni on the border."}
    found = with_stories([event("CONSULT", "KEN UGA", id="1", **facts), event("ACCUSE", "PER", "CHL", id="2", **facts),
                          event("CONSULT", "UGA KEN", id="3", **facts)])  # fmt: skip
    assert [one.story_id for one in found] == ["1", "2", "1"]


def test_a_report_without_events_has_no_stories():
    assert with_stories([]) == ()
