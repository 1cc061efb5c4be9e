"""`dragoman review`, as someone who checks the coder uses it."""

import csv
import hashlib
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.evaluate import evaluate
from dragoman.review import Judgements, judgements_path
from dragoman.review.sample import Samples
from tests.evaluate.made import MadeCoder
from tests.export.conftest import changed, made
from tests.review.conftest import Bench
from tests.store.conftest import build


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """A store of four reports; ann and bo agree on all but the meeting of a1."""
    path = tmp_path_factory.mktemp("judged") / "e.duckdb"
    readings = [changed(build(number), mode="visit") for number in range(4)]
    with made(readings, path, False) as store, Judgements(judgements_path(path)) as judgements:
        bench = Bench(store, judgements)
        for number in range(2):
            bench.whole("ann", number)
            bench.whole("bo", number)
        bench.say("bo", "reject", 1, 0)
        bench.miss("ann", "told", 0)
        bench.miss("bo", "told", 0)
    return path.parent


@pytest.fixture
def path(judged, tmp_path):
    shutil.copytree(judged, tmp_path, dirs_exist_ok=True)
    return tmp_path / "e.duckdb"


def run(*words):
    return CliRunner().invoke(main, ["review", *(str(word) for word in words)])


def test_a_sample_is_drawn_shown_and_found_in_the_status(path):
    before = hashlib.sha256(path.read_bytes()).digest()
    done = run("sample", path, "-n", 3, "--by-type", "--seed", 5, "--format", "jsonl")
    assert (done.exit_code, done.stderr.startswith("sample ")) == (0, True), done.output
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"stratum": "ASSAULT", "events": 4, "sampled": 3}, {"stratum": "CONSULT", "events": 4, "sampled": 3},
    ]
    assert done.stderr.split()[1].rstrip(":") in run("status", path).stdout
    assert hashlib.sha256(path.read_bytes()).digest() == before, "the store is only read"


def test_the_status_says_who_has_judged_how_much(path):
    said = run("status", path).stdout
    assert "ann       4       0       0        1       0          2" in said
    found = [json.loads(line) for line in run("status", path, "--format", "jsonl").stdout.splitlines()]
    assert found[1] == {"reviewer": "bo", "accept": 3, "reject": 1, "correct": 0, "missed": 1, "withdrawn": 0, "complete": 2}


def test_agreement_is_shown_with_the_events_in_dispute(path):
    done = run("agreement", path)
    assert (done.exit_code, "4 events, judged by ann, bo" in done.stdout) == (0, True), done.output
    assert "bo: verdict reject · event of its type none" in done.stdout
    rows = list(csv.DictReader(io.StringIO(run("agreement", path, "--format", "csv").stdout)))
    assert (rows[0]["measure"], rows[0]["events"], rows[0]["agreed"]) == ("verdict", "4", "0.750")
    found = [json.loads(line) for line in run("agreement", path, "--format", "jsonl").stdout.splitlines()]
    assert [one["said"]["bo"]["verdict"] for one in found if "dispute" in one] == ["reject"]


def test_precision_has_intervals_and_one_reviewer_can_be_asked(path):
    said = run("precision", path)
    assert said.exit_code == 0, said.output
    assert ["CONSULT", "1", "1", "100.0", "20.7–100.0", "1", "50.0–100.0"] in [line.split() for line in said.stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("precision", path, "--reviewer", "bo", "--format", "csv").stdout)))
    whole = next(row for row in rows if (row["measure"], row["type"]) == ("precision, whole event", "all"))
    assert (whole["judged"], whole["right"], whole["share"]) == ("4", "3", "0.75")
    assert [row["measure"] for row in rows if row["type"] == "AID"] == ["recall, whole event", "recall, type"]


def test_the_only_sample_is_the_default(path):
    run("sample", path, "-n", 8)
    assert "4 of the events were drawn at random from 8" in run("precision", path).stdout
    assert "without a sample" in run("precision", path, "--sample", "all").stdout


@pytest.mark.parametrize("form", ["judgements", "articles"])
def test_gold_is_written_and_evaluated(path, tmp_path, form):
    target = tmp_path / "gold.jsonl"
    done = run("export", path, "-o", target, "--form", form)
    assert (done.exit_code, "articles → " in done.stderr) == (0, True), done.output
    assert ("1 articles are disputed" in done.stderr) == (form == "articles")
    report = evaluate(target, MadeCoder())
    assert report.kind == form
    assert len(target.read_text().splitlines()) == {"judgements": 2, "articles": 1}[form]


def test_what_a_sample_leaves_out_is_said(path):
    """With this seed the one event drawn stands in a judged article; the other judged article is left out."""
    run("sample", path, "-n", 1, "--seed", 3)
    done = run("export", path)
    assert (len(done.stdout.splitlines()), "1 articles hold no event of the sample" in done.stderr) == (1, True)
    assert len(run("export", path, "--sample", "all").stdout.splitlines()) == 2


def test_the_evaluation_prints_the_intervals(path, tmp_path):
    run("export", path, "-o", tmp_path / "gold.jsonl", "--sample", "all")
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path / "gold.jsonl"), "--json", str(tmp_path / "figures.json")])
    assert done.exit_code == 0, done.output
    assert "95% interval" in done.stdout
    assert "missed, found now" in done.stdout
    shares = json.loads((tmp_path / "figures.json").read_text())["shares"]
    assert shares["precision, whole event"]["ASSAULT"]["judged"] == 2


def test_another_file_can_be_named(path, tmp_path):
    other = tmp_path / "mine.sqlite"
    assert run("sample", path, "-n", 1, "--judgements", other).exit_code == 0
    with Judgements(other) as judgements:
        assert len(Samples(judgements).all()) == 1
    assert "nobody has judged yet" in run("status", path, "--judgements", other).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("precision", "none.duckdb"), "there are no judgements"),
        (("sample", "none.duckdb"), "there is no store"),
        (("sample", "STORE", "--type", "GOSSIP"), "not an event type"),
        (("sample", "STORE", "--until", "1999"), "holds no such events"),
        (("sample", "STORE", "--judgements", "STORE"), "is no SQLite file"),
        (("precision", "STORE", "--sample", "nothing"), "holds no sample nothing"),
        (("precision", "STORE", "--reviewer", "zoe"), "no judgement of 'zoe'"),
        (("export", "STORE", "--judgements", "FOREIGN"), "of another program"),
        (("export", "STORE", "-o", "nowhere/gold.jsonl"), "there is no folder"),
    ],
)
def test_mistakes_are_messages_and_status_2(path, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    with sqlite3.connect("foreign.sqlite") as other:
        other.execute("CREATE TABLE visits (url TEXT)")
    named = {"STORE": path, "FOREIGN": "foreign.sqlite"}
    done = run(*(named.get(word, word) for word in words))
    assert (done.exit_code, message in done.stderr) == (2, True), done.output
    assert not Path("none.review.sqlite").exists()
