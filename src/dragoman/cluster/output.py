"""The files that a run writes: a group's events by day, and a receipt for its articles, which is written last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.cluster.inputs import Group, is_remote
from dragoman.errors import OutputNotOfCluster
from dragoman.read import Failure
from dragoman.records import Reading
from dragoman.store.nested import STRUCTURE

EVENTS, ARTICLES = "events", "articles"
UNDATED = "unknown"
ARTICLE = {
    "article_id": "VARCHAR", "published": "VARCHAR", "publisher": "VARCHAR", "title": "VARCHAR", "url": "VARCHAR",
    "source": "VARCHAR", "events": "INTEGER", "desk": "VARCHAR", "failure": "VARCHAR", "file": "INTEGER",
    "place": "BIGINT", "coder_version": "VARCHAR",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a group."""

    key: str
    articles: int
    events: int
    failures: int


def arrow_type(kind: Any) -> Any:
    """A type of DuckDB, a list or a record of types, as Arrow's."""
    import pyarrow

    if isinstance(kind, list):
        return pyarrow.list_(arrow_type(kind[0]))
    if isinstance(kind, dict):
        return pyarrow.struct([(name, arrow_type(one)) for name, one in kind.items()])
    scalars = {
        "VARCHAR": pyarrow.string(), "INTEGER": pyarrow.int32(), "BIGINT": pyarrow.int64(), "DOUBLE": pyarrow.float64(),
    }  # fmt: skip
    return scalars[kind]


def table(rows: Sequence[dict[str, Any]], structure: Mapping[str, Any]) -> Any:
    """Records as a table of Arrow."""
    import pyarrow

    schema = pyarrow.schema([(name, arrow_type(kind)) for name, kind in structure.items()])
    return pyarrow.Table.from_pylist(list(rows), schema=schema)


class Output:
    """A folder, of this machine or of object storage. Files appear whole or not at all."""

    def __init__(self, path: str) -> None:
        from pyarrow import fs

        self.name = path
        here = (fs.LocalFileSystem(), str(Path(path).absolute()))
        self.system, root = fs.FileSystem.from_uri(path) if is_remote(path) else here
        self.root: str = root.rstrip("/")
        self.remote = not isinstance(self.system, fs.LocalFileSystem)

    def begin(self) -> frozenset[str]:
        """Make the folder, or go on in one of an earlier run: the keys of the groups that are done. Events without a
        receipt, of a group that a run broke off in, are taken away.

        Raises ``OutputNotOfCluster`` where something else is there.
        """
        from pyarrow import fs

        inside = self.system.get_file_info(fs.FileSelector(self.root, allow_not_found=True))
        others = {Path(one.path).name for one in inside} - {EVENTS, ARTICLES}
        if others:
            raise OutputNotOfCluster(path=self.name, other=sorted(others)[0])
        self.system.create_dir(f"{self.root}/{ARTICLES}", recursive=True)
        done = frozenset(key_of(path) for path in self.files(ARTICLES) if path.endswith(".parquet"))
        for path in self.files(EVENTS):
            if key_of(path) not in done or not path.endswith(".parquet"):
                self.system.delete_file(path)
        return done

    def files(self, folder: str) -> list[str]:
        """All files of one of the two folders, by name."""
        from pyarrow import fs

        selected = fs.FileSelector(f"{self.root}/{folder}", recursive=True, allow_not_found=True)
        return sorted(one.path for one in self.system.get_file_info(selected) if one.type == fs.FileType.File)

    def write_group(self, group: Group, readings: Sequence[Reading], lost: Sequence[tuple[str, Failure]]) -> Receipt:
        """Write the events of a group, then its receipt. ``lost`` are articles that could not be coded, by id."""
        days: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for reading in readings:
            days[reading.article.date or UNDATED] += [event.to_dict() for event in reading.events]
        for day, events in days.items():
            if events:
                self.write(f"{EVENTS}/date={day}/{group.key}.parquet", table(events, STRUCTURE))
        told = list(receipt_rows(group, readings, lost))
        self.write(f"{ARTICLES}/{group.key}.parquet", table(told, ARTICLE))
        failures = len(lost) + sum(not one.left_out for one in group.failures)
        return Receipt(group.key, len(readings), sum(map(len, days.values())), failures)

    def write(self, name: str, rows: Any) -> None:
        """Write a table as a file; one that is there is replaced."""
        from pyarrow import parquet

        target = f"{self.root}/{name}"
        if self.remote:  # object storage shows a file when it is whole
            with self.system.open_output_stream(target) as stream:
                parquet.write_table(rows, stream)
            return
        made = f"{target}.part"
        self.system.create_dir(target.rpartition("/")[0], recursive=True)
        with self.system.open_output_stream(made) as stream:
            parquet.write_table(rows, stream)
        self.system.move(made, target)

    def read(self, path: str) -> list[dict[str, Any]]:
        """The records of a file."""
        from pyarrow import parquet

        with self.system.open_input_file(path) as stream:
            records: list[dict[str, Any]] = parquet.read_table(stream, partitioning=None).to_pylist()
        return records

    def drop(self, path: str) -> None:
        """Take a file away, if it is there."""
        with suppress(FileNotFoundError):
            self.system.delete_file(path)


def receipt_rows(
    group: Group, readings: Sequence[Reading], lost: Sequence[tuple[str, Failure]]
) -> Iterator[dict[str, Any]]:
    """What is known of each article of a group, coded or lost, and of what could not be read."""
    places = {article.id: group.first + place for place, article in enumerate(group.articles)}
    version = next((event.coder_version for reading in readings for event in reading.events), None)
    for reading in readings:
        article = reading.article
        yield {
            "article_id": article.id, "published": article.date, "publisher": article.publisher, "title": article.title,
            "url": article.url, "source": article.source, "events": len(reading.events), "desk": reading.desk,
            "failure": None, "file": group.file, "place": places[article.id], "coder_version": version,
        }  # fmt: skip
    for article_id, failure in lost:
        yield {**EMPTY, "article_id": article_id, "source": failure.source, "failure": failure.why,
               "file": group.file, "place": places.get(article_id)}  # fmt: skip
    for failure in group.failures:
        if not failure.left_out:
            yield {**EMPTY, "source": failure.source, "failure": failure.why, "file": group.file}


EMPTY: dict[str, Any] = dict.fromkeys(ARTICLE)


def key_of(path: str) -> str:
    """The key of the group that a file is of."""
    return path.rpartition("/")[2].partition(".")[0]
