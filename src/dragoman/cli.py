"""The command line: one verb a job. Heavy rooms are loaded by the command that needs them."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click

from dragoman import __version__
from dragoman.cli_actors import actors
from dragoman.cli_cluster import cluster
from dragoman.cli_export import export, gold
from dragoman.cli_guard import FAILURE, guarded
from dragoman.cli_profile import profile
from dragoman.cli_query import query
from dragoman.cli_review import review
from dragoman.cli_series import alerts, series
from dragoman.cli_serve import serve
from dragoman.cli_store import check, dump, restore
from dragoman.cli_stories import stories
from dragoman.cli_threads import threads
from dragoman.cli_watch import watch
from dragoman.errors import ExtraMissing

# What may not be read is one failure among the run's, not the end of it.
INPUT = click.Path(path_type=Path, allow_dash=True, readable=False)


class Program(click.Group):
    """The verbs; printing ``--help`` and ``--version`` is guarded as they are."""

    @guarded
    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command line."""
        try:
            return super().main(*args, **options)
        finally:
            # What is still to be printed fails here, where it can be told, and not at Python's exit.
            sys.stdout.flush()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Read news reports; write down who did what to whom, when, where, on whose word."""


model_option = click.option(
    "--model", metavar="NAME", help="an installed spaCy pipeline  [default: the one that comes with Dragoman]"
)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", type=INPUT)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="OUT",
    help="OUT.{jsonl,csv,parquet,duckdb}, or - for JSON lines  [default: -]",
)
@click.option("--date", metavar="YYYY-MM-DD", help="publication day where the report itself has none")
@click.option("--publisher", help="outlet where the report itself names none")
@click.option("--text-column", metavar="NAME", help="the column or key that holds the text")
@click.option("--encoding", default="utf-8", show_default=True, help="of text files")
@click.option("--table", is_flag=True, help="print the events as a table, too")
@click.option("-j", "--jobs", type=int, default=1, show_default=True, help="processes; 0 for one a core")
@click.option("--unordered", is_flag=True, help="write readings as they are done, not in the order of the reports")
@click.option("--no-filter", is_flag=True, help="read reports of sport, markets …, too, for quotes and dates")
@click.option("--every-desk", is_flag=True, help="look for events in them, too")
@model_option
@guarded
def code(
    inputs: tuple[Path, ...],
    output: str,
    table: bool,
    jobs: int,
    unordered: bool,
    no_filter: bool,
    every_desk: bool,
    model: str | None,
    **defaults: str | None,
) -> None:
    """Code reports to events.

    INPUT is a text, HTML, JSONL, CSV or Parquet file, a folder of them, or - for standard input. Status 2 when
    anything could not be read or coded; what could be is written all the same.
    """
    from dragoman.batch import How, Run, code_files

    how = How(jobs, ordered=not unordered, filter=not (no_filter or every_desk), every_desk=every_desk)
    run: Run = code_files(inputs, output, defaults, model, keep_events=table, how=how)
    if table:
        from dragoman.views.table import print_events

        print_events(run.events, sys.stderr if output == "-" else sys.stdout)
    from dragoman.views.summary import print_summary

    print_summary(run, sys.stderr)
    raise SystemExit(FAILURE if run.failed else 0)


@main.command()
@click.argument("subject", required=False, metavar="[CODE or FILE]")
@click.option("--text", help="the report itself")
@click.option("--date", metavar="YYYY-MM-DD", help="its publication day")
@model_option
@guarded
def explain(subject: str | None, text: str | None, date: str | None, model: str | None) -> None:
    """Say what a code means, or show how the events of a report were found.

    CODE is any event type, mode, context, sector, status, quad category, CAMEO or country code, such as
    CONSULT, demo, 057 or PRK.
    FILE is a report; --text gives one directly.
    """
    if (subject is None) == (text is None):
        raise click.UsageError("give a code, a file, or --text with a report.")
    if text is None and not is_file(subject or ""):
        from dragoman.views.meaning import print_meaning

        print_meaning(subject or "", sys.stdout)
        return
    from dragoman.batch import read_for_explaining
    from dragoman.views.evidence import print_reading

    for reading in read_for_explaining(subject, text, date, model):
        print_reading(reading, sys.stdout)


def is_file(subject: str) -> bool:
    """Whether an argument of ``explain`` names a file rather than a code."""
    return subject == "-" or Path(subject).exists() or "/" in subject or "." in subject


main.add_command(actors)
main.add_command(export)
main.add_command(gold)
main.add_command(check)
main.add_command(cluster)
main.add_command(dump)
main.add_command(profile)
main.add_command(query)
main.add_command(restore)
main.add_command(review)
main.add_command(series)
main.add_command(alerts)
main.add_command(serve)
main.add_command(stories)
main.add_command(threads)
main.add_command(watch)


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--kind", metavar="KIND", help="the gold format, where it cannot be told from the file")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="list N wrong rows with their sentences"
)
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="write the figures there, too")
@model_option
@guarded
def evaluate(gold: Path, kind: str | None, errors: int, json_path: Path | None, model: str | None) -> None:
    """Score the coder against hand-coded records."""
    import json

    from dragoman.batch import make_coder, sink
    from dragoman.evaluate import evaluate as score_against
    from dragoman.views.scores import print_report

    with nullcontext() if json_path is None else sink(str(json_path)) as write:
        report = score_against(gold, make_coder(model), kind=kind)
        print_report(report, errors=errors)
        if write is not None:
            write(json.dumps(report.to_dict(), indent=2) + "\n")


@main.command()
@click.argument("pairs", type=click.Path(path_type=Path, allow_dash=True))
@click.option("-o", "--output", default="-", metavar="OUT", help="a JSON lines file, or -  [default: -]")
@click.option(
    "--weights",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="weights of your own, as `dragoman train` wrote them",
)
@model_option
@guarded
def relation(pairs: Path, output: str, weights: Path | None, model: str | None) -> None:
    """Classify given pairs.

    PAIRS holds lines {"id", "marked"} whose sentences mark <s>actor</s> and <t>recipient</t>; each gets a line
    {"id", "event_type", "mode", "cameo", "confidence"}.
    """
    from dragoman.batch import relate_file

    failures = relate_file(pairs, output, model, weights)
    for failure in failures:
        click.echo(f"dragoman: {failure.source}: {failure.why}", err=True)
    raise SystemExit(FAILURE if failures else 0)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of weights.")
@click.option("--base", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Encoder to start from.")
@click.option("--epochs", default=5, show_default=True, type=click.IntRange(1))
@click.option("--rate", default=1.5e-4, show_default=True, help="Highest learning rate.")
@click.option(
    "--seed",
    "seeds",
    multiple=True,
    type=int,
    default=(0, 1, 2, 3),
    show_default=True,
    help="Given several times, as many networks are trained and their weights averaged.",
)
@click.option("--own-ontology", is_flag=True, help="The records' types and codes are your own; nothing checks them.")
@click.option("--device", default="cpu", show_default=True, type=click.Choice(["cpu", "cuda"]))
@click.option("--bfloat16", is_flag=True, help="Half precision: faster on GPUs and on processors with AMX.")
@guarded
def train(
    files: tuple[Path, ...],
    out: Path,
    base: Path | None,
    epochs: int,
    rate: float,
    seeds: tuple[int, ...],
    own_ontology: bool,
    device: str,
    bfloat16: bool,
) -> None:
    """Train the pair classifier (extra [train]).

    FILES hold one marked sentence a line, as training/README.md describes; OUT gets the weights as int8 ONNX, which
    `dragoman relation --weights OUT` uses.
    """
    try:
        from dragoman.train.fit import Settings
        from dragoman.train.train import train as trained
    except ModuleNotFoundError as error:
        raise ExtraMissing(name=error.name, extra="train") from error
    settings = Settings(epochs, rate, seeds=seeds, bfloat16=bfloat16)
    tell = partial(click.echo, err=True)
    outcome = trained(files, out, settings, base, tell, device, own_ontology)
    click.echo(
        f"{outcome.trained_on} records learned from; of {outcome.held_out} held out {outcome.accuracy:.1%} have their "
        f"type right, calibration error {outcome.calibration_error:.3f} → {out}",
        err=True,
    )


if __name__ == "__main__":
    main()
