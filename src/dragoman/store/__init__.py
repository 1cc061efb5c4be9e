"""Where readings are kept: the DuckDB store, and writers of JSON lines, CSV and Parquet."""

from dragoman.store.formats import open_writer
from dragoman.store.store import Store
from dragoman.store.table import Table
from dragoman.store.writer import Writer

__all__ = ["Store", "Table", "Writer", "open_writer"]
