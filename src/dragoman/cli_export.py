"""`dragoman export` and `dragoman gold`: events for other programs, and annotations back from labelling tools."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from dragoman.cli_guard import guarded
from dragoman.records import STATUSES

DAY = "YYYY-MM-DD"
NAMES = (
    "plover", "polecat", "icews", "phoenix", "gdelt", "gdelt-mentions", "cameo", "csv", "jsonl", "parquet", "sqlite",
    "xlsx", "geojson", "labelstudio", "doccano",
)  # fmt: skip


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="OUT", help="a file, or - for standard output")
@click.option("--as", "name", type=click.Choice(NAMES), metavar="FORMAT", help="one of those above")
@click.option("--since", metavar=DAY, help="only events from that day, month or year on")
@click.option("--until", metavar=DAY, help="only events up to that day, month or year, which counts, too")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="only those with it on either side")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="only those of this PLOVER type")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="only those of this status")
@click.option("--header/--no-header", default=None, help="names of columns first  [default: as the data set has it]")
@click.option("--verbatim", is_flag=True, help="leave text as it is that a spreadsheet would take for a formula")
@guarded
def export(
    store: Path,
    output: str,
    name: str | None,
    since: str | None,
    until: str | None,
    countries: tuple[str, ...],
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    header: bool | None,
    verbatim: bool,
) -> None:
    """Write the events of a store for other programs.

    \b
    FORMAT           what it is
    plover           PLOVER records of the manual of 2021, a JSON object a line
    polecat          POLECAT's table: 40 columns, tabs
    icews            ICEWS's table: 20 columns, tabs, a row a source and target
    phoenix          Phoenix's table: 26 columns, tabs, no header
    gdelt            GDELT 2.0 events: 61 columns, tabs, no header; a row a story and dyad
    gdelt-mentions   GDELT 2.0 mentions: 16 columns, tabs, no header
    cameo            native CAMEO, Goldstein score, quad class: CSV, a row a source and target
    csv, parquet     an event a row, as `dragoman code` writes it
    jsonl            an event a line, as `dragoman code` writes it
    sqlite           all tables of the store
    xlsx             a workbook: events, participants, stories, codebook
    geojson          events with coordinates, as points
    labelstudio      tasks for Label Studio; its interface: dragoman gold --labelling-config
    doccano          examples for doccano

    The suffixes .csv, .parquet, .sqlite, .xlsx and .geojson tell their format. --country, --type and --status can be
    given several times. A format that cannot say that an event did not take place gets asserted events alone,
    unless --status says which. GDELT's columns of tone are empty: Dragoman measures none.
    """
    from dragoman.export import Wanted
    from dragoman.export import export as export_to
    from dragoman.resolve.countries import countries as known
    from dragoman.store import Store

    names = {code: one.name for code, one in known().items()}
    wanted = Wanted(since, until, countries, types, statuses)
    with Store(store, read_only=True) as opened, progress() as tell:
        tally = export_to(opened, output, name, wanted, names, header, verbatim, tell)
    if output != "-":
        click.echo(f"{tally.events:,} events, {tally.rows:,} rows → {output}", err=True)
    tell_notes(tally.notes)


@click.command()
@click.argument("annotations", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("-o", "--output", default="-", metavar="OUT", help="a JSON lines file, or -  [default: -]")
@click.option("--predictions", is_flag=True, help="take predictions as they stand where nobody has annotated a task")
@click.option("--labelling-config", is_flag=True, help="print the interface that Label Studio needs, as XML")
@guarded
def gold(annotations: Path | None, output: str, predictions: bool, labelling_config: bool) -> None:
    """Make gold records of annotations.

    FILE is an export of Label Studio ("JSON") or doccano ("JSONL") of what `dragoman export --as labelstudio` or
    `--as doccano` wrote and people corrected; `dragoman evaluate OUT` scores the coder against it.
    """
    import json
    from collections import Counter

    from dragoman.batch import sink
    from dragoman.export import gold_records
    from dragoman.export import labelling_config as config

    if labelling_config == (annotations is not None):
        raise click.UsageError("give a file of annotations, or --labelling-config.")
    notes: Counter[str] = Counter()
    with sink(output) as write:
        if annotations is None:
            write(config())
            return
        for record in gold_records(annotations, splitter(), notes, predictions):
            notes["articles"] += 1
            notes["events"] += len(record["events"])
            write(json.dumps(record, ensure_ascii=False) + "\n")
    click.echo(f"{notes.pop('articles', 0):,} articles, {notes.pop('events', 0):,} events → {output}", err=True)
    tell_notes(notes)


def splitter() -> Callable[[str], list[tuple[int, int]]]:
    """What splits a text into sentences, by our parser, which is loaded when it is first needed."""
    from functools import cache

    @cache
    def parser() -> object:
        from dragoman.parse.parser import Parser

        return Parser()

    def split(text: str) -> list[tuple[int, int]]:
        return [(one.start, one.end) for one in parser().parse(text)]  # type: ignore[attr-defined]

    return split


def tell_notes(notes: dict[str, int]) -> None:
    """Say what was changed or left out."""
    for note, count in notes.items():
        if count:
            click.echo(f"{count:,} {note}", err=True)


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """A line that counts events on a terminal; silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda events: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading the store")
        yield lambda events: shown.update(task, description=f"{events:,} events")
