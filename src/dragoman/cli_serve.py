"""`dragoman serve`: a store in the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli_guard import guarded
from dragoman.errors import ExtraMissing


@click.command()
@click.argument("store", type=click.Path(path_type=Path))
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free")
@click.option("--host", default="127.0.0.1", show_default=True, help="the address to listen on; loopback unless told")
@click.option(
    "--reviewer", "reviewers", multiple=True, metavar="NAME", help="let NAME judge events; may be given again"
)
@click.option(
    "--judgements",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="where judgements are kept  [default: STORE.review.sqlite, beside the store]",
)
@click.option("--open", "opening", is_flag=True, help="open it in the browser, too")
@guarded
def serve(
    store: Path, port: int, host: str, reviewers: tuple[str, ...], judgements: Path | None, opening: bool
) -> None:
    """Show a store in the browser (extra [web]).

    \b
    dragoman serve events.duckdb
    dragoman serve events.duckdb --port 8080 --open
    dragoman serve events.duckdb --reviewer ana --reviewer ben

    What happened over time and on the map; dyads, actors, stories, threads; every report with its words marked. The
    address of a page is what it shows, and can be shared. The store is only read, and let go of when nobody looks, so
    that a run or a watch can write between. Each reviewer gets an address of their own. Ends at Ctrl-C.
    """
    try:
        from dragoman.web.serve import running
    except ModuleNotFoundError as error:
        raise ExtraMissing(name=error.name, extra="web") from error
    with running(store, host, port, reviewers, judgements) as server:
        for line in server.greeting():
            click.echo(line, err=True)
        sys.stderr.flush()
        if opening:
            click.launch(server.address)
        server.run()
