"""Events as JSON lines: whole files or none, and a pipe that may close early."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DiskFull
from dragoman.store import open_writer
from dragoman.store.lines import event_line

from .conftest import build, with_sentence

ROOT = Path(__file__).parents[2]
FOLDERS = [os.environ.get("PYTHONPATH", ""), str(ROOT / "src"), str(Path(__file__).parent)]
CHILD = {**os.environ, "PYTHONPATH": os.pathsep.join(FOLDERS)}


def test_a_line_is_the_record_in_the_order_of_the_interface():
    line = event_line(build().events[0])
    assert json.loads(line) == json.loads(json.dumps(build().events[0].to_dict()))
    assert list(json.loads(line))[:5] == ["event_id", "article_id", "sentence_index", "sentence", "event_type"]
    assert json.loads(line)["contexts"] == ["diplomatic"]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_odd_text_stays_on_one_line_and_comes_back(text):
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    line = event_line(with_sentence(build(), text).events[0])
    assert "\n" not in line and "\r" not in line
    assert json.loads(line.encode("utf-8"))["sentence"] == expected


def test_numbers_that_json_does_not_have_are_null():
    event = dataclasses.replace(build().events[0], score=float("nan"))
    assert json.loads(event_line(event), parse_constant=pytest.fail)["score"] is None


def test_every_event_is_a_line(tmp_path):
    with open_writer(tmp_path / "e.jsonl") as writer:
        writer.add(build(0))
        writer.add(build(1, events=0))
        writer.add(build(2))
        assert not writer.has(build().article, "any"), "a file is not asked what it holds"
    lines = (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article_id"] for line in lines] == ["a0", "a0", "a2", "a2"]


def test_a_full_disk_leaves_the_older_file(tmp_path, monkeypatch):
    (tmp_path / "e.jsonl").write_text("older\n")
    writer = open_writer(tmp_path / "e.jsonl")
    writer.add(build())
    monkeypatch.setattr("dragoman.store.partial.os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(DiskFull, match="nothing was written"):
        writer.close()
    assert [path.name for path in tmp_path.iterdir()] == ["e.jsonl"]
    assert (tmp_path / "e.jsonl").read_text() == "older\n"


def run(code: str, **more) -> subprocess.CompletedProcess:
    start = "import sys\nfrom conftest import build\nfrom dragoman.store import open_writer\n"
    return subprocess.run([sys.executable, "-c", start + code], env={**CHILD, **more.pop("env", {})}, **more)


def test_standard_output_is_utf8_in_any_locale():
    done = run("with open_writer('-') as w: w.add(build())", capture_output=True, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.decode("utf-8").splitlines()) == 2
    assert "“We will meet again,”" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_ends_the_run_quietly():
    code = (
        "try:\n    with open_writer('-') as w:\n        for n in range(10**6): w.add(build(n))\n"
        "except BrokenPipeError: sys.exit(7)"
    )
    reading, writing = os.pipe()
    os.close(reading)
    done = run(code, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (7, b""), "it stops, and says nothing"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_standard_output_on_a_full_disk():
    code = "from dragoman.errors import DiskFull\ntry:\n    open_writer('-').add(build())\nexcept DiskFull: sys.exit(7)"
    with Path("/dev/full").open("wb") as full:
        assert run(code, stdout=full, stderr=subprocess.PIPE).returncode == 7
