"""`dragoman actors`: commands → what the store knows → what later articles are read as."""

import json

import pytest
from click.testing import CliRunner

from dragoman import Store
from dragoman.cli import main


def run(*arguments, status=0):
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == status, result.output
    return result.output


def write(folder, name, date, text):
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"id": name, "date": date, "text": text}) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "events.duckdb"
    first = write(tmp_path, "first", "2019-03-02", "Moroccan opposition leader Idris Bakkali met a union in Rabat.")
    run("code", first, "-o", path)
    return path


def participants(store, article):
    with Store(store, read_only=True) as opened:
        sql = f"SELECT name, country, sector FROM participants WHERE article_id = '{article}' ORDER BY role, position"
        return opened.query(sql).rows


def test_what_one_article_says_a_later_one_is_read_with(store, tmp_path):
    later = write(tmp_path, "later", "2019-05-01", "Idris Bakkali accused Spain of spying.")
    run("code", later, "-o", store)
    assert ("Idris Bakkali", "MAR", "OPP") in participants(store, "later")
    assert "learned" in run("actors", "list", store, "--name", "bakkali")
    assert "Moroccan opposition leader" in run("actors", "show", store, "Idris Bakkali")


def test_a_run_learns_from_its_own_articles(tmp_path):
    write(tmp_path, "a", "2019-03-02", "Moroccan opposition leader Idris Bakkali met a union in Rabat.")
    for number in range(32):
        write(tmp_path, f"b{number:02}", "2019-03-03", "Oman praised Peru.")
    write(tmp_path, "c", "2019-05-01", "Idris Bakkali accused Spain of spying.")
    run("code", tmp_path, "-o", tmp_path / "one.duckdb")
    assert ("Idris Bakkali", "MAR", "OPP") in participants(tmp_path / "one.duckdb", "c")


def test_what_was_learned_ends(store, tmp_path):
    late = write(tmp_path, "late", "2025-05-01", "Idris Bakkali accused Spain of spying.")
    run("code", late, "-o", store)
    assert not any(row[0] == "Idris Bakkali" and row[1] == "MAR" for row in participants(store, "late"))


def test_a_correction_outranks_all_and_codes_again(store, tmp_path):
    text = "Moroccan opposition leader Idris Bakkali accused Spain of spying."
    later = write(tmp_path, "later", "2019-05-01", text)
    run("code", later, "-o", store)
    run("actors", "correct", store, "Idris Bakkali", "--country", "TUN", "--sector", "BUS", "--note", "see his site")
    run("code", later, "-o", store)
    assert ("Idris Bakkali", "TUN", "BUS") in participants(store, "later"), "the article says otherwise"
    assert "correction" in run("actors", "list", store, "--told")


def test_a_sector_that_was_told_is_not_changed_by_a_title(store, tmp_path):
    run("actors", "correct", store, "Idris Bakkali", "--country", "MAR", "--sector", "GOV")
    later = write(tmp_path, "later", "2019-05-01", "Opposition leader Idris Bakkali accused Spain of spying.")
    run("code", later, "-o", store)
    assert ("Idris Bakkali", "MAR", "GOV") in participants(store, "later")


def test_of_two_corrections_the_later_holds(store, tmp_path):
    for country in ("TUN", "DZA", "LBY"):
        run("actors", "correct", store, "Idris Bakkali", "--country", country, "--sector", "BUS")
    later = write(tmp_path, "later", "2019-05-01", "Idris Bakkali accused Spain of spying.")
    run("code", later, "-o", store)
    assert ("Idris Bakkali", "LBY", "BUS") in participants(store, "later")


def test_a_correction_taken_back_holds_no_longer(store, tmp_path):
    later = write(tmp_path, "later", "2019-05-01", "Idris Bakkali accused Spain of spying.")
    run("actors", "correct", store, "Idris Bakkali", "--country", "TUN", "--sector", "BUS")
    run("actors", "forget", store, "idris bakkali")
    run("code", later, "-o", store)
    assert ("Idris Bakkali", "MAR", "OPP") in participants(store, "later"), "what the first article taught"
    assert "nobody of the name" in run("actors", "forget", store, "Idris Bakkali", status=2), "nothing is left to take back"


def test_what_was_imported_is_taken_back_only_where_that_is_said(store, tmp_path):
    table = tmp_path / "more.csv"
    table.write_text("name,country\nThe Lantern Circle,MAR\n", encoding="utf-8")
    run("actors", "import", store, table)
    run("actors", "forget", store, "The Lantern Circle", status=2)
    run("actors", "forget", store, "The Lantern Circle", "--imported")
    assert "Lantern" not in run("actors", "list", store)


def test_merged_names_are_one(store, tmp_path):
    run("actors", "merge", store, "Idris Bakkali", "Driss Bekkali")
    later = write(tmp_path, "later", "2019-05-01", "Driss Bekkali accused Spain of spying.")
    run("code", later, "-o", store)
    assert ("Idris Bakkali", "MAR", "OPP") in participants(store, "later")


def test_a_dictionary_is_imported_and_its_broken_lines_are_listed(store, tmp_path):
    dictionary = tmp_path / "actors.txt"
    dictionary.write_text("HARBOUR_LEAGUE [MLTLAB]\nBROKEN [XX\n", encoding="utf-8")
    output = run("actors", "import", store, dictionary, status=2)
    assert "line 2" in output and "1 actors imported" in output
    later = write(tmp_path, "later", "2019-05-01", "The Harbour League accused Spain of spying.")
    run("code", later, "-o", store)
    assert ("Harbour League", "MLT", "LAB") in participants(store, "later")


@pytest.mark.parametrize(("arguments", "why"), [
    (["correct", "{store}", "X", "--country", "XXX"], "no such country"),
    (["correct", "{store}", "X", "--country", "MAR", "--from", "May"], "no date"),
    (["correct", "{store}", "X"], "nothing said"),
    (["show", "{store}", "Nobody Known"], "a name that it does not know"),
    (["merge", "{store}", "Nobody Known", "Other"], "nor here"),
    (["import", "{store}", "missing.csv"], "no file"),
    (["list", "missing.duckdb"], "no store"),
])  # fmt: skip
def test_what_cannot_be_is_told_with_status_2(store, arguments, why):
    output = run("actors", *(one.replace("{store}", str(store)) for one in arguments), status=2)
    assert "dragoman:" in output, why
