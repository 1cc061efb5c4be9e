"""`dragoman stories`: the same event in several reports, listed, shown with its reports, and linked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli_guard import guarded

STORE = click.Path(path_type=Path)
DAY = "YYYY-MM-DD"


@click.command()
@click.argument("store", type=STORE)
@click.argument("story", required=False)
@click.option("--since", metavar=DAY, help="only events from that day, month or year on")
@click.option("--until", metavar=DAY, help="only events up to that day, month or year, which counts, too")
@click.option("--country", metavar="CODE", help="only those with this country on either side")
@click.option("--type", "event_type", metavar="TYPE", help="only those of this PLOVER type")
@click.option("--reports", default=1, show_default=True, type=click.IntRange(1), help="only those with so many reports")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="the most stories")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@click.option("--link", "linking", is_flag=True, help="first link what is in the store and not linked yet")
@guarded
def stories(
    store: Path,
    story: str | None,
    since: str | None,
    until: str | None,
    country: str | None,
    event_type: str | None,
    reports: int,
    limit: int,
    form: str,
    linking: bool,
) -> None:
    """List the stories of a store: events, each with all the reports that tell of it.

    With STORY, the id of one, show it whole: what most reports say, what others say instead, and every telling.
    """
    from dragoman.errors import StoryMissing
    from dragoman.linking import link
    from dragoman.store import Store
    from dragoman.store.stories import Wanted
    from dragoman.views.stories import print_story
    from dragoman.views.table import print_rows

    if linking:
        with Store(store) as opened:
            count = link(opened)
        click.echo(f"{count:,} articles linked", err=True)
    with Store(store, read_only=True) as opened:
        if story is not None:
            found = opened.story(story)
            if found is None:
                raise StoryMissing(path=store, story=story)
            print_story(*found, form, sys.stdout)
            return
        wanted = Wanted(since, until, country, event_type, reports, limit)
        columns, rows = opened.stories(wanted)
    print_rows(columns, rows, form, sys.stdout)
