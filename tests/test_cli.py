"""The command line as people use it: arguments → output, exit status → why."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import main

REPORT = str(Path(__file__).parents[1] / "examples" / "reports" / "03-quetta-attack.txt")


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_code_writes_one_json_line_an_event(tmp_path):
    answer = run("code", REPORT, "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 0, answer.output
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert "ASSAULT" in {json.loads(line)["event_type"] for line in lines}


@pytest.mark.parametrize(("content", "said"), [
    (b"", "empty"), (b"\x00\x01\x02", "binary"), (b"caf\xe9", "utf-8"), (b"a " * 600_000, "longer"),
])
def test_bad_file_is_status_2_and_leaves_no_output(tmp_path, content, said):
    (tmp_path / "bad.txt").write_bytes(content)
    answer = run("code", str(tmp_path / "bad.txt"), "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 2 and said in answer.output
    assert [item.name for item in tmp_path.iterdir()] == ["bad.txt"]


def test_one_broken_article_does_not_stop_a_run(tmp_path):
    lines = [json.dumps({"text": "Iran condemned Israel.", "date": "2021-03-25"}), "{broken"]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    answer = run("code", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 2 and "in.jsonl:2" in answer.output
    assert "ACCUSE" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "said"), [("CONSULT", "meeting"), ("PRK", "North Korea"), ("057", "057")])
def test_explain_a_code(code, said):
    answer = run("explain", code)
    assert answer.exit_code == 0 and said in answer.output


def test_explain_an_unknown_code_is_status_2():
    assert run("explain", "nosuch").exit_code == 2


def test_help_is_quick_because_nothing_heavy_is_loaded():
    loaded = "import sys; from dragoman import cli; print([n for n in ('spacy', 'duckdb', 'trafilatura') if n in sys.modules])"
    started = time.monotonic()
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": "src"}).stdout.strip() == "[]"
    assert time.monotonic() - started < 5
