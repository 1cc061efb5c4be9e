"""The whole way on the bundled reports: text → events → why."""

from functools import cache
from pathlib import Path

import pytest

from dragoman import Coder, Store
from dragoman.errors import ArticleTooLong, DateInvalid, SpanInvalid
from dragoman.records import Article

REPORTS = Path(__file__).parents[1] / "examples" / "reports"


@cache
def coder():
    return Coder()


@cache
def rows(name):
    text = (REPORTS / name).read_text(encoding="utf-8")
    return [(event.event_type, {one.country for one in event.actors}, {one.country for one in event.recipients}, event.date,
             event.place.name if event.place else None) for event in coder().read(text).events]


@pytest.mark.parametrize(("name", "expected"), [
    ("01-korea-talks.txt", ("CONSULT", {"RUS", "KOR"}, set(), "2021-03-25", "Seoul")),  # both who meet are actors
    ("01-korea-talks.txt", ("MOBILIZE", {"PRK"}, set(), "2021-03-25", "Sea of Japan")),  # the test is in a subclause
    ("02-hong-kong-march.txt", ("PROTEST", {"HKG"}, {"HKG"}, "2019-06-16", "Hong Kong")),  # at home, on the report's Sunday
    ("03-quetta-attack.txt", ("ASSAULT", {"PAK"}, {"PAK"}, "2019-04-12", "Quetta")),
    ("04-oil-sanctions.txt", ("SANCTION", {"USA"}, {"VEN"}, "2019-01-28", None)),  # a company's country
    ("05-cyclone-aid.txt", ("AID", {"GBR"}, {"MOZ"}, "2019-03-22", None)),
])
def test_report_holds_the_event(name, expected):
    assert expected in rows(name)


def test_offsets_are_those_of_the_text_with_its_dateline():
    text = (REPORTS / "01-korea-talks.txt").read_text(encoding="utf-8")
    for event in coder().read(text).events:
        for words in (event.trigger, *event.actors, *event.recipients):
            assert text[words.start : words.end] == words.text


def test_ids_are_the_same_in_every_run():
    read = lambda: [event.event_id for event in coder().read("Iran condemned Israel on Monday.", date="2021-03-25").events]  # noqa: E731
    assert read() == read() != []


def test_bad_arguments_have_errors_of_their_own():
    with pytest.raises(DateInvalid):
        coder().read("Iran condemned Israel.", date="25/03/2021")
    with pytest.raises(ArticleTooLong):
        coder().read("word " * 300_000)
    with pytest.raises(SpanInvalid):
        coder().relation("Iran condemned Israel.", (0, 99))


def test_relation_between_given_spans():
    found = coder().relation("Iran condemned Israel.", (0, 4), (15, 21))
    assert (found.event_type, found.cameo) == ("ACCUSE", "111")


def test_a_pair_that_cannot_be_judged_loses_its_own_article_alone(monkeypatch):
    """The classifier reads the pairs of a batch together; one that breaks it must not take the others along."""
    coder_ = Coder()
    real = coder_.article_classifier.shares

    def shares(pair):
        if "Chad" in pair.text:
            raise RuntimeError("unreadable")
        return real(pair)

    monkeypatch.setattr(coder_.article_classifier, "shares", shares)
    lost = []
    articles = [Article(f"{name} condemned Israel on Monday.", id=name) for name in ("Iran", "Chad", "Oman")]
    read = [reading.article.id for reading in coder_.read_all(articles, lambda article, _: lost.append(article.id))]
    assert (read, lost) == (["Iran", "Oman"], ["Chad"])


def test_the_positions_of_actors_are_listed_with_their_words(tmp_path):
    text = '"We reject the plan," Norwegian Foreign Minister Ida Berg said. Norway met Sweden.'
    with Store(tmp_path / "s.duckdb") as store:
        store.add(coder().read(text, date="2024-05-06"))
        rows = store.sql("SELECT speaker, country, event_type, date, words FROM statements").fetchall()
    assert rows == [("Ida Berg", "NOR", "REJECT", "2024-05-06", "We reject the plan,")]
