"""The formats of `dragoman export`, and which one an output's name tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ExportFormatUntold, NoStdout
from dragoman.export.cameo import cameo
from dragoman.export.doccano import doccano
from dragoman.export.gdelt import gdelt
from dragoman.export.gdelt_mentions import gdelt_mentions
from dragoman.export.geojson import geojson
from dragoman.export.icews import icews
from dragoman.export.labelstudio import labelstudio
from dragoman.export.own import csv_lines, json_lines, parquet
from dragoman.export.phoenix import phoenix
from dragoman.export.plover import plover
from dragoman.export.polecat import polecat
from dragoman.export.sqlite import sqlite
from dragoman.export.taken import Taken
from dragoman.export.xlsx import xlsx

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``lines`` gives a text format's lines, ``write`` makes another's file.

    ``suffixes`` are those that tell it. ``header`` is whether the columns' names come first unless asked otherwise.
    ``says_status`` is whether a reader can tell an event that did not take place; where not, asserted events alone are
    taken unless statuses are named.
    """

    what: str
    lines: Callable[[Taken], Iterator[str]] | None = None
    write: Callable[[Taken, Path], None] | None = None
    suffixes: tuple[str, ...] = ()
    header: bool = True
    says_status: bool = True


FORMATS: dict[str, Format] = {
    "plover": Format("PLOVER records of the manual of 2021, a JSON object a line", plover),
    "polecat": Format("POLECAT's table, 40 columns, tabs", polecat, says_status=False),
    "icews": Format("ICEWS's table, 20 columns, tabs, a row a source and target", icews, says_status=False),
    "phoenix": Format("Phoenix's table, 26 columns, tabs, no header", phoenix, header=False, says_status=False),
    "gdelt": Format("GDELT 2.0 events, 61 columns, tabs, no header", gdelt, header=False, says_status=False),
    "gdelt-mentions": Format("GDELT 2.0 mentions, 16 columns, tabs, no header", gdelt_mentions, header=False,
                             says_status=False),
    "cameo": Format("native CAMEO with Goldstein score and quad class, CSV, a row a source and target", cameo),
    "csv": Format("one row an event, as `dragoman code -o OUT.csv` writes it", csv_lines, suffixes=(".csv",)),
    "jsonl": Format("the event record, as `dragoman code -o OUT.jsonl` writes it", json_lines),
    "parquet": Format("the event record, nested", write=parquet, suffixes=(".parquet",)),
    "sqlite": Format("all tables of the store", write=sqlite, suffixes=(".sqlite", ".sqlite3")),
    "xlsx": Format("a workbook: events, participants, stories, codebook (extra [excel])", write=xlsx,
                   suffixes=(".xlsx",)),
    "geojson": Format("events with coordinates as points (RFC 7946)", geojson, suffixes=(".geojson",)),
    "labelstudio": Format("tasks for Label Studio, our events as predictions", labelstudio),
    "doccano": Format("examples for doccano, JSON lines with entities and relations", doccano),
}  # fmt: skip


def format_of(output: str, name: str | None) -> str:
    """The name of the format that was asked for, else the one that the output's suffix tells.

    Raises ``ExportFormatUntold``, and ``NoStdout`` where a file that is no text is to be printed.
    """
    suffix = Path(output).suffix.lower()
    found = name or next((key for key, one in FORMATS.items() if suffix in one.suffixes), None)
    if found is None:
        raise ExportFormatUntold(path=output, known=", ".join(FORMATS))
    if output == STDOUT and FORMATS[found].lines is None:
        raise NoStdout(name=found, example=f"events.{found}")
    return found
