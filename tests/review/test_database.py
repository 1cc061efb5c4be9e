"""Files that are no judgements are refused in words, and left as they are."""

import sqlite3

import pytest

from dragoman.errors import JudgementsFailed, JudgementsMissing, JudgementsNewer, NotJudgements, OutputMissing
from dragoman.review import Judgements


def test_another_programs_database_is_refused_and_untouched(tmp_path):
    path = tmp_path / "history.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE visits (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(NotJudgements, match="another program"):
        Judgements(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.sqlite"
    path.write_text("Ministers met. " * 100)
    with pytest.raises(NotJudgements, match="no SQLite file"):
        Judgements(path)


def test_a_newer_file_is_refused(tmp_path):
    path = tmp_path / "new.sqlite"
    Judgements(path).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(JudgementsNewer, match="version 99"):
        Judgements(path)


def test_what_must_be_there_is_not_made(tmp_path):
    with pytest.raises(JudgementsMissing, match="dragoman review sample"):
        Judgements(tmp_path / "none.sqlite", must_exist=True)
    assert not (tmp_path / "none.sqlite").exists()
    with pytest.raises(OutputMissing):
        Judgements(tmp_path / "nowhere" / "none.sqlite")


def test_a_transaction_that_fails_keeps_nothing(tmp_path):
    with Judgements(tmp_path / "a.sqlite") as one:
        row = {"sample_id": "s", "made_at": "", "store": "", "size": 1, "by_type": 0, "seed": 0, "wanted": "{}"}
        with pytest.raises(JudgementsFailed), one.database.writing():
            one.database.insert("samples", [row])
            one.database.insert("nothing", [row])
        assert one.database.rows("SELECT * FROM samples") == []
