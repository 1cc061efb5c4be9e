"""Whatever words an article has: they come back out of every kind of table."""

import csv
import dataclasses
import io
import re
import sqlite3
import tempfile
from pathlib import Path

import openpyxl
import pyarrow.parquet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.export import Wanted, export
from dragoman.export.xlsx import NO_XML
from dragoman.store import Store
from dragoman.store.flat import guarded
from tests.export.conftest import text_of
from tests.store.conftest import build

# DuckDB keeps NUL, but no reader of text tables does.
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=30)
BEGUN = st.builds(
    lambda start, rest: start + rest, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ""]), WORDS
)


def told(number, words):
    """A reading whose sentence and first actor are these words."""
    reading = build(number, events=1)
    actors = (dataclasses.replace(reading.events[0].actors[0], text=words, name=words),)
    return dataclasses.replace(reading, events=(dataclasses.replace(reading.events[0], sentence=words, actors=actors),))


def column(text, delimiter, name):
    return [row[name] for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BEGUN, min_size=1, max_size=6))
def test_words_come_back(texts):
    with tempfile.TemporaryDirectory() as name, Store(":memory:") as store:
        folder = Path(name)
        store.add_all(told(number, words) for number, words in enumerate(texts))
        safe = [guarded(words) for words in texts]
        assert column(text_of(store, "csv", folder), ",", "sentence") == safe
        assert column(text_of(store, "cameo", folder), ",", "source_name") == safe
        assert column(text_of(store, "icews", folder), "\t", "Source Name") == safe
        assert column(text_of(store, "csv", folder, verbatim=True), ",", "sentence") == texts
        for target in ("one.xlsx", "one.sqlite", "one.parquet"):
            export(store, str(folder / target), wanted=Wanted())
        with sqlite3.connect(folder / "one.sqlite") as database:
            assert sorted(row[0] for row in database.execute("SELECT sentence FROM events")) == sorted(texts)
        assert pyarrow.parquet.read_table(folder / "one.parquet")["sentence"].to_pylist() == texts
        sheet = openpyxl.load_workbook(folder / "one.xlsx")["events"]
        where = [cell.value for cell in sheet[1]].index("sentence")
        cells = [row[where] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert cells == [re.sub(NO_XML, "\ufffd", words) for words in texts]
