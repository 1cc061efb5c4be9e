"""`dragoman check`, `dump` and `restore`: a store examined, and carried whole from place to place."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli_guard import FAILURE, guarded

STORE = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("store", type=STORE)
@click.option("--mend", is_flag=True, help="take articles with faults out, to be coded again, and link the rest anew")
@guarded
def check(store: Path, mend: bool) -> None:
    """Examine a store: ids that are repeated, rows without their article or event, words that are not where they say,
    codes, days and coordinates that are none, stories that are not what their reports say.

    Prints each fault with what to do about it, and leaves with status 2 when there is one.
    """
    from dragoman.linking import link
    from dragoman.store import Store
    from dragoman.store.mend import mended

    if mend:
        with Store(store) as opened:
            taken = mended(opened)
            link(opened)
        click.echo(f"{taken:,} articles taken out: code them again with dragoman code INPUT -o {store}")
    with Store(store, read_only=True) as opened:
        found, held = opened.faults(), opened.named("counts").rows[0]
    for one in found:
        click.echo(f"{one}\n  → {one.remedy}")
    if found:
        click.echo(f"{len(found)} kinds of fault. To mend them: dragoman check {store} --mend")
        raise SystemExit(FAILURE)
    articles, events, stories, *_, waiting = held
    click.echo(f"sound: {articles:,} articles, {events:,} events, {stories:,} stories")
    if waiting:
        click.echo(f"{waiting:,} articles are not linked yet: dragoman stories {store} --link")


@click.command()
@click.argument("store", type=STORE)
@click.option("-o", "--output", required=True, type=FOLDER, metavar="FOLDER", help="a folder that is not there yet")
@guarded
def dump(store: Path, output: Path) -> None:
    """Write a whole store to a folder: each table as Parquet, and a manifest with rows and hashes.

    Any program reads it; `dragoman restore` makes the store again of it, under a later Dragoman or DuckDB, too.
    """
    from dragoman.store.dump import dump as dumped

    manifest = dumped(store, output)
    rows = sum(one.rows for one in manifest.dumped.values())
    click.echo(f"{len(manifest.dumped)} tables, {rows:,} rows → {output}", err=True)


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("-o", "--output", required=True, type=STORE, metavar="STORE", help="a store that is not there yet")
@click.option("--merge", is_flag=True, help="add to a store that is there what it has not, or has coded earlier")
@guarded
def restore(folder: Path, output: Path, merge: bool) -> None:
    """Make a store of a folder that `dragoman dump` wrote, or add that to a store.

    The files must be as they were written. With --merge, of an article that both have the one coded later stays, and
    what is added is linked to what was there; adding a dump twice adds nothing.
    """
    from dragoman.linking import link
    from dragoman.store import Store
    from dragoman.store.restore import merge as merged
    from dragoman.store.restore import restore as restored

    if not merge:
        manifest = restored(folder, output)
        rows = sum(one.rows for one in manifest.dumped.values())
        click.echo(f"{len(manifest.dumped)} tables, {rows:,} rows → {output}", err=True)
        return
    done = merged(folder, output)
    with Store(output) as opened:
        link(opened)
    click.echo(f"{done.new:,} articles added, {done.replaced:,} replaced → {output}", err=True)
