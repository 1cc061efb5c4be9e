"""`dragoman cluster`: many machines code a corpus that lies in files or in object storage."""

from __future__ import annotations

import sys
from typing import Any

import click

from dragoman.cli_guard import FAILURE, guarded


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="a folder, or an address of one: s3://…, gs://…")
@click.option("--address", metavar="ADDRESS", help="of a Ray cluster, or auto  [default: this machine]")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="coders at most  [default: one a core]")
@click.option("--gpus", type=float, default=0.0, metavar="SHARE", help="of a GPU for each coder  [default: none]")
@click.option("--date", metavar="YYYY-MM-DD", help="publication day where the report itself has none")
@click.option("--publisher", help="outlet where the report itself names none")
@click.option("--text-column", metavar="NAME", help="the column or key that holds the text")
@click.option("--encoding", help="of text files  [default: utf-8]")
@click.option("--no-filter", is_flag=True, help="parse reports of sport, markets …, too")
@click.option("--every-desk", is_flag=True, help="look for events in them, too")
@click.option("--model", metavar="NAME", help="an installed spaCy pipeline  [default: the one that ships]")
@guarded
def cluster(
    inputs: tuple[str, ...],
    output: str,
    address: str | None,
    workers: int | None,
    gpus: float,
    no_filter: bool,
    every_desk: bool,
    model: str | None,
    **told: str | None,
) -> None:
    """Code reports on a Ray cluster (extra [ray]) to Parquet, a folder a day.

    INPUT is a file or folder that all machines see, or an address of object storage. A run that broke off goes on when
    it is started again; an article has one set of rows, whatever was lost on the way.
    """
    from dragoman.cluster.run import Settings, Tally, code_cluster, connected

    settings = Settings(
        model, workers, gpus, filter=not (no_filter or every_desk), every_desk=every_desk,
        told={key: value for key, value in told.items() if value is not None},
    )  # fmt: skip

    def advance(tally: Tally) -> None:
        if sys.stderr.isatty():
            counts = f"\r{tally.articles:,} articles, {tally.events:,} events, {tally.failures:,} failed"
            click.echo(counts, err=True, nl=False)

    with connected(address, workers):
        tally = code_cluster(inputs, output, settings, advance)
    if sys.stderr.isatty():
        click.echo(err=True)
    summary(tally, output)
    raise SystemExit(FAILURE if tally.failures else 0)


def summary(tally: Any, output: str) -> None:
    """Say what a run did."""
    click.echo(f"{tally.articles:,} articles coded, {tally.events:,} events → {output}", err=True)
    if tally.before:
        click.echo(f"{tally.before:,} groups of articles were already there", err=True)
    if tally.repeated:
        click.echo(f"{tally.repeated:,} articles came twice and were kept once", err=True)
    if tally.failures:
        click.echo(f"{tally.failures:,} could not be coded: see 'failure' in {output}/articles", err=True)
