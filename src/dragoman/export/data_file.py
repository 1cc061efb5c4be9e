"""The room's data files: CSV tables of codes that lie beside the code."""

from __future__ import annotations

import csv
from importlib.resources import files

FOLDER = files("dragoman.export") / "data"


def read_table(name: str) -> dict[str, dict[str, str]]:
    """The rows of ``data/NAME`` by their first column; lines that begin with ``#`` tell where the data come from."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {next(iter(row.values())): row for row in rows}
