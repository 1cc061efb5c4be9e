"""`dragoman query`: arguments → answer, exit status → why."""

import json

import duckdb
import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.store import Store
from tests.store.told import told


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return str(told(tmp_path_factory.mktemp("told") / "s.duckdb"))


def run(*arguments):
    return CliRunner().invoke(main, ["query", *map(str, arguments)])


def test_sql_is_answered_as_ever(store):
    answer = run(store, "SELECT event_type, count(*) AS n FROM events GROUP BY ALL ORDER BY ALL", "--format", "csv")
    assert answer.exit_code == 0
    assert answer.output.splitlines() == ["event_type,n", "ASSAULT,3", "CONSULT,3", "REQUEST,1"]


def test_sql_takes_parameters(store):
    answer = run(store, "SELECT count(*) AS n FROM events WHERE event_type = $t", "--set", "t=ASSAULT", "--format", "jsonl")
    assert json.loads(answer.output) == {"n": 3}


def test_a_named_query(store):
    answer = run(store, "@busiest-dyads", "--set", "country=swe", "--set", "limit=1", "--format", "jsonl")
    assert answer.exit_code == 0, answer.output
    [row] = map(json.loads, answer.output.splitlines())
    assert (row["actor_country"], row["recipient_country"], row["stories"]) == ("EST", "SWE", 3)


def test_the_list_says_what_can_be_set():
    answer = run("--list")
    assert answer.exit_code == 0
    assert "@busiest-dyads  Which countries have most to do with which" in answer.output
    assert "limit: rows at most [25]" in answer.output


@pytest.mark.parametrize("arguments", [["--schema"], ["--schema", "--format", "jsonl"]])
def test_the_schema_is_every_table(store, arguments):
    answer = run(store, *arguments)
    assert answer.exit_code == 0
    with Store(store, read_only=True) as opened:
        assert all(one.name in answer.output and one.about.split(":")[0] in answer.output for one in opened.describe())


def test_the_schema_of_a_table(store):
    rows = [json.loads(line) for line in run(store, "--schema", "events", "--format", "jsonl").output.splitlines()]
    [key] = [row for row in rows if row["key"] == "key"]
    assert (key["column"], key["type"]) == ("event_id", "VARCHAR")
    assert "asserted, future" in next(row["meaning"] for row in rows if row["column"] == "status")
    assert "events: Who did what to whom" in run(store, "--schema", "events").output


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_an_answer_goes_to_a_file(store, suffix, tmp_path):
    answer = run(store, "@types", "-o", tmp_path / f"out.{suffix}")
    assert answer.exit_code == 0 and answer.output == ""
    reader = {"csv": "read_csv", "jsonl": "read_json", "parquet": "read_parquet"}[suffix]
    rows = duckdb.sql(f"SELECT event_type, stories FROM {reader}('{tmp_path}/out.{suffix}')").fetchall()
    assert rows == [("REQUEST", 1), ("ASSAULT", 1), ("CONSULT", 1)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["@nothing"], "there is no query @nothing"),
        (["@dyad"], "it must be set, with --set actor"),
        (["@volume", "--set", "unit=fortnight"], "one of day, week"),
        (["@volume", "--set", "unit"], "is not NAME=VALUE"),
        (["SELEC 1"], "the query failed"),
        (["--schema", "nothing"], "no table or view nothing. It has: meta, articles"),
        ([], "give a store, and SQL, @NAME, --list or --schema"),
        (["@volume", "-o", "out.xlsx"], "is not a format"),
    ],
)
def test_what_cannot_be_asked_is_status_2(store, arguments, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = run(store, *arguments)
    assert answer.exit_code == 2 and said in answer.output
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there(tmp_path):
    answer = run(tmp_path / "none.duckdb", "@volume")
    assert answer.exit_code == 2 and "there is no store" in answer.output
