"""`dragoman profile`: what a store tells of a country, a sector of it, or a named actor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli_guard import guarded
from dragoman.errors import ProfileMissing

if TYPE_CHECKING:
    from dragoman.store import Store
    from dragoman.store.profile import Subject

DAY = "YYYY-MM-DD"


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.argument("subject")
@click.option("--sector", metavar="CODE", help="only those of the country's that are of this sector: GOV, MIL, OPP …")
@click.option("--by", type=click.Choice(["day", "week", "month"]), default="month", show_default=True)
@click.option("--since", metavar=DAY, help="only stories from that day, month or year on")
@click.option("--until", metavar=DAY, help="only stories up to it, which counts, too")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1), help="the longest list")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@guarded
def profile(
    store: Path,
    subject: str,
    sector: str | None,
    by: str,
    since: str | None,
    until: str | None,
    limit: int,
    form: str,
) -> None:
    """Show with whom SUBJECT deals, what it does, who speaks for it, and what changed.

    \b
    dragoman profile events.duckdb PRK
    dragoman profile events.duckdb USA --sector MIL --since 2020
    dragoman profile events.duckdb "Sergey Lavrov"

    SUBJECT is a country's code, or a name as the store has it.
    """
    from dragoman.alerting import require_linked
    from dragoman.store import Store
    from dragoman.store.profile import profile as profiled
    from dragoman.store.series import Asked
    from dragoman.stories.alerts import alerts
    from dragoman.stories.change_points import change_points
    from dragoman.views.profile import print_profile, profile_record

    with Store(store, read_only=True) as opened:
        require_linked(opened)
        who = subject_of(opened, subject, sector)
        found = profiled(opened.connection, who, Asked(by, since, until), limit)  # type: ignore[arg-type]
    if found is None:
        where = f" as {sector}" if sector else ""
        raise ProfileMissing(path=store, subject=subject, where=where, like=subject.replace("'", "''"))
    changes, alarms = change_points(found.history), alerts(found.history)
    if form == "jsonl":
        click.echo(profile_record(found, called(who), changes, alarms))
    else:
        print_profile(found, called(who), changes, alarms, sys.stdout)


def subject_of(store: Store, words: str, sector: str | None) -> Subject:
    """A country by its code or name, else whoever the store knows by a name that is or contains these words."""
    from dragoman.resolve.countries import STATELESS, countries
    from dragoman.store.profile import Subject, named_in

    known = countries()
    by_name = {one.name.lower(): code for code, one in known.items()}
    code = words.upper() if words.upper() in {*known, *STATELESS} else by_name.get(words.lower())
    if code is not None or sector is not None:
        return Subject(code or words.upper(), sector.upper() if sector else None)
    names = named_in(store.connection, words)
    if len(names) > 1:
        click.echo(f"also named so: {', '.join(names[1:])}", err=True)
    return Subject(name=names[0] if names else words)


def called(subject: Subject) -> str:
    """What a subject is called: "North Korea (PRK), GOV"."""
    from dragoman.resolve.countries import explain_country

    if subject.name is not None:
        return subject.name
    known = explain_country(subject.country or "")
    country = f"{known[0]} ({subject.country})" if known else str(subject.country)
    return f"{country}, {subject.sector}" if subject.sector else country
