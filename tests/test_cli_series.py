"""`dragoman series`, `alerts` and `profile` as people use them."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.store import Store
from tests.store.told_stories import OUTBREAK, article, day, fill, story, tell


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "s.duckdb"
    with Store(path) as store:
        fill(store)
    return str(path)


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_a_table_says_how_much_and_shows_every_period(path):
    answer = run("series", path, "--dyad", "irn-isr", "--by", "month", "--alerts")
    assert answer.exit_code == 0, answer.output
    assert "IRN → ISR by month: 27 stories" in answer.output and "2022-02" in answer.output
    assert "alert" in answer.output and "█ material conflict" in answer.output


def test_alerts_stand_below_the_table_with_their_stories(path):
    output = run("series", path, "--dyad", "IRN-ISR", "--alerts").output
    table, _, alerts = output.rpartition("alert")
    assert "2023-W04" in table and "more" in alerts + table and "IRN (IRN GOV) → ISR (ISR GOV) · 5 reports" in output


def test_csv_has_a_row_for_each_dyad_and_week(path):
    answer = run("series", path, "--dyad", "IRN-ISR", "--dyad", "ISR-IRN", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.stdout)))
    assert len(rows) == 120 and sum(int(row["stories"]) for row in rows) == 27
    assert {row["stories"] for row in rows if row["actor"] == "ISR"} == {"0"}, "ISR does nothing, week after week"


def test_an_actor_is_all_that_it_does_and_receives(path):
    rows = list(csv.DictReader(io.StringIO(run("series", path, "--actor", "ISR", "--format", "csv").stdout)))
    received = sum(int(row["stories"]) for row in rows if row["recipient"] == "ISR")
    assert received == 27 and sum(int(row["stories"]) for row in rows) == 27


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_files_hold_the_same_rows(path, tmp_path, suffix):
    out = tmp_path / f"out.{suffix}"
    answer = run("series", path, "--dyad", "IRN-ISR", "--by-type", "--alerts", "-o", out)
    assert answer.exit_code == 0 and answer.stdout == "", answer.output
    if suffix == "csv":
        rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    elif suffix == "jsonl":
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    else:
        import duckdb

        found = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(out)])
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert len(rows) == 60 and sum(int(row["assault"]) for row in rows) == 12
    [alert] = [json.loads(row["alert"]) for row in rows if row["alert"] and str(row["start"]) == day(OUTBREAK)]
    assert alert["stories"][0]["reports"] == 5


@pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("html", b"<!DOCTYPE html>")])
def test_charts_are_drawn(path, tmp_path, suffix, begins):
    pytest.importorskip("vl_convert", reason="needs the extra charts")
    out = tmp_path / f"out.{suffix}"
    answer = run("series", path, "--dyad", "IRN-ISR", "--alerts", "-o", out)
    assert answer.exit_code == 0, answer.output
    assert out.read_bytes().lstrip().startswith(begins) and [one.name for one in tmp_path.iterdir()] == [out.name]


def test_alerts_over_a_store(path):
    output = run("alerts", path, "--limit", "1").output
    assert output.startswith("2023-W04 IRN – ISR more") and "false discoveries" in output
    [line] = run("alerts", path, "--limit", "1", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["start"] == day(OUTBREAK)
    [row] = csv.DictReader(io.StringIO(run("alerts", path, "--limit", "1", "--format", "csv").stdout))
    assert row["actor"] == "IRN" and row["stories"].count(";") == 2
    calm = run("alerts", path, "--since", "2023-02-20")
    assert calm.exit_code == 0 and calm.stdout == "" and "no dyad left its own past" in calm.stderr


def test_a_profile(path):
    output = run("profile", path, "iran").output
    assert output.startswith("Iran (IRN)") and "27 stories" in output and "What changed" in output
    record = json.loads(run("profile", path, "IRN", "--format", "jsonl").stdout)
    assert record["counterparts"][0]["counterpart"] == "ISR" and sum(one["stories"] for one in record["periods"]) == 27
    assert "Iran (IRN), GOV" in run("profile", path, "IRN", "--sector", "gov").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["series", "{}"], "give --dyad"),
        (["series", "{}", "--dyad", "IRN"], "'IRN' names no dyad"),
        (["series", "{}", "--dyad", "IRN-XQZ"], "'XQZ' is no country's code"),
        (["series", "{}", "--dyad", "IRN-ISR", "--since", "May"], "'May' is not a day"),
        (["series", "{}", "--dyad", "IRN-ISR", "-o", "out.xls"], ".svg, .png, .html"),
        (["series", "{}", "--dyad", "IRN-ISR", "-o", "no/out.csv"], "there is no folder no"),
        (["alerts", "{}", "--since", "May"], "'May' is not a day"),
        (["profile", "{}", "nobody"], "no story of 'nobody'"),
        (["profile", "{}", "IRN", "--sector", "JUD"], "no story of 'IRN' as JUD"),
        (["series", "missing.duckdb", "--dyad", "IRN-ISR"], "there is no store"),
    ],
)
def test_what_is_wrong_is_said_with_status_2(path, arguments, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = run(*(one.format(path) for one in arguments))
    assert answer.exit_code == 2 and said in answer.output, answer.output
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_out_is_said_beside_the_answer(tmp_path):
    with Store(tmp_path / "s.duckdb") as store:
        stories = [story("2024-01-01", "USA", "CHN"), story("2024-01", "USA", "CHN"), story(None, "USA", "CHN")]
        tell(store, [article("a1", "2024-01-01"), article("a2", "2024-01-02") | {"coverage_id": None}], stories)
    answer = run("series", tmp_path / "s.duckdb", "--dyad", "USA-CHN", "--format", "csv")
    assert "left out 2 stories: 1 dated to a month (counted with --by month), 1 undated" in answer.stderr
    assert "1 articles are not linked" in answer.stderr and len(answer.stdout.splitlines()) == 2


def test_a_missing_library_is_said(path, monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    answer = run("series", path, "--dyad", "IRN-ISR", "-o", tmp_path / "out.png")
    assert answer.exit_code == 2 and "dragoman[charts]" in answer.output
