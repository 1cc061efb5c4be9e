"""The notebook of the examples: it runs, shows what it says, and holds nothing of the machine it was written on."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
NOTEBOOK = REPOSITORY / "examples" / "notebook.ipynb"
SAVED = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
MACHINE = re.compile(r"/(?:home|Users|root|work|tmp|var|mnt)/|[A-Z]:\\\\|[Ff]ile:/")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The notebook after a run in a folder of its own, with this Python and this source."""
    for name in ("nbclient", "nbformat", "ipykernel", "altair", "pandas", "polars"):
        pytest.importorskip(name, reason=f"{name} is not installed, which the notebook needs to run")
    import nbformat
    from nbclient import NotebookClient

    folder = tmp_path_factory.mktemp("notebook")
    shutil.copytree(NOTEBOOK.parent / "reports", folder / "reports")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    paths = os.pathsep.join(filter(None, (str(REPOSITORY / "src"), os.environ.get("PYTHONPATH"))))
    client.execute(env={**os.environ, "PYTHONPATH": paths})
    assert sorted(path.name for path in folder.iterdir()) == ["reports"], "it leaves nothing behind"
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(run, source):
    """What a cell showed, by media type: the cell of just these words, or the one that holds them."""
    cells = [one for one in run if one.source == source] or [one for one in run if source in one.source]
    (cell,) = cells
    return {kind: data for output in cell.outputs for kind, data in output.get("data", {}).items()}


def test_the_reports_hold_events(run):
    assert all(count > 0 for count in json.loads(shown(run, "Coder()")["text/plain"]))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("readings[0]", ("CONSULT", "MOBILIZE", "title=")),
        ("readings[2].events[0]", ("ASSAULT", "suicide-attack", "Quetta")),
        ("ORDER BY reports DESC, date", ("<table", "text-align:right")),
        ("store.story(attack)", ("2 reports", "Reports disagree", "dead: ")),
        ("events[[", ("<table", "CONSULT")),
        ("displacy.render", ("REQUEST", "recipient")),
    ],
)
def test_what_is_shown_is_html(run, source, words):
    page = shown(run, source)["text/html"]
    for one in words:
        assert one in page


@pytest.mark.parametrize("chart", ["types", "volume", "dyads", "series"])
def test_charts_are_shown_as_such(run, chart):
    page = shown(run, f"charts.{chart}(")["text/html"]
    assert "vegaEmbed" in page and '"datasets": {"rows-0": [{' in page


def test_the_map_has_its_countries(run):
    assert '"Topology"' in shown(run, "charts.map(")["text/html"]


def test_spacy_docs_have_events(run):
    assert shown(run, "nlp.add_pipe")["text/plain"] == "[('ACCUSE', '2021-03-25'), ('REQUEST', '2021-03-25')]"


def test_no_cell_fails(run):
    assert not [output for cell in run for output in cell.outputs if output.output_type in ("error", "stream")]


def test_it_is_saved_without_outputs_and_without_the_machine():
    cells = SAVED["cells"]
    assert cells
    for cell in cells:
        assert not cell.get("outputs") and cell.get("execution_count") is None
        assert not MACHINE.search("".join(cell["source"]))
    assert not MACHINE.search(json.dumps(SAVED["metadata"]))
    assert SAVED["metadata"]["kernelspec"]["name"] == "python3", "the kernel that every Jupyter has"
