"""The command line as people use it: arguments → output, exit status → why."""

import gzip
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02", "binary"),
        (b"caf\xe9", "utf-8"),
        (b"a " * 600_000, "longer"),
    ],
)
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
    assert (
        subprocess.run(
            [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"}
        ).stdout.strip()
        == "[]"
    )
    assert time.monotonic() - started < 5


def test_the_module_runs_as_the_command_does():
    for arguments, said in ((["--version"], "dragoman"), (["explain", "CONSULT"], "CONSULT")):
        answer = subprocess.run(
            [sys.executable, "-m", "dragoman", *arguments],
            capture_output=True,
            text=True,
            env={"PYTHONPATH": "src"},
            timeout=60,
        )
        assert (answer.returncode, answer.stderr) == (0, "")
        assert said in answer.stdout


GOOD = "Iran condemned Israel."
LONG = b"Iran condemned Israel. " * (50_000_000 // 23)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.txt", b"", "bad.txt: it is empty"),
        ("bad.txt", b"\x7f\x00\x01" * 300, "bad.txt: it is a binary file, not text; convert it to text first"),
        ("bad.txt", b"Iran\ncaf\xe9", "bad.txt:2: byte 3 of the line is not utf-8; convert it, or name its encoding"),
        ("bad.txt", LONG, "bad.txt: its text is longer than 1,000,000 characters; split it into its reports"),
        ("bad.csv", b"a,b\n1,2\n", "bad.csv: there is no column with a text. It has: a, b. Name the one"),
        ("bad.csv", b"text\n" + LONG, "bad.csv:2: the line is longer than 16 MiB; split it"),
        ("bad.jsonl", b'{"text": "' + LONG + b'"}', "bad.jsonl:1: the line is longer than 16 MiB; split it"),
        ("bad.jsonl.gz", gzip.compress(b"{}", mtime=0)[:-9], "bad.jsonl.gz"),
    ],
    ids=["empty", "binary", "letters", "text", "column", "row", "line", "gzip"],
)
def test_bad_input_is_named_with_what_to_do_and_costs_no_other_article(tmp_path, name, content, said):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in" / "z.txt").write_text(GOOD.replace("Israel", "Iraq"))
    alone = run("code", str(tmp_path / "in" / name), "-o", str(tmp_path / "alone.jsonl"))
    assert alone.exit_code == 2
    assert said in alone.output
    assert "Traceback" not in alone.output
    assert not (tmp_path / "alone.jsonl").exists(), "nothing is written where nothing was coded"
    among = run("code", str(tmp_path / "in"), "-o", str(tmp_path / "out.jsonl"))
    assert among.exit_code == 2
    assert said in among.output.partition("could not be coded:")[2], "listed at the end"
    sources = [json.loads(line)["sentence"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert sources == [GOOD, GOOD.replace("Israel", "Iraq")]
    assert sorted(item.name for item in tmp_path.iterdir()) == ["in", "out.jsonl"], "no partial file is left"


@pytest.mark.parametrize("name", ["locked", "secret.txt"])
def test_what_may_not_be_read_is_listed_and_the_rest_coded(tmp_path, monkeypatch, name):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "locked").mkdir()
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "locked" / "b.txt").write_text(GOOD)
    for method in ("iterdir", "open"):
        real = getattr(Path, method)

        def refused(path, *arguments, real=real, **options):
            if path.name == name:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *arguments, **options)

        monkeypatch.setattr(Path, method, refused)
    answer = run("code", str(tmp_path), "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 2
    assert f"{name}: " in answer.output
    assert "cannot be read: Permission denied" in answer.output
    assert "2 articles coded" in answer.output


def test_an_array_of_articles_on_standard_input():
    answer = run("code", "-", stdin=json.dumps([{"text": GOOD}, {"title": "none"}], indent=1))
    assert answer.exit_code == 2
    assert json.loads(answer.stdout)["sentence"] == GOOD
    assert "standard input:5 (article 2): there is no column with a text" in answer.stderr


def test_packed_articles_are_coded(tmp_path):
    (tmp_path / "in.csv.gz").write_bytes(gzip.compress(b"text\nIran condemned Israel.\n"))
    answer = run("code", str(tmp_path / "in.csv.gz"))
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["sentence"] == GOOD


@pytest.mark.parametrize("output", ["nosuch/out.jsonl", "nosuch/out.csv", "nosuch/out.parquet", "nosuch/out.duckdb"])
def test_an_output_in_a_folder_that_is_not_there(tmp_path, output):
    answer = run("code", REPORT, "-o", str(tmp_path / output))
    assert answer.exit_code == 2
    assert f"there is no folder {tmp_path / 'nosuch'}. Make it first: mkdir -p" in answer.output
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["code", REPORT], ["explain", "CONSULT"], ["--version"], ["--help"]])
def test_a_full_disk_behind_standard_output(arguments):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        answer = subprocess.run(
            [sys.executable, "-m", "dragoman", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": "src"},
            timeout=120,
        )
    assert answer.returncode == 2
    assert "standard output: the disk is full. Free some space, or write elsewhere" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1, "nothing of Python's own"


def test_a_device_is_no_output(tmp_path):
    (tmp_path / "out.jsonl").symlink_to("/dev/full")
    answer = run("code", REPORT, "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 2
    assert "not a regular file" in answer.output


def test_an_unknown_type_names_near_ones():
    answer = run("explain", "CONSLT")
    assert answer.exit_code == 2
    assert "'CONSLT' is not a code that Dragoman knows. Known and near: " in answer.output
    assert "consult" in answer.output.lower().partition("near:")[2]


PAIR = json.dumps({"id": 1, "marked": "<s>Iran</s> condemned <t>Israel</t>."})


def test_pairs_that_cannot_be_read_are_named_and_the_others_answered(tmp_path):
    (tmp_path / "pairs.jsonl").write_bytes(
        b"\n".join([PAIR.encode(), b"caf\xe9", b"[" * 100_000, b"", b'{"id": 2}', PAIR.encode()])
    )
    answer = run("relation", str(tmp_path / "pairs.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 2
    assert all(f"pairs.jsonl:{line}: not a line with id and marked" in answer.output for line in (2, 3, 5))
    assert [json.loads(line)["event_type"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == [
        "ACCUSE"
    ] * 2


@pytest.mark.parametrize(("content", "said"), [(b"", "is empty"), (b"\xff\xff", "pairs.jsonl:1")])
def test_no_pair_at_all_writes_nothing(tmp_path, content, said):
    (tmp_path / "pairs.jsonl").write_bytes(content)
    answer = run("relation", str(tmp_path / "pairs.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert answer.exit_code == 2
    assert said in answer.output
    assert [item.name for item in tmp_path.iterdir()] == ["pairs.jsonl"]


def test_the_figures_of_an_evaluation_are_not_lost_to_a_folder_that_is_not_there(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": "Iran met Iraq.", "event_type": "CONSULT"}))
    answer = run("evaluate", str(gold), "--json", str(tmp_path / "nosuch" / "out.json"))
    assert answer.exit_code == 2
    assert "mkdir -p" in answer.output
    assert "CONSULT" not in answer.output, "asked before anything is scored"
    answer = run("evaluate", str(gold), "--json", str(tmp_path / "out.json"))
    assert answer.exit_code == 0, answer.output
    assert json.loads((tmp_path / "out.json").read_text())["kind"] == "synthetic"


def test_an_input_that_may_not_be_read_does_not_stop_the_others(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "locked").mkdir()
    monkeypatch.setattr("os.access", lambda path, *asked, **how: not str(path).endswith("locked"))
    monkeypatch.setattr(Path, "iterdir", lambda path: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    answer = run("code", str(tmp_path / "locked"), str(tmp_path / "a.txt"))
    assert answer.exit_code == 2
    assert json.loads(answer.stdout)["sentence"] == GOOD
    assert "locked: the folder cannot be read: Permission denied" in answer.stderr
