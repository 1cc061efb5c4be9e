"""Questions that have a name: what is set → what a small store answers."""

import datetime
import re

import pytest

from dragoman.errors import ParameterInvalid, QueryUnknown
from dragoman.store import Store
from dragoman.store.named import named_queries, named_query

from .told import told

MAY, APRIL = datetime.date(2024, 5, 1), datetime.date(2024, 4, 1)
HURT = "Two people were injured, police said. “We will meet again,” Oru told the Tallis Post."
# name → what is set, some of the columns, and what they are in all rows.
ANSWERS = {
    "events": ({"type": "consult", "country": "swe", "limit": "2", "offset": "1"}, ("date", "event_type", "publisher"),
               [("2024-05-06", "CONSULT", "Tallis Post"), ("2024-05-06", "CONSULT", "Herald")]),
    "volume": ({}, ("period", "quad_category", "stories", "reports"),
               [(APRIL, "verbal conflict", 1, 1), (MAY, "material conflict", 1, 3), (MAY, "verbal cooperation", 1, 3)]),
    "types": ({"since": "2024-05", "unit": "year"}, ("period", "event_type", "stories"),
              [(datetime.date(2024, 1, 1), "ASSAULT", 1), (datetime.date(2024, 1, 1), "CONSULT", 1)]),
    "busiest-dyads": ({"country": "est"}, ("actor_country", "recipient_country", "stories", "cooperation", "conflict"),
                      [("EST", "SWE", 3, 1, 2), ("SWE", "EST", 1, 1, 0)]),
    "dyad": ({"actor": "EST", "recipient": "SWE"}, ("period", "stories", "verbal_cooperation", "material_conflict"),
             [(APRIL, 1, 0, 0), (MAY, 2, 1, 1)]),
    "dyad-stories": ({"one": "swe", "other": "est", "until": "2024-04"}, ("date", "event_type", "reports"),
                     [("2024-04-02", "REQUEST", 1)]),
    "this-week": ({"limit": "1"}, ("actor_country", "recipient_country", "event_type", "this_week", "a_week_before"),
                  [("EST", "SWE", "ASSAULT", 1, 0.0)]),
    "map": ({"digits": "0", "type": "CONSULT"}, ("lat", "lon", "stories", "place", "mostly"),
            [(60.0, 25.0, 1, "Tallis", "CONSULT")]),
    "places": ({}, ("place_name", "place_country", "stories"), [("Tallis", "EST", 2)]),
    "at": ({"place": "tallis"}, ("date", "event_type", "reports"),
           [("2024-05-06", "CONSULT", 3), ("2024-04-02", "REQUEST", 1)]),
    "statements": ({"who": "ada oru"}, ("date", "speaker", "words", "publisher"),
                   [("2024-04-02", "Ada Oru", "“We will meet again,”", "Echo")]),
    "said-on": ({"context": "cyber"}, ("speaker", "country", "event_type", "words"),
                [("Ada Oru", "EST", "REQUEST", "“We will meet again,”")]),
    "meetings": ({"country": "SWE"}, ("date", "kind", "who", "place_name", "reports"),
                 [("2024-05-06", "meet", "Ada Oru; Bo Lind", "Tallis", 3)]),
    "deadliest": ({}, ("date", "attackers", "victims", "dead", "dead_least", "dead_most"),
                  [("2024-05-06", "Ada Oru", "people; Bo Lind", 2.0, 2.0, 3.0)]),
    "contested": ({"on": "dead"}, ("event_type", "disagreements"),
                  [("ASSAULT", '{"date": {"2024-05-06": 2, "2024-05-07": 1}, "dead": {"2": 2, "3": 1}}')]),
    "widely-told": ({"type": "CONSULT"}, ("event_type", "outlets", "reports"), [("CONSULT", 2, 3)]),
    "sources": ({}, ("event_type", "stories", "one_outlet", "two_to_four", "percent_one_outlet"),
                [("ASSAULT", 1, 0, 1, 0.0), ("CONSULT", 1, 0, 1, 0.0), ("REQUEST", 1, 1, 0, 100.0)]),
    "outlets": ({}, ("publisher", "articles", "events", "percent_conflict"),
                [("Herald", 2, 4, 50.0), ("Echo", 1, 1, 100.0), ("Tallis Post", 1, 2, 50.0)]),
    "most-named": ({"sector": "gov"}, ("name", "country", "sector", "acts", "is_acted_on", "articles"),
                   [("Ada Oru", "EST", "GOV", 7, 0, 4)]),
    "partners": ({"who": "Q1", "limit": "1"}, ("other", "events", "cooperation", "conflict"), [("Bo Lind", 7, 3, 4)]),
    "rules": ({}, ("rule", "event_type", "events", "percent_disputed"),
              [("assault.injure", "ASSAULT", 3, 0.0), ("consult.meet", "CONSULT", 3, 100.0),
               ("consult.meet", "REQUEST", 1, 100.0)]),
    "doubtful": ({"limit": "3"}, ("confidence", "event_type"), [(0.5, "ASSAULT")] * 3),
    "find": ({"words": "two PEOPLE", "limit": "2"}, ("date", "article_id", "sentence", "sentence_index"),
             [("2024-05-07", "a2", HURT, 1), ("2024-05-06", "a0", HURT, 1)]),
    "counts": ({}, ("articles", "events", "stories", "outlets", "last", "articles_not_linked"),
               [(4, 7, 3, 3, "2024-05-07", 0)]),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store(told(tmp_path_factory.mktemp("told") / "s.duckdb"), read_only=True) as opened:
        yield opened


def test_every_question_has_an_answer_here():
    assert set(ANSWERS) == set(named_queries())


@pytest.mark.parametrize("name", ANSWERS)
def test_what_it_answers(store, name):
    given, columns, expected = ANSWERS[name]
    answer = store.named(name, **given)
    places = [answer.columns.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in answer.rows] == expected


@pytest.mark.parametrize("name", ANSWERS)
def test_its_sql_asks_for_its_parameters_and_no_others(name):
    one = named_query(name)
    assert set(re.findall(r"\$(\w+)", one.sql)) == {each.name for each in one.parameters}
    assert one.about and all(each.about for each in one.parameters)


def test_what_must_be_set_is_what_the_answer_depends_on(store):
    for one in named_queries().values():
        for each in one.parameters:
            if each.must:
                with pytest.raises(ParameterInvalid, match=rf"@{one.name}, .*must be set"):
                    store.named(one.name)
    assert sum(each.must for one in named_queries().values() for each in one.parameters) > 5


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("volume", {"sinse": "2024"}, "no such parameter; there are: unit, country, since, until"),
        ("volume", {"since": "May"}, "a day such as 2021-03-25, or 2021-03, or 2021"),
        ("this-week", {"day": "2024-05"}, "it must be a day such as 2021-03-25"),
        ("volume", {"unit": "fortnight"}, "one of day, week"),
        ("rules", {"limit": "all"}, "a whole number"),
        ("counts", {"country": "EST"}, "there are: none"),
    ],
)
def test_what_cannot_be_set_is_said(store, name, given, said):
    with pytest.raises(ParameterInvalid, match=said):
        store.named(name, **given)


def test_an_unknown_name_is_said_with_its_neighbours():
    with pytest.raises(QueryUnknown, match="@busiest-dyads"):
        named_query("busiest-dyad")


def test_the_last_month_counts_to_its_end(store):
    assert len(store.named("dyad-stories", one="EST", other="SWE", until="2024-05").rows) == 3
    assert len(store.named("dyad-stories", one="EST", other="SWE", until="2024").rows) == 3
    assert len(store.named("dyad-stories", one="EST", other="SWE", until="2024-05-05").rows) == 1


def test_words_that_are_looked_for_are_no_pattern(store):
    assert store.named("find", words="people.were").rows == []
    assert len(store.named("find", words="people were").rows) == 4
    assert store.named("find", words="x' OR true --").rows == []
