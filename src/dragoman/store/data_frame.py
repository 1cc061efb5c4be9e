"""Tables as data frames of pandas, polars and Arrow (extra [frames]), each column of the type that it has in DuckDB."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from dragoman.errors import ExtraMissing
from dragoman.store.answer_file import as_json, distinct
from dragoman.store.column_kind import Column, Kind, column
from dragoman.store.table import Table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

INTEGERS = {
    f"{sign}{name}": f"{letter}{bits}"
    for sign, letter in (("", "int"), ("U", "uint"))
    for name, bits in (("TINYINT", 8), ("SMALLINT", 16), ("INTEGER", 32), ("BIGINT", 64))
}
TIMES = ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")
ZONED = "TIMESTAMP WITH TIME ZONE"
# pandas holds what has no type of its own (lists, records, times of day) as Python's objects.
PANDAS = {
    "BOOLEAN": "boolean", "FLOAT": "float32", "DOUBLE": "float64", "DECIMAL": "float64", "VARCHAR": "string",
    "DATE": "datetime64[s]", "INTERVAL": "timedelta64[us]", ZONED: "datetime64[us, UTC]",
    **dict.fromkeys(TIMES, "datetime64[us]"),
    **{kind: name.replace("int", "Int").replace("u", "U") for kind, name in INTEGERS.items()},
}  # fmt: skip


def library(name: str) -> Any:
    """A library of data frames. Raises ``ExtraMissing``."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ExtraMissing(name=name, extra="frames") from error


def typed(table: Table) -> list[Column]:
    """The columns of a table with their types, no name twice."""
    kinds = table.kinds or [""] * len(table.columns)
    values: Any = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    return [column(*one) for one in zip(distinct(table.columns), kinds, values, strict=True)]


def pandas_frame(table: Table) -> pandas.DataFrame:
    """Whole numbers and yes-or-no may be missing (``Int64``, ``boolean``); days are ``datetime64[s]``."""
    pd = library("pandas")
    return pd.DataFrame({one.name: pandas_column(pd, one) for one in typed(table)})


def pandas_column(pd: Any, one: Column) -> Any:
    """A column of pandas."""
    dtype = PANDAS.get(one.kind.name, "object") if one.kind.depth == 0 else "object"
    values = one.values
    if one.kind.name == "DECIMAL" and one.kind.depth == 0:
        values = [None if value is None else float(value) for value in values]
    return pd.Series(values, dtype=dtype)


def arrow_table(table: Table) -> pyarrow.Table:
    """Days are ``date32``, lists lists; what is nested further has the type that Arrow sees in it."""
    pa = library("pyarrow")
    columns = typed(table)
    return pa.table([arrow_column(pa, one) for one in columns], names=[one.name for one in columns])


def arrow_column(pa: Any, one: Column) -> Any:
    """A column of Arrow; what it has no type for is JSON."""
    kind = arrow_type(pa, one.kind)
    if kind is not None:
        return pa.array(one.values, kind)
    try:
        return pa.array(one.values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else as_json(value) for value in one.values], pa.string())


def arrow_type(pa: Any, kind: Kind) -> Any:
    """Arrow's type; None where it is to be seen from the values."""
    scalars = {
        "BOOLEAN": pa.bool_(), "FLOAT": pa.float32(), "DOUBLE": pa.float64(), "VARCHAR": pa.string(),
        "DATE": pa.date32(), "TIME": pa.time64("us"), "INTERVAL": pa.duration("us"), "BLOB": pa.binary(),
        "DECIMAL": pa.decimal128(*kind.digits), ZONED: pa.timestamp("us", "UTC"), "NULL": pa.null(),
        **dict.fromkeys(TIMES, pa.timestamp("us")), **{one: getattr(pa, name)() for one, name in INTEGERS.items()},
    }  # fmt: skip
    found = scalars.get(kind.name)
    for _ in range(kind.depth if found is not None else 0):
        found = pa.list_(found)
    return found


def polars_frame(table: Table) -> polars.DataFrame:
    """Days are ``Date``, lists ``List``; what is nested further has the type that polars sees in it."""
    pl = library("polars")
    return cast("polars.DataFrame", pl.DataFrame([polars_column(pl, one) for one in typed(table)]))


def polars_column(pl: Any, one: Column) -> Any:
    """A column of polars; what it has no type for is JSON."""
    kind = polars_type(pl, one.kind)
    if kind is not None:
        return pl.Series(one.name, one.values, kind)
    try:
        return pl.Series(one.name, one.values)
    except (TypeError, pl.exceptions.PolarsError):
        return pl.Series(one.name, [None if value is None else as_json(value) for value in one.values], pl.String)


def polars_type(pl: Any, kind: Kind) -> Any:
    """The type of polars; None where it is to be seen from the values."""
    scalars = {
        "BOOLEAN": pl.Boolean, "FLOAT": pl.Float32, "DOUBLE": pl.Float64, "VARCHAR": pl.String, "DATE": pl.Date,
        "TIME": pl.Time, "INTERVAL": pl.Duration("us"), "BLOB": pl.Binary, "DECIMAL": pl.Decimal(*kind.digits),
        ZONED: pl.Datetime("us", "UTC"), "NULL": pl.Null, **dict.fromkeys(TIMES, pl.Datetime("us")),
        **{one: getattr(pl, PANDAS[one]) for one in INTEGERS},
    }  # fmt: skip
    found = scalars.get(kind.name)
    for _ in range(kind.depth if found is not None else 0):
        found = pl.List(found)
    return found
