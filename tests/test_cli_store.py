"""`dragoman check`, `dump` and `restore`: arguments → what is said and left, exit status → why."""

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.store import Store
from tests.store.conftest import build
from tests.store.told import told


@pytest.fixture
def store(tmp_path):
    return told(tmp_path / "s.duckdb")


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_a_sound_store_is_said_to_be(store):
    answer = run("check", store)
    assert answer.exit_code == 0 and answer.output == "sound: 4 articles, 7 events, 3 stories\n"


def test_articles_that_are_not_linked_are_no_fault(store):
    with Store(store) as opened:
        opened.add(build(9))
    answer = run("check", store)
    assert answer.exit_code == 0 and f"1 articles are not linked yet: dragoman stories {store} --link" in answer.output


def test_a_fault_is_status_2_and_can_be_mended(store):
    with Store(store) as opened:
        opened.sql("UPDATE events SET trigger_start = 1 WHERE article_id = 'a1'")
    answer = run("check", store)
    assert answer.exit_code == 2
    assert "events whose words do not stand where they say: 2, such as" in answer.output
    assert "→ take the articles out" in answer.output and f"dragoman check {store} --mend" in answer.output
    mended = run("check", store, "--mend")
    assert mended.exit_code == 0, mended.output
    assert "1 articles taken out: code them again" in mended.output and "sound: 3 articles, 5 events" in mended.output


def test_there_and_back(store, tmp_path):
    there = run("dump", store, "-o", tmp_path / "dump")
    assert there.exit_code == 0 and "tables, " in there.output and (tmp_path / "dump" / "events.parquet").is_file()
    back = run("restore", tmp_path / "dump", "-o", tmp_path / "again.duckdb")
    assert back.exit_code == 0, back.output
    assert run("check", tmp_path / "again.duckdb").output == run("check", store).output
    assert run("restore", tmp_path / "dump", "-o", tmp_path / "again.duckdb").exit_code == 2, "it is there already"


def test_merging_links_what_it_adds(store, tmp_path):
    run("dump", store, "-o", tmp_path / "dump")
    with Store(tmp_path / "other.duckdb") as opened:
        opened.add(build(7, publisher="Courier"))
    answer = run("restore", tmp_path / "dump", "-o", tmp_path / "other.duckdb", "--merge")
    assert answer.exit_code == 0 and "4 articles added, 0 replaced" in answer.output
    assert run("check", tmp_path / "other.duckdb").output == "sound: 5 articles, 9 events, 3 stories\n"
    again = run("restore", tmp_path / "dump", "-o", tmp_path / "other.duckdb", "--merge")
    assert "0 articles added, 0 replaced" in again.output


@pytest.mark.parametrize("verb", ["check", "dump"])
def test_a_store_that_is_not_there(verb, tmp_path):
    answer = run(verb, tmp_path / "none.duckdb", *(["-o", tmp_path / "dump"] if verb == "dump" else []))
    assert answer.exit_code == 2 and "there is no store" in answer.output
    assert list(tmp_path.iterdir()) == []
