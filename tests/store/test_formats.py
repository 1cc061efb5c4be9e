"""The suffix names the format; what cannot be written is said before anything is."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, OutputMissing, OutputNotAFile, OutputUnwritable, UnknownFormat
from dragoman.store import Store, open_writer

from .conftest import build

FILES = ("e.jsonl", "e.ndjson", "e.csv", "e.parquet")
STORES = ("e.duckdb", "e.db", "e.ddb")


@pytest.mark.parametrize("name", FILES)
def test_the_same_readings_make_the_same_bytes(tmp_path, name):
    def written():
        with open_writer(tmp_path / name) as writer:
            for number in range(20):
                writer.add(build(number))
        return (tmp_path / name).read_bytes()

    first = written()
    time.sleep(0.01)
    assert written() == first
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing else is left beside it"


@pytest.mark.parametrize("name", FILES)
def test_an_exception_leaves_the_older_file_and_nothing_else(tmp_path, name):
    (tmp_path / name).write_bytes(b"older")
    with pytest.raises(KeyboardInterrupt), open_writer(tmp_path / name) as writer:
        writer.add(build())
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"older"


@pytest.mark.parametrize("name", FILES)
def test_the_file_appears_when_it_is_whole(tmp_path, name):
    writer = open_writer(tmp_path / name)
    writer.add(build())
    assert not (tmp_path / name).exists()
    writer.close()
    writer.close()
    writer.discard()
    assert (tmp_path / name).stat().st_size > 0
    with pytest.raises(ValueError, match="closed"):
        writer.add(build())


@pytest.mark.parametrize("name", [*FILES, *STORES])
def test_a_missing_folder(tmp_path, name):
    with pytest.raises(OutputMissing, match=r"there is no folder .*none.* mkdir -p"):
        open_writer(tmp_path / "none" / name)


@pytest.mark.parametrize("name", [*FILES, *STORES])
def test_a_folder_of_that_name(tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(OutputNotAFile, match="it is a folder"):
        open_writer(tmp_path / name)


@pytest.mark.parametrize("name", [*FILES, *STORES])
def test_a_folder_that_is_not_ours_to_write(tmp_path, name, monkeypatch):
    # The answer of the system is given by hand: to the superuser every folder is open.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OutputUnwritable, match="not open to you for writing"):
        open_writer(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300 + ".jsonl", "a\0b.csv", "x" * 250 + ".parquet"])
def test_names_that_no_file_can_have(tmp_path, name):
    with pytest.raises(OutputUnwritable):
        open_writer(tmp_path / name)


@pytest.mark.parametrize("name", ["events.xlsx", "events", "events.jsonl.gz", ".jsonl", ""])
def test_unknown_formats_are_answered_with_the_known(tmp_path, name):
    with pytest.raises(DragomanError) as caught:
        open_writer(tmp_path / name)
    assert isinstance(caught.value, UnknownFormat)
    assert all(known in str(caught.value) for known in (".jsonl", ".csv", ".parquet", ".duckdb"))


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "real.jsonl").write_text("")
    (tmp_path / "e.jsonl").symlink_to(tmp_path / "data" / "real.jsonl")
    with open_writer(tmp_path / "e.jsonl") as writer:
        writer.add(build())
    assert (tmp_path / "e.jsonl").is_symlink()
    assert (tmp_path / "data" / "real.jsonl").read_text().count("\n") == 2


@pytest.mark.parametrize("name", STORES)
def test_a_store_is_a_format(tmp_path, name):
    with open_writer(tmp_path / name) as writer:
        writer.add(build())
    with Store(tmp_path / name, read_only=True) as store:
        assert list(store.article_digests()) == ["a0"]


def test_writing_lines_does_not_load_the_database(tmp_path):
    # A run on one report must not wait for DuckDB where it does not need it.
    code = (
        "import sys; from dragoman.store import Store, open_writer; "
        f"open_writer({str(tmp_path / 'e.jsonl')!r}).close(); sys.exit('duckdb' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=env).returncode == 0
