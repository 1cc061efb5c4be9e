"""Which reports are of another desk: text → desk → why."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coder.relevance import FEWEST, Relevance, load_relevance, parsed, read_relevance
from dragoman.errors import LexiconInvalid

REPORTS = [
    ("The striker scored twice as the visitors attacked from kick-off; their goalkeeper saved a penalty in stoppage time.",
     "sport", "sport uses the verbs of war"),
    ("Shares in the chipmaker rose after it lifted its forecast. Analysts had expected lower revenue and margins.",
     "markets", "nobody named is a party of politics"),
    ("Researchers who published in the journal say that flies attack horses less if their stripes move; the study used larvae.",
     "science", "animals attack, too"),
    ("Troops shelled the stadium where the league match was to be played; its goalkeeper and two fans were killed by soldiers.",
     None, "war in a place of sport"),
    ("Police used tear gas against fans at the stadium; the striker, the coach and the referee fled.",
     None, "one telling word and one plain outweigh five of a desk"),
    ("Kenya attacked Somalia.", None, "too few words to be of any desk"),
    ("", None, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "desk", "why"), REPORTS)
def test_desk(text, desk, why):
    found = load_relevance().desk(text)
    assert (found.name if found else None) == desk, why


def test_the_words_that_decided_are_told():
    found = load_relevance().desk("Goalkeeper, striker, referee and coach met.")
    assert found.words == ("coach", "goalkeeper", "referee", "striker")


@pytest.mark.parametrize("text", ["goalkeepers' strikers reffereed coaching", "a-striker1 xcoach referees2 goalx"])
def test_a_word_within_another_is_none(text):
    desk = Relevance({"sport": frozenset({"goal", "coach", "striker", "referees"})}, frozenset(), frozenset())
    assert desk.desk(text) is None


def test_a_word_said_often_counts_once():
    # A report on a ministry of sport says "sport" in every line.
    assert load_relevance().desk("Goal! Goal! Goal! Goal! Goal! Goal!") is None


def test_a_long_report_without_a_word_of_politics_is_of_some_other_desk():
    text = "The lamp stood on the table and nobody had lit it since the spring came. " * 12
    assert load_relevance().desk(text).name == "other"
    assert load_relevance().desk(text + "The government took its president to court.") is None
    assert load_relevance().desk(text[:200]) is None, "a short one may be a despatch from anywhere"


@given(st.text(), st.integers(0, 6))
def test_no_text_breaks_it_and_few_words_make_no_desk(text, number):
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    relevance = Relevance({"greek": frozenset(words)}, frozenset({"omega"}), frozenset())
    load_relevance().desk(text)
    assert (relevance.desk(" ".join(words[:number])) is not None) == (number >= FEWEST)


@given(st.permutations(["ALPHA", "Beta", "gamma", "delta", "epsilon", "omega"]))
def test_neither_order_nor_case_matters(words):
    relevance = Relevance({"greek": frozenset({"alpha", "beta", "gamma", "delta", "epsilon"})}, frozenset({"omega"}), frozenset())
    assert relevance.desk(", ".join(words)).name == "greek", "five words of a desk and one telling one, which weighs as much"


@pytest.mark.parametrize(
    ("desks", "why"),
    [("[sport]\nwords = []", "'words' is no list"), ("[sport", "desks.toml"), ("sport = 1", "'words' is no list"), ("[sport]\nwords = [1]", "no list")],
)
def test_broken_files_are_named(tmp_path, desks, why):
    (tmp_path / "desks.toml").write_text(desks)
    (tmp_path / "politics.toml").write_text('telling = ["war"]\nplain = ["law"]')
    with pytest.raises(LexiconInvalid, match=why):
        read_relevance(tmp_path)


def test_no_word_is_of_politics_and_of_a_desk_but_by_intent():
    # Words such as "strike" would count for both sides and decide nothing.
    folder = resources.files("dragoman.coder").joinpath("desks")
    telling = set(parsed(folder, "politics.toml")["telling"])
    for name, table in parsed(folder, "desks.toml").items():
        assert not telling & set(table["words"]), name
        assert len(table["words"]) == len(set(table["words"])), f"{name} names a word twice"
