"""`dragoman actors`: what a store knows of actors, shown, corrected, merged and imported."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from dragoman.cli_guard import guarded
from dragoman.errors import ActorTold, ActorUnknown
from dragoman.records import KnownActor

STORE = click.Path(path_type=Path)
SHOWN = ("name", "other names", "country", "sector", "office", "from", "until", "told by", "source")


@click.group()
def actors() -> None:
    """Show and change what a store knows of actors.

    A store learns from what it reads: names that dated articles give with a country and a sector are known to later
    articles. What a person corrects here outranks all else and is never overwritten; what is imported comes next.
    """


@actors.command(name="list")
@click.argument("store", type=STORE)
@click.option("--name", help="only names that contain this")
@click.option("--told", is_flag=True, help="only corrections and imports")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@guarded
def list_actors(store: Path, name: str | None, told: bool, form: str) -> None:
    """List the actors that a store knows beyond those that ship."""
    from dragoman.store import Store
    from dragoman.views.table import print_rows

    with Store(store, read_only=True) as opened:
        known = opened.actors()
    rows = [
        (one.names[0], "; ".join(one.names[1:]), "no actor" if one.nobody else one.country, one.sector, one.office,
         one.since, one.until, one.origin, one.source)
        for one in known
        if (not told or one.origin != "learned")
        and (name is None or any(name.lower() in other.lower() for other in one.names))
    ]  # fmt: skip
    print_rows(SHOWN, rows, form, sys.stdout)


@actors.command()
@click.argument("store", type=STORE)
@click.argument("name")
@guarded
def show(store: Path, name: str) -> None:
    """Show the sentences from which a store has learned who NAME is."""
    from dragoman.store import Store
    from dragoman.views.table import print_rows

    with Store(store, read_only=True) as opened:
        found = opened.evidence(name)
    if not found:
        raise ActorUnknown(name=name, store=store)
    columns = ("date", "country", "sector", "office", "because of", "sentence", "article")
    rows = [(one.date, one.country, one.sector, one.office, one.reason, one.sentence, one.article_id) for one in found]
    print_rows(columns, rows, "table", sys.stdout)


@actors.command()
@click.argument("store", type=STORE)
@click.argument("name")
@click.option("--country", help="ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, MNC, ISM, IMG")
@click.option("--sector", help="a sector of PLOVER: GOV, MIL, OPP …")
@click.option("--office", help="the post, in words")
@click.option("--from", "since", default="", metavar="DATE", help="YYYY[-MM[-DD]], where it did not always hold")
@click.option("--until", default="", metavar="DATE", help="the first day on which it no longer holds")
@click.option("--alias", "aliases", multiple=True, help="another name; may be given several times")
@click.option("--body", is_flag=True, help="NAME is a body, not a person")
@click.option("--nobody", is_flag=True, help="NAME stands for no actor")
@click.option("--note", default="", help="why, for who reads it later")
@guarded
def correct(
    store: Path, name: str, country: str | None, sector: str | None, office: str | None, since: str, until: str,
    aliases: tuple[str, ...], body: bool, nobody: bool, note: str,
) -> None:  # fmt: skip
    """Say who NAME is; it outranks what articles and lists say, and nothing that is read later changes it."""
    from dragoman.resolve.actor_table import check_codes
    from dragoman.store import Store

    if not (country or sector or office or nobody):
        raise ActorTold(name=name, why="nothing is said of it")
    check_codes(name, country, sector, since, until)
    told = KnownActor(
        (name, *aliases), country, sector, office, since, until, "body" if body else "person", "correction",
        note or "told on the command line", nobody=nobody,
    )  # fmt: skip
    with Store(store) as opened:
        fresh = opened.note_actors([told])
    click.echo(f"{name}: {'noted' if fresh else 'was noted already'}", err=True)


@actors.command()
@click.argument("store", type=STORE)
@click.argument("name")
@click.option("--imported", is_flag=True, help="take back what was imported, too")
@guarded
def forget(store: Path, name: str, imported: bool) -> None:
    """Take back what was told of NAME: what articles and lists say of it stands again from the next run on."""
    from dragoman.store import Store

    origins = ("correction", "import") if imported else ("correction",)
    with Store(store) as opened:
        told = [one for one in opened.actors() if one.origin in origins and called(one, name)]
        if not told:
            raise ActorUnknown(name=name, store=store)
        opened.forget_actors(told)
    click.echo(f"{name}: {len(told)} taken back", err=True)


@actors.command()
@click.argument("store", type=STORE)
@click.argument("name")
@click.argument("others", nargs=-1, required=True)
@guarded
def merge(store: Path, name: str, others: tuple[str, ...]) -> None:
    """Say that OTHERS are names of NAME, under each affiliation that the store knows of NAME."""
    from dragoman.store import Store

    with Store(store) as opened:
        known = [one for one in opened.actors() if called(one, name)]
        if not known:
            raise ActorUnknown(name=name, store=store)
        told = [one for one in known if one.origin == "correction"] or known
        merged = [
            replace(one, names=tuple(dict.fromkeys((*one.names, *others))), origin="correction",
                    source=f"{', '.join(others)} merged into {name}")
            for one in told
        ]  # fmt: skip
        opened.forget_actors([one for one in told if one.origin == "correction"])
        opened.note_actors(merged)
    click.echo(f"{name}: also {', '.join(others)}, under {len(merged)} affiliation(s)", err=True)


@actors.command(name="import")
@click.argument("store", type=STORE)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@guarded
def import_actors(store: Path, files: tuple[Path, ...]) -> None:
    """Import actors from FILES.

    A .csv file has the columns name and country, and as it likes aliases (joined by |), sector, office, from, until
    and manner. Any other file is read as a dictionary of actors or agents of PETRARCH. Lines of a dictionary that
    cannot be read are listed; the rest is imported.
    """
    from dragoman.resolve.actor_files import read_actor_files
    from dragoman.store import Store

    read = read_actor_files(files)
    with Store(store) as opened:
        fresh = opened.note_actors(read.actors)
    for fault in read.faults:
        click.echo(f"dragoman: {fault}", err=True)
    click.echo(f"{fresh} actors imported, {len(read.actors) - fresh} were there already, "
               f"{len(read.faults)} lines could not be read", err=True)  # fmt: skip
    raise SystemExit(2 if read.faults else 0)


def called(actor: KnownActor, name: str) -> bool:
    """Whether an actor goes by a name, in any case."""
    return name.lower() in (each.lower() for each in actor.names)
