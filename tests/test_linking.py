"""Reports of a store linked to each other: which belong together → why."""

import json

import pytest
from click.testing import CliRunner

from dragoman import Coder
from dragoman.cli import main
from dragoman.linking import link
from dragoman.store import Store

MET = "Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala on Tuesday."
REPORTS = {
    "a": ("2014-03-04", "Standard", MET + " They spoke of the border."),
    "b": ("2014-03-05", "Herald", "Museveni and Kenyatta met in Kampala on Tuesday to speak of the border, an aide said."),
    "copy": ("2014-03-05", "Post", MET + " They spoke of the border."),
    "later": ("2014-03-18", "Standard", "Kenyatta met Museveni in Nairobi on Tuesday."),
    "other": ("2014-03-04", "Standard", "A bomb killed nine soldiers in Maiduguri on Tuesday, Nigeria's army said."),
}


@pytest.fixture(scope="module")
def readings():
    coder = Coder()
    return [coder.read(text, date, publisher, id=key) for key, (date, publisher, text) in REPORTS.items()]


def linked(readings):
    """(coverage by article, rows of stories by their first article) of readings added and linked one by one."""
    with Store(":memory:") as store:
        for reading in readings:
            store.add(reading)
            assert link(store) == 1
        assert link(store) == 0, "nothing is left to do"
        assert store.check() == []
        stories = store.sql("SELECT first_article, event_type, reports, outlets FROM stories").fetchall()
        return dict(store.sql("SELECT article_id, coverage_id FROM articles").fetchall()), stories


def test_reports_of_one_meeting_are_one_story(readings):
    coverage, stories = linked(readings)
    assert coverage == {"a": "a", "b": "a", "copy": "a", "later": "later", "other": "other"}
    assert ("a", "CONSULT", 3, 3) in stories and ("later", "CONSULT", 1, 1) in stories


def test_the_order_of_arrival_does_not_matter(readings):
    assert linked(readings)[0] == linked(readings[::-1])[0]


def test_a_story_loses_what_is_not_told_any_more(readings):
    with Store(":memory:") as store:
        store.add_all(readings[:3])
        link(store)
        store.add(Coder().read("It rained.", "2014-03-05", "Herald", id="b"))
        link(store)
        assert store.sql("SELECT reports FROM stories WHERE event_type = 'CONSULT'").fetchall() == [(2,)]


def test_a_coverage_outlives_its_first_report(readings):
    with Store(":memory:") as store:
        store.add_all(readings[:3])
        link(store)
        store.add(Coder().read("It rained.", "2014-03-04", "Standard", id="a"))
        link(store)
        coverage = dict(store.sql("SELECT article_id, coverage_id FROM articles").fetchall())
        assert coverage == {"a": "a", "b": "b", "copy": "b"}, "what it says now is another thing"


def test_a_story_is_listed_and_shown(readings, tmp_path):
    path = str(tmp_path / "s.duckdb")
    with Store(path) as store:
        store.add_all(readings)
        link(store)
    run = CliRunner()
    listed = run.invoke(main, ["stories", path, "--reports", "2", "--country", "KEN", "--format", "jsonl"])
    [story] = [json.loads(line) for line in listed.output.splitlines()]
    assert (story["event_type"], story["reports"], story["date"]) == ("CONSULT", 3, "2014-03-04")
    shown = run.invoke(main, ["stories", path, story["story_id"]]).output
    assert "2014-03-04 CONSULT" in shown and "3 reports, 3 outlets, first on 2014-03-04" in shown
    assert all(outlet in shown for outlet in ("Standard", "Herald", "Post")), "every report is there"
    missing = run.invoke(main, ["stories", path, "nothing"])
    assert missing.exit_code == 2 and "holds no story nothing" in missing.output


def test_what_a_store_gives_back_is_what_was_added(readings):
    with Store(":memory:") as store:
        store.add(readings[0])
        [found] = store.readings(["a"])
        assert found.article == readings[0].article and found.quotes == readings[0].quotes
        assert [one.to_dict() for one in found.events] == [one.to_dict() for one in readings[0].events]
