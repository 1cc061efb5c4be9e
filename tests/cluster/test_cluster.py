"""A run over a real local Ray cluster: files → Parquet by day, one row set an article whatever is lost on the way."""

import json
import os
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="needs the extra [ray]")

from dragoman import Coder
from dragoman.cluster import inputs, run
from dragoman.cluster.inputs import files_of, groups_of
from dragoman.cluster.output import ARTICLES, EVENTS, Output
from dragoman.cluster.run import Settings, code_cluster, connected
from dragoman.errors import ClusterUnreachable, DateInvalid, InputMissing, OutputNotOfCluster
from dragoman.read import Defaults, read_articles
from tests.cluster.coders import Fragile, Quick

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "examples" / "reports"


@pytest.fixture(scope="module")
def ray():
    # Ray's processes find the sources and the tests' coders by the environment.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT / "src"), str(ROOT))))
        with connected(None, 2):
            yield


def write(folder, name, texts, first=0):
    lines = [{"id": f"a{first + number}", "text": text, "date": f"2021-03-{1 + number % 3:02d}"} for number, text in enumerate(texts)]
    (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines))


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def rows(folder, what):
    output = Output(str(folder))
    return [row for path in output.files(what) for row in output.read(path)]


def ids(folder):
    return sorted(row["article_id"] for row in rows(folder, EVENTS))


def coded(corpus, out, make=Quick, **told):
    return code_cluster([str(corpus)], str(out), Settings(workers=2, told=told), make=make)


def test_events_lie_in_a_folder_a_day_with_a_receipt_for_each_article(ray, corpus, tmp_path):
    write(corpus, "one.jsonl", ["Kenya", "broken", "Chad"])
    write(corpus, "two.jsonl", ["Mali"] * 150, first=10)
    tally = coded(corpus, tmp_path / "out")
    assert (tally.articles, tally.events, tally.failures) == (152, 152, 1)
    days = {path.parent.name for path in (tmp_path / "out" / EVENTS).rglob("*.parquet")}
    assert days == {"date=2021-03-01", "date=2021-03-02", "date=2021-03-03"}
    receipts = rows(tmp_path / "out", ARTICLES)
    assert len(receipts) == 153
    assert [row["failure"] for row in receipts if row["article_id"] == "a1"] == ["it is broken"]


def test_the_folder_answers_questions_in_sql(ray, corpus, tmp_path):
    import duckdb

    write(corpus, "one.jsonl", ["Kenya", "Chad"])
    coded(corpus, tmp_path / "out")
    query = f"SELECT date, count(*) FROM read_parquet('{tmp_path}/out/events/**/*.parquet', hive_partitioning=true) GROUP BY 1 ORDER BY 1"
    assert [(str(day), number) for day, number in duckdb.sql(query).fetchall()] == [("2021-03-01", 1), ("2021-03-02", 1)]


def test_the_real_coder_finds_what_it_finds_alone(ray, tmp_path):
    tally = code_cluster([str(REPORTS)], str(tmp_path / "out"), Settings(workers=1))
    alone = {event.event_id for reading in Coder().read_all(read_articles([REPORTS], Defaults(), pytest.fail)) for event in reading.events}
    assert {row["event_id"] for row in rows(tmp_path / "out", EVENTS)} == alone
    assert tally.articles == 7 and not tally.failures


def test_a_lost_worker_loses_and_doubles_nothing(ray, corpus, tmp_path):
    # The process of an actor is killed while it codes; another takes its group.
    write(corpus, "one.jsonl", ["Kenya"] * 100)
    write(corpus, "two.jsonl", [*["Chad"] * 70, f"{tmp_path}/fell 2", *["Chad"] * 70], first=500)
    tally = coded(corpus, tmp_path / "out", Fragile)
    assert len(list((tmp_path / "fell").iterdir())) == 2, "it was killed twice"
    assert ids(tmp_path / "out") == sorted([f"a{number}" for number in range(100)] + [f"a{number}" for number in range(500, 641)])
    assert tally.articles == 241


def test_a_run_goes_on_where_another_ended(ray, corpus, tmp_path):
    write(corpus, "one.jsonl", ["Kenya"] * 100)
    coded(corpus, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    write(corpus, "two.jsonl", ["Chad"] * 3, first=500)
    tally = coded(corpus, tmp_path / "out")
    assert (tally.articles, tally.before) == (3, 2)
    assert all(path.stat().st_mtime_ns == time for path, time in before.items()), "what was there stays as it was"
    assert len(ids(tmp_path / "out")) == 103


def test_events_of_a_group_that_was_broken_off_are_written_once(ray, corpus, tmp_path):
    # A kill between the events and the receipt of a group.
    write(corpus, "one.jsonl", ["Kenya"] * 100)
    coded(corpus, tmp_path / "out")
    lost = sorted((tmp_path / "out" / ARTICLES).iterdir())[0]
    lost.unlink()
    (tmp_path / "out" / EVENTS / "date=2021-03-01" / "half.parquet.part").write_bytes(b"half a file")
    coded(corpus, tmp_path / "out")
    assert ids(tmp_path / "out") == sorted(f"a{number}" for number in range(100))
    assert not list((tmp_path / "out").rglob("*.part"))


def test_of_two_articles_with_one_id_the_first_of_the_input_is_kept(ray, corpus, tmp_path):
    write(corpus, "one.jsonl", ["Kenya", "Chad"])
    write(corpus, "two.jsonl", ["Other", "Mali"], first=1)
    tally = coded(corpus, tmp_path / "out")
    assert sorted((row["article_id"], row["sentence"]) for row in rows(tmp_path / "out", EVENTS)) == [("a0", "Kenya"), ("a1", "Chad"), ("a2", "Mali")]
    assert tally.repeated == 1 and len(rows(tmp_path / "out", ARTICLES)) == 3


def test_what_cannot_be_read_is_told_in_the_receipts(ray, corpus, tmp_path):
    (corpus / "one.jsonl").write_text('{"id": "a", "text": "Kenya"}\nno json\n')
    tally = coded(corpus, tmp_path / "out")
    assert (tally.articles, tally.failures) == (1, 1)
    [row] = [row for row in rows(tmp_path / "out", ARTICLES) if row["failure"]]
    assert row["source"].endswith("one.jsonl:2")
    assert (tmp_path / "out" / EVENTS / "date=unknown").is_dir(), "an undated article has a folder, too"


def test_addresses_of_storage_are_read_and_written_as_folders_are(ray, corpus, tmp_path):
    # pyarrow's own address of a local file stands for object storage.
    write(corpus, "one.jsonl", ["Kenya", "Chad"])
    tally = code_cluster([f"file://{corpus}"], f"file://{tmp_path}/out", Settings(workers=1), make=Quick)
    assert tally.articles == 2 and ids(tmp_path / "out") == ["a0", "a1"]


def test_groups_are_the_same_whenever_they_are_made(corpus):
    # Their keys name the files that a second try must replace.
    write(corpus, "one.jsonl", ["Kenya"] * 130)
    once, again = (list(groups_of(str(corpus / "one.jsonl"), 0, Defaults(), "1")) for _ in range(2))
    assert once == again and [len(one.articles) for one in once] == [64, 64, 2]
    assert {one.key for one in once}.isdisjoint(one.key for one in groups_of(str(corpus / "one.jsonl"), 0, Defaults(), "2"))


def test_hidden_files_are_no_input(corpus):
    write(corpus, "b.jsonl", ["Kenya"])
    write(corpus, "a.jsonl", ["Kenya"])
    write(corpus, ".hidden.jsonl", ["Kenya"])
    assert files_of([str(corpus)]) == [str(corpus / "a.jsonl"), str(corpus / "b.jsonl")]


@pytest.mark.parametrize(("path", "remote"), [("s3://bucket/a", True), ("/a/b", False), ("a", False), ("C:/a", False)])
def test_what_is_an_address(path, remote):
    assert inputs.is_remote(path) == remote


def test_a_missing_input_is_told_before_anything_is_written(ray, tmp_path):
    with pytest.raises(InputMissing):
        code_cluster([str(tmp_path / "nothing")], str(tmp_path / "out"), Settings())
    assert not (tmp_path / "out").exists()


def test_a_folder_of_something_else_is_left_alone(ray, corpus, tmp_path):
    write(corpus, "one.jsonl", ["Kenya"])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.tex").write_text("mine")
    with pytest.raises(OutputNotOfCluster, match=r"thesis\.tex"):
        coded(corpus, tmp_path / "out")


def test_a_day_that_is_none_is_refused(ray, corpus, tmp_path):
    write(corpus, "one.jsonl", ["Kenya"])
    with pytest.raises(DateInvalid):
        coded(corpus, tmp_path / "out", date="yesterday")


def test_a_cluster_that_does_not_answer_is_told(monkeypatch):
    import ray

    def refuse(**options):
        raise ConnectionError("no answer\nand more")

    monkeypatch.setattr(ray, "init", refuse)
    with pytest.raises(ClusterUnreachable, match="no answer"), connected("127.0.0.1:1"):
        pass


def test_the_command_says_what_a_run_did(ray, corpus, tmp_path):
    from click.testing import CliRunner

    from dragoman.cli import main

    write(corpus, "one.jsonl", ["Kenya freed two men on Monday."])
    (corpus / "two.txt").write_text("")
    done = CliRunner().invoke(main, ["cluster", str(corpus), "-o", str(tmp_path / "out"), "--workers", "1"])
    assert done.exit_code == 2, "an empty file is a failure, and the rest is coded"
    assert "1 articles coded, 1 events" in done.output and "1 could not be coded" in done.output


def test_settings_mark_the_rows_of_every_desk():
    assert Settings(every_desk=True).version.endswith("+every-desk") and run.coder_version("m") in Settings(model="m").version
