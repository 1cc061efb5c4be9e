"""Events as Parquet: the record of the public interface, nested, with every type stated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dragoman.records import Reading
from dragoman.store.failures import file_failures, store_failures
from dragoman.store.lines import event_line
from dragoman.store.partial import Partial
from dragoman.store.writer import Writer

PARTICIPANT = {
    "text": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "name": "VARCHAR", "country": "VARCHAR",
    "sector": "VARCHAR", "office": "VARCHAR", "entity_id": "VARCHAR",
}  # fmt: skip
STRUCTURE = {
    "event_id": "VARCHAR", "article_id": "VARCHAR", "sentence_index": "INTEGER", "sentence": "VARCHAR",
    "event_type": "VARCHAR", "mode": "VARCHAR", "cameo": "VARCHAR", "contexts": ["VARCHAR"],
    "quad_category": "VARCHAR", "score": "DOUBLE", "status": "VARCHAR",
    "trigger": {"text": "VARCHAR", "start": "INTEGER", "end": "INTEGER"},
    "actors": [PARTICIPANT], "recipients": [PARTICIPANT],
    "date": "VARCHAR", "date_end": "VARCHAR", "published": "VARCHAR",
    "place": {
        "text": "VARCHAR", "name": "VARCHAR", "country": "VARCHAR", "lat": "DOUBLE", "lon": "DOUBLE",
        "geoname_id": "BIGINT",
    },
    "attribution": [{"text": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR"}],
    "figures": [{"text": "VARCHAR", "kind": "VARCHAR", "value": "DOUBLE", "unit": "VARCHAR"}],
    "confidence": "DOUBLE", "rule": "VARCHAR", "story_id": "VARCHAR", "coder_version": "VARCHAR",
    "dissent": "VARCHAR",
}  # fmt: skip
BATCH_EVENTS = 2_000
ROW_GROUP = 20_480
# One thread makes the same bytes of the same events; the limit holds because rows wait on disk, not in memory.
CONFIG: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": "512MB"}


class NestedWriter(Writer):
    """Writes ``.parquet``. Events wait in a file beside the target until ``close``: memory does not grow with them."""

    def __init__(self, path: Path) -> None:
        import duckdb

        self.lines: list[str] = []
        self.output: Partial | None = Partial(path)
        self.name = str(path)
        self.spool = self.output.path.with_suffix(".spool")
        rows = f"SELECT unnest(from_json(?::JSON, '{json.dumps([STRUCTURE])}')) AS event"
        self.insert = f"INSERT INTO events SELECT unnest(event) FROM ({rows})"
        try:
            with store_failures(self.name):
                self.connection: Any = duckdb.connect(str(self.spool), config=CONFIG)
                self.connection.execute(f"CREATE TABLE events AS SELECT unnest(event) FROM ({rows})", ["[]"])
        except BaseException:
            self.discard()
            raise

    def add(self, reading: Reading) -> None:
        """Take each event of the reading."""
        if self.output is None:
            raise ValueError("the writer is closed")
        self.lines += [event_line(event) for event in reading.events]
        if len(self.lines) >= BATCH_EVENTS:
            self.flush()

    def flush(self) -> None:
        """Move the events that wait in memory to the file beside the target."""
        if self.lines:
            with store_failures(self.name):
                self.connection.execute(self.insert, ["[" + ",".join(self.lines) + "]"])
            self.lines = []

    def close(self) -> None:
        """Write the Parquet file and put it in its place."""
        if self.output is None:
            return
        try:
            self.flush()
            target = str(self.output.path).replace("'", "''")
            with store_failures(self.name):
                self.connection.execute(f"COPY events TO '{target}' (FORMAT parquet, ROW_GROUP_SIZE {ROW_GROUP})")
            self.output.keep()
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave no file, or the older one as it was."""
        output, self.output = self.output, None
        if output is not None:
            output.discard()
            connection = getattr(self, "connection", None)
            if connection is not None:
                connection.close()
            with file_failures(self.name):
                for left in (self.spool, Path(f"{self.spool}.wal")):
                    left.unlink(missing_ok=True)
