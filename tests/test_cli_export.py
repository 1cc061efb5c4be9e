"""`dragoman export` and `dragoman gold`, as a newcomer uses them."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.cli_export import NAMES
from dragoman.evaluate import evaluate
from dragoman.export import FORMATS
from tests.evaluate.made import MadeCoder
from tests.export.conftest import made, two
from tests.store.conftest import TEXT


@pytest.fixture
def path(tmp_path):
    made(two(), tmp_path / "s.duckdb").close()
    return tmp_path / "s.duckdb"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_every_format_is_offered_and_explained():
    said = run("export", "--help").output
    assert list(NAMES) == list(FORMATS)
    assert all(name in said for name in NAMES)


@pytest.mark.parametrize("name", [key for key, one in FORMATS.items() if one.lines])
def test_text_formats_are_printed(path, name):
    done = run("export", path, "-o", "-", "--as", name)
    assert (done.exit_code, "Tallis" in done.stdout or "TALLIS" in done.stdout.upper()) == (0, True)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".sqlite", ".xlsx", ".geojson"])
def test_a_suffix_tells_the_format_and_what_was_written_is_said(path, tmp_path, suffix):
    target = tmp_path / f"out{suffix}"
    done = run("export", path, "-o", target)
    assert (done.exit_code, target.exists()) == (0, True)
    assert "4 events" in done.stderr or suffix == ".geojson"


def test_filters_can_be_repeated(path):
    done = run(
        "export", path, "-o", "-", "--as", "jsonl", "--type", "ASSAULT", "--type", "CONSULT", "--status", "historical"
    )
    assert {json.loads(line)["event_type"] for line in done.stdout.splitlines()} == {"ASSAULT"}


def test_what_is_left_out_is_said(path):
    assert "2 events are historical" in run("export", path, "-o", "-", "--as", "gdelt").stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "events.tsv"), "does not tell in which format"),
        (("-o", "-", "--as", "xlsx"), "cannot be printed"),
        (("-o", "-", "--as", "csv", "--since", "Monday"), "not a day, month or year"),
        (("-o", "-", "--as", "csv", "--type", "GOSSIP"), "not an event type"),
    ],
)
def test_mistakes_are_messages_and_status_2(path, words, message):
    done = run("export", path, *words)
    assert (done.exit_code, message in done.stderr) == (2, True)


def test_a_store_that_is_not_there_is_said(tmp_path):
    assert "there is no store" in run("export", tmp_path / "none.duckdb", "-o", "-", "--as", "csv").stderr


def test_tasks_become_gold_that_evaluate_reads(path, tmp_path):
    tasks, gold = tmp_path / "tasks.json", tmp_path / "gold.jsonl"
    assert run("export", path, "-o", tasks, "--as", "labelstudio").exit_code == 0
    done = run("gold", tasks, "-o", gold, "--predictions")
    assert (done.exit_code, "2 articles, 4 events" in done.stderr) == (0, True)
    assert [json.loads(line)["text"] for line in gold.read_text().splitlines()] == [TEXT, TEXT]
    assert "4 gold events" in evaluate(gold, MadeCoder()).notes[0]


def test_a_text_without_sentences_is_split_by_the_parser(tmp_path):
    tasks = tmp_path / "own.json"
    tasks.write_text(json.dumps([{"data": {"text": TEXT}, "annotations": [{"result": []}]}]))
    [record] = [json.loads(line) for line in run("gold", tasks).stdout.splitlines()]
    assert record["sentences"][0][0] == 0
    assert len(record["sentences"]) >= 2


def test_the_interface_is_printed_and_a_file_or_it_is_needed():
    assert run("gold", "--labelling-config").stdout.startswith("<View>")
    assert run("gold").exit_code == 2


def test_a_reader_that_goes_away_is_no_error(path):
    words = [sys.executable, "-m", "dragoman", "export", str(path), "-o", "-", "--as", "plover"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": "src"}
    ) as process:
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (0, b"")
