"""`dragoman threads`: stories that continue one another, listed, and each as a chronology."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli_guard import guarded

DAY = "YYYY-MM-DD"


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("thread", required=False)
@click.option("--since", metavar=DAY, help="only threads with a story from that day, month or year on")
@click.option("--until", metavar=DAY, help="only threads with a story up to that day, month or year")
@click.option("--country", metavar="CODE", help="only those with this country on either side of a story")
@click.option("--stories", default=2, show_default=True, type=click.IntRange(2), help="only those of so many stories")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="the most threads")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@guarded
def threads(
    store: Path,
    thread: str | None,
    since: str | None,
    until: str | None,
    country: str | None,
    stories: int,
    limit: int,
    form: str,
) -> None:
    """List the threads of a store: stories that continue one another.

    With THREAD, the id of one or of a story in it, show it as a chronology.
    """
    from dragoman.errors import ThreadMissing
    from dragoman.store import Store
    from dragoman.store.chronicles import ThreadsWanted
    from dragoman.views.table import print_rows
    from dragoman.views.threads import print_chronology

    with Store(store, read_only=True) as opened:
        if thread is not None:
            found = opened.chronology(thread)
            if not found:
                raise ThreadMissing(path=store, thread=thread)
            print_chronology(found, form, sys.stdout)
            return
        columns, rows = opened.threads(ThreadsWanted(since, until, country, stories, limit))
    print_rows(columns, rows, form, sys.stdout)
