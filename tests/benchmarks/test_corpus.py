"""The corpora of the benchmarks of speed, and what is made of runs on them."""

import json
from random import Random

import pytest

from benchmarks import corpus, growth, relevance
from benchmarks.corpus import mixed, political, political_alone, unpolitical, write
from benchmarks.growth import Run, exponent
from benchmarks.throughput import Measure, Way, ratio
from dragoman.read import Defaults, read_articles


def test_every_fifth_article_is_political():
    names = {one.id for one in political()}
    found = list(mixed(100))
    assert sum(one.id.rpartition("-")[0] in names for one in found) == 20
    assert all(one.id.rpartition("-")[0] in names for one in political_alone(10))


def test_no_article_comes_twice_and_a_corpus_is_the_same_each_time():
    # A coder that remembers what it read must not look fast.
    found = list(mixed(500))
    assert len({one.id for one in found}) == 500
    assert len({one.text for one in found}) == 500
    assert found == list(mixed(500))


def test_years_stay_as_they_are():
    # Dates are worked out from them.
    told = corpus.retold(unpolitical()[0], 1, Random(1))
    years = [word for word in unpolitical()[0].text.split() if word.isdigit() and len(word) == 4]
    assert all(year in told.text for year in years)


def test_what_is_written_is_read_again(tmp_path):
    write(tmp_path / "a.jsonl", mixed(5))
    again = list(read_articles([tmp_path / "a.jsonl"], Defaults(), pytest.fail))
    assert [one.id for one in again] == [one.id for one in mixed(5)]


def test_without_the_news_stories_are_put_together(monkeypatch, tmp_path):
    monkeypatch.setattr(corpus, "NEWS", tmp_path / "nothing")
    pages = corpus.political.__wrapped__()
    assert len(pages) > 40 and all(len(one.text.split()) > 100 for one in pages[:-1])


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_exponent_is_found_again(power):
    runs = [Run(size, size**power, 500.0, 0, 0) for size in growth.SIZES]
    assert exponent(runs) == pytest.approx(power)


def test_a_ratio_is_of_runs_in_the_same_turn():
    # A slow spell falls on both of a turn.
    one, other = Way("a", "mixed", print), Way("b", "mixed", print)
    one.runs = [Measure(speed, 0, 0) for speed in (10, 4, 20)]
    other.runs = [Measure(speed, 0, 0) for speed in (5, 2, 8)]
    assert ratio([one, other], "mixed", "a", "b") == 2.0


def test_relevance_counts_by_desk(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ("Kenya attacked Chad.", "Goalkeeper, striker, referee, coach.")))
    assert relevance.desks(path) == {None: 1, "sport": 1} and relevance.passed_over(path) == 0.5
