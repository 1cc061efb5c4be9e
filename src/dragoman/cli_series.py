"""`dragoman series` and `dragoman alerts`: what dyads do over time, and where they leave their past."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli_guard import guarded
from dragoman.errors import CountryUnknown

if TYPE_CHECKING:
    from dragoman.store import Store, Table
    from dragoman.stories.alerts import Alert
    from dragoman.stories.change_points import ChangePoint
    from dragoman.stories.series import Series

STORE = click.Path(path_type=Path)
DAY = "YYYY-MM-DD"
DRAWN = (".svg", ".png", ".html")
by_option = click.option("--by", type=click.Choice(["day", "week", "month"]), default="week", show_default=True)
form_option = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True
)


@click.command()
@click.argument("store", type=STORE)
@click.option("--dyad", "dyads", multiple=True, metavar="A-B", help="two countries; * is anyone; may be given again")
@click.option("--actor", "actors", multiple=True, metavar="A", help="all that a country does, and all that it receives")
@by_option
@click.option(
    "--directed/--undirected", default=True, show_default=True, help="what A does to B, or either to the other"
)
@click.option("--since", metavar=DAY, help="from the period that holds that day, month or year on")
@click.option("--until", metavar=DAY, help="up to the period that holds it")
@click.option("--count", "counted", type=click.Choice(["stories", "events"]), default="stories", show_default=True)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(["asserted", "future", "historical", "hypothetical", "negated", "all"]),
    default=("asserted",),
    show_default=True,
    help="may be given again",
)
@click.option("--by-type", is_flag=True, help="columns for the PLOVER types, too")
@click.option("--alerts", "alerting", is_flag=True, help="where the dyad left its own past, and the stories why")
@form_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="write to OUT.{csv,jsonl,parquet}, or draw OUT.{svg,png,html}",
)
@guarded
def series(
    store: Path,
    dyads: tuple[str, ...],
    actors: tuple[str, ...],
    by: str,
    directed: bool,
    since: str | None,
    until: str | None,
    counted: str,
    statuses: tuple[str, ...],
    by_type: bool,
    alerting: bool,
    form: str,
    output: Path | None,
) -> None:
    """Count what two sides did to each other, period by period.

    \b
    dragoman series events.duckdb --dyad PRK-KOR --by month
    dragoman series events.duckdb --dyad USA-IRN --undirected --alerts -o usa-iran.png
    dragoman series events.duckdb --actor PRK --by week --format csv

    A row is a dyad and a period: stories, events, reports and outlets; stories by quad category; mean and sum of their
    PLOVER scores; all articles and publishers of the period; and share, the stories for 1,000 articles. A period
    without stories is a row, too. Weeks begin on Monday. The span is that of the store's articles unless --since and
    --until say otherwise.
    """
    from dragoman.alerting import alerts_of, require_linked
    from dragoman.store import Store
    from dragoman.store.series import ALL, Asked
    from dragoman.stories.change_points import change_points
    from dragoman.stories.history import history_of
    from dragoman.views.series import left_out

    named = [*dyads, *(side for actor in actors for side in (f"{actor}-*", f"*-{actor}"))]
    if not named:
        raise click.UsageError("give --dyad A-B or --actor A.")
    check_output(output)
    asked = Asked(by, since, until, counted, ALL if "all" in statuses else statuses)  # type: ignore[arg-type]
    with Store(store, read_only=True) as opened:
        require_known(opened, named, directed)
        waiting = require_linked(opened) if counted == "stories" else 0
        found = opened.dyad_series(named, asked, directed)
        alarms = alerts_of(opened, found, asked) if alerting else []
    changes = [change for one in found for change in change_points(history_of(one))]
    for one in found:
        note(left_out(one))
    if waiting:
        note(f"{waiting:,} articles are not linked yet, and not counted: dragoman stories {store} --link")
    write(found, changes, alarms if alerting else None, by_type, form, output)


def require_known(store: Store, named: Sequence[str], directed: bool) -> None:
    """Raise ``CountryUnknown`` for a code that is no country's and that the store does not hold."""
    from difflib import get_close_matches

    from dragoman.alerting import unknown_codes
    from dragoman.resolve.countries import STATELESS, countries
    from dragoman.stories.dyad import Dyad

    known = {**countries(), **dict.fromkeys(STATELESS)}
    unknown = unknown_codes(store, [Dyad.parse(one, directed) for one in named], known)
    if unknown:
        near = ", ".join(get_close_matches(unknown[0], list(known), 5, 0.5)) or "PRK, KOR, USA"
        raise CountryUnknown(code=unknown[0], store=store.path, near=near)


def check_output(output: Path | None) -> None:
    """Raise, before any work, what would keep the file from being written."""
    from dragoman.errors import UnknownFormat
    from dragoman.store.answer_file import writer_of

    if output is None:
        return
    if output.suffix.lower() in DRAWN:
        from dragoman.views.chart_style import library

        library()
        return
    try:
        writer_of(output)
    except UnknownFormat as error:
        raise UnknownFormat(**error.values | {"known": f"{error.values['known']}, {', '.join(DRAWN)}"}) from None


def note(words: str) -> None:
    """Say something beside the answer."""
    if words:
        click.echo(words, err=True)


def write(
    found: Sequence[Series],
    changes: Sequence[ChangePoint],
    alarms: Sequence[Alert] | None,
    by_type: bool,
    form: str,
    output: Path | None,
) -> None:
    """Write series to a file or print them; ``alarms`` is None where they were not asked for."""
    from dragoman.store.answer_file import write_answer
    from dragoman.store.series import series_table
    from dragoman.views.alerts import print_alerts
    from dragoman.views.series import print_series
    from dragoman.views.table import print_rows

    if output is not None and output.suffix.lower() in DRAWN:
        from dragoman.views.series_chart import chart, save

        save(chart(found, changes, alarms or ()), output)
        return
    if output is None and form == "table":
        print_series(found, changes, sys.stdout, by_type)
        if alarms is not None:
            click.echo(f"\n{len(alarms)} alerts" if len(alarms) != 1 else "\n1 alert")
            print_alerts(alarms, form, sys.stdout)
        return
    answer = series_table(found, by_type)
    if alarms is not None:
        answer = with_alerts(answer, found, alarms)
    if output is not None:
        write_answer(answer, output)
    else:
        print_rows(answer.columns, answer.rows, form, sys.stdout)


def with_alerts(answer: Table, found: Sequence[Series], alarms: Sequence[Alert]) -> Table:
    """The table with a column that holds the alerts of its period, as JSON."""
    from dragoman.store import Table

    sounded = {(alarm.dyad, alarm.start): alarm.to_dict() for alarm in alarms}
    each = [sounded.get((row.dyad, row.start)) for one in found for row in one.rows]
    cells = [None if alarm is None else json.dumps(alarm, ensure_ascii=False, default=str) for alarm in each]
    rows = [(*row, cell) for row, cell in zip(answer.rows, cells, strict=True)]
    return Table((*answer.columns, "alert"), rows, (*answer.kinds, "VARCHAR"))


@click.command()
@click.argument("store", type=STORE)
@click.option("--since", metavar=DAY, help="only from that day, month or year on; the past before it counts as past")
@by_option
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="the most alerts")
@click.option(
    "--directed/--undirected", default=False, show_default=True, help="each direction by itself, or both as one"
)
@click.option(
    "--false-share", default=0.1, show_default=True, type=click.FloatRange(0, 1), help="of false alerts in a period"
)
@click.option("--stories", "explained", default=3, show_default=True, type=click.IntRange(0), help="shown of an alert")
@form_option
@guarded
def alerts(
    store: Path,
    since: str | None,
    by: str,
    limit: int,
    directed: bool,
    false_share: float,
    explained: int,
    form: str,
) -> None:
    """Find where dyads left their own past, over a whole store, the most surprising first.

    A dyad alerts when a period has more stories, more of conflict or of cooperation, or other scores than its past
    predicts for as many articles; or when it has done so for weeks. It needs 26 periods of past, 5 of them with
    stories. Each alert comes with the stories that weigh most in it.
    """
    from dragoman.alerting import alerts_for
    from dragoman.store import Store
    from dragoman.views.alerts import print_alerts

    with Store(store, read_only=True) as opened:
        found = alerts_for(opened, since, by, limit, directed, false_share, explained)  # type: ignore[arg-type]
    if not found:
        note("no dyad left its own past")
    print_alerts(found, form, sys.stdout)
