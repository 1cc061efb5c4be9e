"""The views that answer what is asked first: stories of a small store → their rows."""

from dataclasses import replace

import pytest

from dragoman.linking import link
from dragoman.store import Store

from .conftest import build
from .told import attack, told


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(told(tmp_path_factory.mktemp("told") / "s.duckdb"), read_only=True) as opened:
        yield opened


def recoded(**changes):
    """A store of one report whose attack is another event."""
    store = Store(":memory:")
    reading = attack(build(), 2)
    store.add(replace(reading, events=(replace(reading.events[1], **changes),)))
    link(store)
    return store


def test_a_meeting_is_there_once(store):
    rows = store.query("SELECT date, kind, who, countries, host, place_name, reports, outlets FROM meetings").rows
    assert rows == [("2024-05-06", "meet", "Ada Oru; Bo Lind", "EST; SWE", None, "Tallis", 3, 2)]


@pytest.mark.parametrize(("status", "rows"), [("asserted", 1), ("historical", 1), ("future", 0), ("negated", 0)])
def test_what_did_not_take_place_is_no_meeting(status, rows):
    with recoded(event_type="CONSULT", quad_category="verbal cooperation", status=status) as store:
        assert len(store.sql("FROM meetings").fetchall()) == rows


def test_the_dead_are_what_most_say_between_the_lowest_and_the_highest(store):
    assert store.query("SELECT dead, dead_least, dead_most, injured FROM fatalities").rows == [(2.0, 2.0, 3.0, None)]


def test_several_numbers_of_one_report_are_added():
    with recoded() as store:
        store.sql("""UPDATE stories SET disagreements = '{"dead": {"2": 3, "3 + 4": 1, "1": 1}}'""")
        assert store.sql("SELECT dead, dead_least, dead_most FROM fatalities").fetchall() == [(2.0, 1.0, 7.0)]


def test_the_dead_of_a_speech_are_no_violence():
    with recoded(event_type="ACCUSE", quad_category="verbal conflict") as store:
        assert store.sql("FROM fatalities").fetchall() == []


def test_a_protest():
    with recoded(event_type="PROTEST", mode="riot") as store:
        rows = store.sql("SELECT date, kind, who, target, dead, arrested FROM protests").fetchall()
    assert rows == [("2024-05-06", "riot", "Ada Oru", "people; Bo Lind", 2.0, None)]


@pytest.mark.parametrize(("mode", "rows"), [("discontinue", 1), (None, 1), ("convict", 0)])
def test_sentences_of_courts_are_no_sanctions(mode, rows):
    with recoded(event_type="SANCTION", mode=mode) as store:
        assert len(store.sql("FROM sanctions").fetchall()) == rows


def test_stories_as_text(store):
    columns = "actors, actor_countries, recipients, recipient_countries, dead, contested, publisher"
    rows = store.query(f"SELECT {columns} FROM stories_flat WHERE event_type <> 'REQUEST' ORDER BY event_type").rows
    assert rows == [
        ("Ada Oru", "EST", "people; Bo Lind", "; SWE", 2.0, True, "Tallis Post"),
        ("Ada Oru; Bo Lind", "EST; SWE", None, None, None, False, "Tallis Post"),
    ]


def test_coverage_counts_articles_without_events():
    with Store(":memory:") as store:
        store.add_all([build(0), build(1), build(2, events=0), build(3, publisher=None)])
        rows = store.sql("SELECT date, publisher, articles, without_events, events FROM coverage ORDER BY publisher").fetchall()
    assert rows == [("2024-05-06", "Tallis Post", 3, 1, 4), ("2024-05-06", None, 1, 0, 2)]


def test_a_country_meets_itself_in_no_dyad():
    reading = build()
    lind = replace(reading.events[0].actors[1], country="EST")
    same = replace(reading.events[0], actors=(reading.events[0].actors[0], lind))
    with Store(":memory:") as store:
        store.add(replace(reading, events=(same,)))
        assert store.sql("FROM dyads").fetchall() == []


def test_two_of_one_country_make_one_dyad():
    reading = build()
    oru, lind = reading.events[0].actors
    event = replace(reading.events[1], actors=(oru, replace(oru, name="Eva Tamm")), recipients=(lind, lind, lind))
    with Store(":memory:") as store:
        store.add(replace(reading, events=(event,)))
        assert store.sql("SELECT actor_country, recipient_country, mutual FROM dyads").fetchall() == [("EST", "SWE", False)]
