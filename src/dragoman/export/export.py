"""An open store to an output in one of the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from dragoman.export.formats import FORMATS, STDOUT, Format, format_of
from dragoman.export.taken import Taken, Tally
from dragoman.export.wanted import Wanted
from dragoman.store import Store
from dragoman.store.failures import PART_PRINTED, file_failures, store_failures
from dragoman.store.lines import silence_stdout, write_utf8
from dragoman.store.output import check_output
from dragoman.store.partial import Partial

CHUNK = 500  # lines that are printed at a time
ASSERTED = ("asserted",)
NOT_TOLD = (
    "events are historical, future, hypothetical or negated and are left out, because this format cannot say so "
    "(--status takes them)"
)


def export(
    store: Store,
    output: str,
    name: str | None = None,
    wanted: Wanted | None = None,
    names: Mapping[str, str] | None = None,
    header: bool | None = None,
    verbatim: bool = False,
    tell: Callable[[int], None] = lambda events: None,
) -> Tally:
    """Write the wanted events of a store to a file, which appears whole or not at all, or to ``-``, standard output.

    ``name`` is one of ``FORMATS``, told by the output's suffix where it can be. ``names`` are names of countries by
    code; ``header``, ``verbatim`` and ``tell`` are as in ``Taken``. Returns what was written, and what was not.
    Raises ``ExportFormatUntold``, ``NoStdout``, ``BoundInvalid``, ``UnknownCode``, ``SheetFull``,
    ``ExtraMissing``, and what ``check_output`` and ``Store`` raise.
    """
    form = FORMATS[format_of(output, name)]
    asked = (wanted or Wanted()).checked()
    if output != STDOUT:
        check_output(Path(output))
    taken = Taken(store, told_by(form, asked), names or {}, form.header if header is None else header, verbatim, tell)
    with store_failures(store.path):
        if taken.wanted != asked:
            taken.tally.notes[NOT_TOLD] = events(store, asked) - events(store, taken.wanted)
    if form.lines is not None:
        write_text(form.lines(taken), output)
    elif form.write is not None:
        form.write(taken, Path(output))
    return taken.tally


def told_by(form: Format, wanted: Wanted) -> Wanted:
    """What a format can say of what is wanted: one that has no word for what did not take place takes the rest."""
    return wanted if form.says_status or wanted.statuses else replace(wanted, statuses=ASSERTED)


def events(store: Store, wanted: Wanted) -> int:
    """How many events are wanted."""
    condition, values = wanted.condition()
    return int(store.connection.execute(f"SELECT count(*) FROM events e WHERE {condition}", values).fetchall()[0][0])


def write_text(lines: Iterator[str], output: str) -> None:
    """Write lines to a file or to standard output."""
    if output == STDOUT:
        print_lines(lines)
        return
    file = Partial(Path(output))
    try:
        for chunk in chunks(lines):
            file.write(chunk)
    except BaseException:
        file.discard()
        raise
    file.keep()


def print_lines(lines: Iterator[str]) -> None:
    """Print lines as UTF-8. When the reader goes away, ``BrokenPipeError`` is raised and nothing printed about it."""
    try:
        for chunk in chunks(lines):
            with file_failures("standard output", PART_PRINTED):
                write_utf8(chunk)
    except BrokenPipeError:
        silence_stdout()
        raise


def chunks(lines: Iterable[str]) -> Iterator[str]:
    """Many lines as one text."""
    found = iter(lines)
    while chunk := "".join(islice(found, CHUNK)):
        yield chunk
