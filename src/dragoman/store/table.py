"""The answer to a query as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, and rows of as many values each. ``kinds`` are the types of the columns in DuckDB's words."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    kinds: tuple[str, ...] = field(default=(), compare=False)

    def pandas(self) -> pandas.DataFrame:
        """The table as a data frame of pandas: days are dates, numbers may be missing, lists are lists.

        Raises ``ExtraMissing``.
        """
        from dragoman.store.data_frame import pandas_frame

        return pandas_frame(self)

    def polars(self) -> polars.DataFrame:
        """The table as a data frame of polars. Raises ``ExtraMissing``."""
        from dragoman.store.data_frame import polars_frame

        return polars_frame(self)

    def arrow(self) -> pyarrow.Table:
        """The table as Arrow has it. Raises ``ExtraMissing``."""
        from dragoman.store.data_frame import arrow_table

        return arrow_table(self)

    def _repr_html_(self) -> str:
        """The first rows as HTML, which notebooks show."""
        # By name: the store stands below the views, which alone know how a table looks.
        return str(import_module("dragoman.views.table_html").table_html(self.columns, self.rows))
