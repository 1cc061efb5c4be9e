"""Profiles: stories told by hand → what is said of a country, a sector, a name."""

import pytest

from dragoman.store import Store
from dragoman.store.profile import Subject, named_in, profile
from dragoman.store.series import Asked

from .told_stories import article, story, tell

ARTICLES = [article("a1", "2024-01-01"), article("a2", "2024-02-03"), article("a3", "2024-03-07")]
STORIES = [
    story("2024-01-01", "PRK", "KOR", told=("a1", "a2"), names=["Ada Oru"]),
    story("2024-01-05", "PRK", "USA", "ASSAULT", sector="MIL"),
    story("2024-02-03", "USA", "PRK", "SANCTION", told=("a2",)),
    story("2024-02-04", "PRK KOR", "", "CONSULT", told=("a2",)),
    story("2024-03", "PRK", "PRK", "COERCE", told=("a3",)),
    story("2024-03-01", "USA", "CHN", "AGREE", told=("a3",)),
    story("2024-03-01", "PRK", "KOR", "AGREE", status="future", told=("a3",)),
]


@pytest.fixture(scope="module")
def store():
    with Store(":memory:") as made:
        tell(made, list(ARTICLES), [dict(one) for one in STORIES])
        made.connection.execute("UPDATE participants SET office = 'minister' WHERE name = 'Ada Oru'")
        yield made


def told(store, subject, limit=10, **asked):
    return profile(store.connection, subject, Asked("month", **asked), limit)


def test_a_country(store):
    found = told(store, Subject("PRK"))
    totals = found.totals
    assert [totals[key] for key in ("stories", "acts", "receives", "meetings", "without_day")] == [5, 4, 2, 1, 1]
    assert (totals["reports"], totals["statements"]) == (3, 2), "ACCUSE is told twice, and is a statement each time"
    assert str(totals["first_day"]) == "2024-01-01" and str(totals["last_day"]) == "2024-02-04"
    met = {row["counterpart"]: [row[key] for key in ("stories", "does", "receives", "together", "conflict")]
           for row in found.counterparts}  # fmt: skip
    # What it does at home it does and receives; it is counted once.
    assert met == {"KOR": [2, 1, 0, 1, 1], "USA": [2, 1, 1, 0, 2], "PRK": [1, 1, 0, 0, 1]}
    assert found.stories[0]["event_type"] == "ACCUSE", "two reports"
    assert found.persons[0]["name"] == "Ada Oru" and found.persons[0]["office"] == "minister"
    assert {row["event_type"]: (row["does"], row["receives"]) for row in found.types}["COERCE"] == (1, 1)


def test_its_history_has_every_period(store):
    history = told(store, Subject("PRK")).history
    assert [start.month for start in history.starts] == [1, 2, 3]
    assert history.counts["stories"].tolist() == [2, 2, 1] and history.counts["conflict"].tolist() == [2, 1, 1]


def test_a_sector_of_a_country(store):
    found = told(store, Subject("PRK", "MIL"))
    assert found.totals["stories"] == 1 and [row["counterpart"] for row in found.counterparts] == ["USA"]
    assert told(store, Subject("PRK", "JUD")) is None


def test_a_named_actor(store):
    found = told(store, Subject(name="Ada Oru"))
    assert found.totals["acts"] == 1 and [row["counterpart"] for row in found.counterparts] == ["KOR"]
    assert named_in(store.connection, "ada oru") == ["Ada Oru"] == named_in(store.connection, "oru")
    assert named_in(store.connection, "nobody") == [] and told(store, Subject(name="nobody")) is None


def test_bounds_and_limits(store):
    assert told(store, Subject("PRK"), since="2024-02").totals["stories"] == 3
    assert told(store, Subject("PRK"), until="2024-02-03").totals["stories"] == 3
    assert len(told(store, Subject("PRK"), limit=1).counterparts) == 1
