"""What a page shows as a file: its tables as CSV and Parquet, its charts as SVG, PNG and Vega-Lite."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.errors import TooManyRows
from dragoman.store.answer_file import write_answer
from dragoman.store.table import Table
from dragoman.web.drawn import png_file, svg_file
from dragoman.web.limits import ROWS
from dragoman.web.view import Question, View, Visit

AT_ONCE = BoundedSemaphore(2)  # files that are made: each holds all of its rows
TABLES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet", "jsonl": "application/jsonl"}
CHARTS = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json"}
DRAW: dict[str, Callable[[Mapping[str, Any]], bytes]] = {
    "svg": svg_file, "png": png_file, "json": lambda spec: json.dumps(spec).encode(),
}  # fmt: skip


def download(visit: Visit, view: View) -> Response:
    """A table or chart of a page as a file; 404 where the page has none of that name, 413 where it has too many
    rows."""
    name, form = visit.part("file"), visit.part("form")
    if form in TABLES and name in view.tables:
        return file(as_table(visit, view.tables[name], form), TABLES[form], f"{name}.{form}")
    if form in CHARTS and name in view.charts:
        return file(DRAW[form](view.charts[name]()), CHARTS[form], f"{name}.{form}")
    raise HTTPException(404)


def as_table(visit: Visit, asked: Question, form: str) -> bytes:
    """All rows of a table. Raises ``TooManyRows``."""
    with AT_ONCE:
        return written(visit.desk.table(f"SELECT * FROM ({asked.sql}) LIMIT {ROWS + 1}", asked.values), form)


def written(answer: Table, form: str) -> bytes:
    """A table as the bytes of a file. Raises ``TooManyRows``."""
    if len(answer.rows) > ROWS:
        raise TooManyRows(most=ROWS)
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        path = Path(folder) / f"answer.{form}"
        write_answer(answer, path)
        return path.read_bytes()


def file(content: bytes, kind: str, name: str) -> Response:
    """An answer that is kept and not shown; the page's own script shows specifications of charts."""
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
