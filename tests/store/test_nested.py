"""Events as Parquet: nested, typed, and the same as the JSON lines."""

import json

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DiskFull
from dragoman.store import nested, open_writer
from dragoman.store.lines import event_line

from .conftest import build, with_sentence


def read(path):
    with duckdb.connect() as connection:
        cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_parquet_holds_what_json_lines_hold(tmp_path, monkeypatch):
    monkeypatch.setattr(nested, "BATCH_EVENTS", 3)
    readings = [build(number) for number in range(5)]
    with open_writer(tmp_path / "e.parquet") as writer:
        for reading in readings:
            writer.add(reading)
    expected = [json.loads(event_line(event)) for reading in readings for event in reading.events]
    assert read(tmp_path / "e.parquet") == expected, "in the same order, across batches"


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_odd_text_comes_back(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("parquet") / "e.parquet"
    with open_writer(path) as writer:
        writer.add(with_sentence(build(), text))
    assert read(path)[0]["sentence"] == text


def test_no_events_have_the_same_types(tmp_path):
    with open_writer(tmp_path / "some.parquet") as writer:
        writer.add(build())
    open_writer(tmp_path / "none.parquet").close()

    def types(name):
        with duckdb.connect() as connection:
            return connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(tmp_path / name)]).fetchall()

    assert types("none.parquet") == types("some.parquet")
    assert [row[0] for row in types("none.parquet")] == list(build().events[0].to_dict())


@pytest.mark.parametrize("name", ["it's.parquet", "a [1]*.parquet", "ärger.PARQUET"])
def test_names_that_sql_or_a_glob_would_misread(tmp_path, name):
    with open_writer(tmp_path / name) as writer:
        writer.add(build())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    writer = open_writer(tmp_path / "e.parquet")
    writer.add(build())
    writer.flush()

    class Full:
        def execute(self, *_):
            raise duckdb.IOException("IO Error: No space left on device")

        def close(self):
            pass

    writer.connection.close()
    writer.connection = Full()
    with pytest.raises(DiskFull):
        writer.close()
    assert list(tmp_path.iterdir()) == []
