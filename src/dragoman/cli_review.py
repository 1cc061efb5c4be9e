"""`dragoman review`: samples to be judged, and what comes of the judgements."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli_guard import guarded
from dragoman.records import STATUSES

if TYPE_CHECKING:
    from dragoman.review import Judgements

STORE = click.Path(path_type=Path)
DAY = "YYYY-MM-DD"
store_argument = click.argument("store", type=STORE)
judgements_option = click.option(
    "--judgements", "file", type=STORE, metavar="FILE", help="of judgements  [default: the store's .review.sqlite]"
)
sample_option = click.option(
    "--sample", "sample_id", metavar="ID", help="only of that sample, or all  [default: the only one there is, or all]"
)
form_option = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True
)


@click.group()
def review() -> None:
    """Judge coded events: draw samples, and see precision and how far reviewers agree.

    Judgements are kept in a file of their own beside the store (events.duckdb: events.review.sqlite); the store is only
    read. They are made in the explorer, `dragoman serve STORE`.
    """


@review.command()
@store_argument
@click.option("-n", "--number", "size", type=click.IntRange(1), default=200, show_default=True, help="of events")
@click.option("--by-type", is_flag=True, help="so many of each event type")
@click.option("--seed", type=int, default=0, show_default=True, help="the same seed draws the same events again")
@click.option("--since", metavar=DAY, help="only events from that day, month or year on")
@click.option("--until", metavar=DAY, help="only events up to that day, month or year, which counts, too")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="only those with it on either side")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="only those of this PLOVER type")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="only those of this status")
@judgements_option
@form_option
@guarded
def sample(store: Path, size: int, by_type: bool, seed: int, file: Path | None, form: str, **conditions: Any) -> None:
    """Draw a random sample of the events of a store, to be judged.

    \b
    dragoman review sample events.duckdb -n 200
    dragoman review sample events.duckdb -n 30 --by-type --since 2020 --status asserted

    The same store, seed and conditions give the same sample, and a larger number the same events and more. --country,
    --type and --status can be given several times.
    """
    from dragoman.export.wanted import Wanted
    from dragoman.review import Judgements, judgements_path
    from dragoman.review.sample import Samples
    from dragoman.store import Store
    from dragoman.views.review import print_sample

    wanted = Wanted(**conditions).checked()
    with Store(store, read_only=True) as opened, Judgements(file or judgements_path(store)) as judgements:
        drawn = Samples(judgements).draw(opened, size, seed, by_type, wanted)
    click.echo(f"sample {drawn.sample_id}: {sum(drawn.taken.values()):,} events → {judgements.path}", err=True)
    print_sample(drawn, form, sys.stdout)


@review.command()
@store_argument
@sample_option
@judgements_option
@form_option
@guarded
def agreement(store: Path, sample_id: str | None, file: Path | None, form: str) -> None:
    """Say how far reviewers agree: Krippendorff's alpha, and the events in dispute.

    A measure is the verdict, whether there is an event of that type at all, and each detail as the reviewers leave it.
    Only events that two or more have judged count; a reviewer's last word does.
    """
    from dragoman.review.agreement import agreement as measure
    from dragoman.review.precision import chosen
    from dragoman.views.review import print_agreement

    with opened(store, file) as judgements:
        found = measure(judgements, chosen(judgements, sample_id))
    print_agreement(found, form, sys.stdout)


@review.command()
@store_argument
@sample_option
@click.option("--reviewer", metavar="NAME", help="by this person's word alone  [default: by the majority]")
@judgements_option
@form_option
@guarded
def precision(store: Path, sample_id: str | None, reviewer: str | None, file: Path | None, form: str) -> None:
    """Say how much of what was coded is right, by event type, with 95% intervals.

    A whole event is right where it was accepted as coded, its type where it was accepted or corrected in something
    else. Of a sample by type the last row weighs the types by their number of events. Recall is of the articles that
    were marked complete.
    """
    from dragoman.review.precision import chosen
    from dragoman.review.precision import precision as measure
    from dragoman.views.review import print_precision

    with opened(store, file) as judgements:
        found = measure(judgements, chosen(judgements, sample_id), reviewer)
    print_precision(found, form, sys.stdout)


@review.command()
@store_argument
@click.option("-o", "--output", default="-", metavar="OUT", help="a JSON lines file, or -  [default: -]")
@click.option("--form", "kind", type=click.Choice(["judgements", "articles"]), default="judgements", show_default=True)
@click.option("--reviewer", metavar="NAME", help="this person's word alone")
@sample_option
@judgements_option
@guarded
def export(store: Path, output: str, kind: str, reviewer: str | None, sample_id: str | None, file: Path | None) -> None:
    """Write judgements as gold records, which `dragoman evaluate` reads.

    \b
    judgements   an article a line with all that was said of its events
    articles     an article a line with the events that it has, of articles marked complete
    """
    import json
    from collections import Counter

    from dragoman.batch import sink
    from dragoman.review.gold import article_records, judgement_records
    from dragoman.review.precision import chosen

    notes: Counter[str] = Counter()
    with opened(store, file) as judgements, sink(output) as write:
        drawn = chosen(judgements, sample_id)
        made = {
            "judgements": lambda: judgement_records(judgements, reviewer, drawn, notes),
            "articles": lambda: article_records(judgements, notes, reviewer, drawn),
        }
        number = 0
        for record in made[kind]():
            write(json.dumps(record, ensure_ascii=False) + "\n")
            number += 1
    click.echo(f"{number:,} articles → {output}", err=True)
    for note, count in notes.items():
        if count:
            click.echo(f"{count:,} {note}", err=True)


@review.command()
@store_argument
@judgements_option
@form_option
@guarded
def status(store: Path, file: Path | None, form: str) -> None:
    """Say who has judged how much, and how far the samples are."""
    from dragoman.review.sample import Samples
    from dragoman.views.review import print_status

    with opened(store, file) as judgements:
        samples = Samples(judgements)
        counts, found = judgements.counts(), [(one, samples.progress(one.sample_id)) for one in samples.all()]
    print_status(counts, found, form, sys.stdout)


def opened(store: Path, file: Path | None) -> Judgements:
    """The judgements of a store, which must be there."""
    from dragoman.review import Judgements, judgements_path

    return Judgements(file or judgements_path(store), must_exist=True)
