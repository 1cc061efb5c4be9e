"""What `from dragoman import …` gives, and that nothing is loaded before it is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

import dragoman

SOURCE = Path(dragoman.__file__).parents[1]


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_there(name):
    assert getattr(dragoman, name) is not None
    assert name.startswith("_") or getattr(dragoman, name).__doc__


def test_names_come_from_where_they_are_made():
    from dragoman import charts, frames, linking, store

    assert dragoman.charts is charts
    assert (dragoman.frame, dragoman.link, dragoman.Table) == (frames.frame, linking.link, store.Table)


def test_other_names_are_not():
    with pytest.raises(AttributeError, match="has no attribute 'Coders'"):
        _ = dragoman.Coders


def test_nothing_is_loaded_before_it_is_used():
    code = "import sys, dragoman; print(sorted({'spacy', 'duckdb', 'altair', 'pandas', 'onnxruntime'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(SOURCE)}, check=True)
    assert done.stdout.strip() == "[]"
    charts = code.replace("print", "dragoman.charts, dragoman.frame; print")
    done = subprocess.run([sys.executable, "-c", charts], capture_output=True, text=True, env={"PYTHONPATH": str(SOURCE)}, check=True)
    assert "altair" not in done.stdout and "pandas" not in done.stdout and "spacy" not in done.stdout
