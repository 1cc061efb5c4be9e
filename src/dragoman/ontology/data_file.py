"""The room's data files: TOML tables and CSV rows that lie beside the code."""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from typing import Any

FOLDER = files("dragoman.ontology") / "data"


def read_toml(name: str) -> dict[str, Any]:
    """The tables of ``data/NAME``, in the order of the file."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of ``data/NAME`` by column; lines that begin with ``#`` tell where the data come from."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
