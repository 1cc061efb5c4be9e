"""The date of an act: a report and its trigger → the date, and why."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from dragoman.parse import Parser
from dragoman.records import Act, Mention
from dragoman.resolve.dates import event_date, find_dates

THURSDAY = "2021-03-25"
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "articles-dev.jsonl"
# Share of exact dates on the coded articles, given their own triggers; measured 0.756.
FLOOR = 0.74


@cache
def parser() -> Parser:
    return Parser()


def act_at(sentences, start, text, event_type="ASSAULT", status="asserted", actors=()):
    """An act whose trigger is at a character of the report, and its sentence."""
    sentence = next(one for one in sentences if one.start <= start < one.end)
    tokens = [token for token in sentence.tokens if token.start < start + len(text) and token.end > start]
    inside = {token.index for token in tokens}
    heads = [token for token in tokens if token.head not in inside or token.head == token.index] or tokens
    head = next((token for token in heads if token.pos == "VERB"), heads[0])
    act = Act(
        sentence.index, event_type, None, None, (), status, Mention(text, start, start + len(text)), head.index,
        tuple(sorted(inside)), (), (), tuple(actors), (), "test", 1.0, status == "future",
    )  # fmt: skip
    return act, sentence


def when(text, trigger, published=THURSDAY, event_type="ASSAULT", status="asserted"):
    sentences = parser().parse(text)
    act, sentence = act_at(sentences, text.rindex(trigger), trigger, event_type, status)
    return event_date(act, sentence, find_dates(sentences, published), published, sentences)


ROWS = [
    ("Rebels attacked the town on Monday.", "attacked", "ASSAULT", "2021-03-22", "a date under the trigger"),
    ("On Monday, rebels attacked the town and burned the market.", "burned", "ASSAULT", "2021-03-22",
     "a leading date holds for joined verbs"),
    ("The attack took place on Monday.", "attack", "ASSAULT", "2021-03-22", "the date of the verb that it is subject of"),
    ("The army carried out an attack on Monday.", "attack", "ASSAULT", "2021-03-22", "the date of its light verb"),
    ("The minister condemned Monday's attack on Wednesday.", "condemned", "ACCUSE", "2021-03-24", "each has its own"),
    ("The minister condemned Monday's attack on Wednesday.", "attack", "ASSAULT", "2021-03-22", "each has its own"),
    ("Police arrested him on Monday after rebels attacked the town on Friday.", "arrested", "COERCE", "2021-03-22",
     "the date in the clause below is not his"),
    ("Police arrested him on Monday after rebels attacked the town on Friday.", "attacked", "ASSAULT", "2021-03-19",
     "a clause below has its own date"),
    ("The envoy met rebels who attacked the town in 1990.", "attacked", "ASSAULT", "1990", "a relative clause's own"),
    ("A few hours before the jet crashed on Wednesday, Iran attacked the base.", "attacked", "ASSAULT", "2021-03-24",
     "only hours lie between the two"),
    ("He will visit Kyiv next Monday.", "will visit", "AGREE", "2021-03-29", "the day planned"),
    ("The country has been under sanctions since 2011.", "sanctions", "SANCTION", "2011", "since when"),
    ("Gunmen abducted a priest last week.", "abducted", "ASSAULT", "2021-03", "a week is no span of the act: its month"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "expected", "why"), ROWS)
def test_date_in_its_own_sentence(text, trigger, kind, expected, why):
    assert when(text, trigger, event_type=kind).value == expected, why


LEDE = "Gunmen shot a judge on Monday. "
STORY = [
    ("Two guards were wounded.", "wounded", "ASSAULT", "2021-03-22", "the story goes on on its day"),
    ("The shooting lasted an hour.", "shooting", "ASSAULT", "2021-03-22", "the same thing, dated before"),
    ("Amnesty International denounced it.", "denounced", "ACCUSE", "2021-03", "another's reaction: some day about then"),
    ("France has been urging restraint.", "urging", "REQUEST", None, "a habit has no day"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "expected", "why"), STORY)
def test_sentence_without_a_date(text, trigger, kind, expected, why):
    assert when(LEDE + text, trigger, event_type=kind).value == expected, why


def test_a_report_that_names_no_day_is_of_its_publication():
    assert when("Rebels attacked the town.", "attacked").value == THURSDAY


def test_what_is_said_after_something_a_day_earlier_is_said_today():
    text = "Jordan called for talks after a visit to Amman a day earlier."
    assert when(text, "called", event_type="REQUEST").value == THURSDAY
    assert when(text, "visit", event_type="CONSULT").value == "2021-03-24"


def test_a_report_of_the_same_day_dates_reactions_too():
    text = "Gunmen shot a judge on Thursday. Amnesty International denounced it."
    assert when(text, "denounced", event_type="ACCUSE").value == THURSDAY


def test_an_undated_report_dates_nothing_by_publication():
    assert when("Rebels attacked the town on Monday.", "attacked", published=None).value is None


@pytest.mark.parametrize("status", ["negated", "hypothetical", "future", "historical"])
def test_what_did_not_happen_then_has_no_day_of_the_story(status):
    assert when(LEDE + "Rebels burned the market.", "burned", status=status).value is None


def test_the_only_year_dates_background_in_any_clause():
    text = "The state was founded in 2003 after an army ousted its ruler."
    assert when(text, "ousted", status="historical").value == "2003"


def test_quoted_words_are_dated_by_their_saying():
    text = 'On Wednesday the president told reporters, "They must leave the country".'
    assert when(text, "must leave", event_type="REQUEST").value == "2021-03-24"


def test_a_visit_of_two_days_ends_a_day_after_it_begins():
    found = when("The envoy began a two-day visit to Seoul on Wednesday.", "visit", event_type="CONSULT")
    assert (found.value, found.value_end) == ("2021-03-24", "2021-03-25")


def test_every_choice_gives_its_reason():
    assert when("Rebels attacked the town on Monday.", "attacked").reason == "own sentence: weekday"


@pytest.mark.skipif(not GOLD.exists(), reason="the coded articles are not beside this repository")
def test_share_of_exact_dates_on_coded_articles():
    articles = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = total = 0
    for article, sentences in zip(articles, parser().parse_all((one["text"], body(one)) for one in articles), strict=True):
        dates = find_dates(sentences, article["date"])
        for event in article["events"]:
            first, last = article["sentences"][event["sentence"]]
            start = max(article["text"].find(event["trigger"], first, last), first)
            act, sentence = act_at(sentences, start, event["trigger"], event["event_type"], event["status"])
            found = event_date(act, sentence, dates, article["date"], sentences)
            right, total = right + (found.value == event["date"]), total + 1
    assert right / total >= FLOOR


def body(article):
    """Where the report begins, after a header line that is only its date."""
    end = article["text"].find("\n\n")
    return end + 1 if article["id"].startswith("wn") and 0 < end < 40 else 0
