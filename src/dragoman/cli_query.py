"""`dragoman query`: a store asked in SQL, or by the name of a question; what it holds, described."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli_guard import guarded
from dragoman.errors import TableUnknown

if TYPE_CHECKING:
    from dragoman.store import Store, Table

EVERYTHING = ""


@click.command()
@click.argument("store", type=click.Path(path_type=Path), required=False)
@click.argument("question", required=False, metavar="[SQL or @NAME]")
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help="set a parameter of a named query")
@click.option("--list", "listing", is_flag=True, help="list the named queries and what can be set in them")
@click.option(
    "--schema", is_flag=False, flag_value=EVERYTHING, metavar="[TABLE]", help="say what the store's tables hold, or one"
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="write to OUT.{csv,jsonl,parquet} instead"
)
@guarded
def query(
    store: Path | None,
    question: str | None,
    given: tuple[str, ...],
    listing: bool,
    schema: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Ask a store in SQL, or by a query's name, and print the answer.

    \b
    dragoman query events.duckdb --list
    dragoman query events.duckdb @busiest-dyads --set country=PRK
    dragoman query events.duckdb "SELECT event_type, count(*) FROM events GROUP BY ALL"
    dragoman query events.duckdb --schema events
    """
    from dragoman.store import Store
    from dragoman.store.answer_file import write_answer, writer_of
    from dragoman.store.named import named_queries
    from dragoman.views.schema import print_named
    from dragoman.views.table import print_rows

    if listing:
        print_named(named_queries().values(), sys.stdout)
        return
    if store is None or (question is None and schema is None):
        raise click.UsageError("give a store, and SQL, @NAME, --list or --schema.")
    if output is not None:
        writer_of(output)
    with Store(store, read_only=True) as opened:
        if schema is not None:
            describe(opened, schema, form)
            return
        answer = asked(opened, question or "", given)
    if output is None:
        print_rows(answer.columns, answer.rows, form, sys.stdout)
    else:
        write_answer(answer, output)


def asked(store: Store, question: str, given: tuple[str, ...]) -> Table:
    """The answer to SQL or to a named query."""
    values = dict(parted(one) for one in given)
    if question.startswith("@"):
        return store.named(question[1:], **values)
    return store.query(question, values)


def parted(setting: str) -> tuple[str, str]:
    """Name and value of NAME=VALUE."""
    name, equals, value = setting.partition("=")
    if not equals:
        raise click.BadParameter(f"'{setting}' is not NAME=VALUE.", param_hint="--set")
    return name.strip(), value


def describe(store: Store, table: str, form: str) -> None:
    """Print what the store's tables hold, or the columns of one. Raises ``TableUnknown``."""
    from dragoman.views.schema import print_columns, print_tables

    tables = store.describe()
    if table == EVERYTHING:
        print_tables(tables, form, sys.stdout)
        return
    found = next((one for one in tables if one.name == table), None)
    if found is None:
        raise TableUnknown(path=store.path, table=table, known=", ".join(one.name for one in tables))
    print_columns(found, form, sys.stdout)
