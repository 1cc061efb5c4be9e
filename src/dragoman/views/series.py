"""Series in the terminal: a table of periods with a bar of quad categories, and what is said below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from dragoman.stories.change_points import ChangePoint
from dragoman.stories.series import Series, SeriesRow
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.console import console, fits, indented
from dragoman.views.table import plain_table, print_table

# A bar tells the quad categories apart where there is no colour, too.
GLYPHS = dict(zip(QUAD_COLOURS, "░▒▓█", strict=True))
LEVELS = "▁▂▃▄▅▆▇█"
BAR = 30  # the longest
LINE = 60  # places of a line of levels
ONE = {"stories": "story", "events": "event", "meetings": "meeting", "statements": "statement", "reports": "report"}
UNITS = {"day": "days", "week": "weeks", "month": "months"}


def print_series(
    found: Sequence[Series], changes: Sequence[ChangePoint], stream: TextIO, by_type: bool = False
) -> None:
    """Each series as a heading, a table of its periods and its change points."""
    shown = console(stream)
    for number, one in enumerate(found):
        if number:
            shown.print()
        shown.print(heading(one))
        if one.rows:
            shown.print(legend())
            print_periods(one, shown, by_type)
        for change in (change for change in changes if change.dyad == one.dyad):
            shown.print(change_line(change))


def heading(one: Series) -> Text:
    """ "PRK → KOR by week: 12 stories in 9 of 104 weeks", with a line of levels."""
    numbers = [getattr(row, one.counted) for row in one.rows]
    told = sum(number > 0 for number in numbers)
    text = f"{one.dyad} by {one.by}: {counted(one.number, one.counted)} in {told} of {len(numbers)} {UNITS[one.by]}"
    return Text("").append(text, style="bold").append("  " + levels(numbers))


def counted(number: int, unit: str) -> str:
    """ "1 story", "2 stories"."""
    return f"{number:,} {ONE[unit] if number == 1 else unit}"


def levels(numbers: Sequence[float], places: int = LINE) -> str:
    """Numbers as a line of blocks, nought as a blank; of more numbers than places several are added up in each."""
    each = -(-len(numbers) // places) or 1
    added = [sum(numbers[start : start + each]) for start in range(0, len(numbers), each)]
    most = max(added, default=0)
    return "".join(LEVELS[min(7, int(8 * one / most))] if one > 0 else " " for one in added)


def legend() -> Text:
    """What the glyphs of a bar mean."""
    text = Text()
    for quad, colour in QUAD_COLOURS.items():
        text.append(GLYPHS[quad], style=colour).append(f" {quad}  ")
    return text


def print_periods(one: Series, shown: Console, by_type: bool) -> None:
    """The periods of a series as a table; where it would not fit without the bar, or each as a list of its columns."""
    most = max(sum(row.quads.values()) for row in one.rows)
    for with_bar in (True, False):
        table = plain_table((*headings(by_type), *(("",) if with_bar else ())))
        for column in table.columns[1 : len(headings(by_type))]:
            column.justify = "right"
        for row in one.rows:
            table.add_row(*cells(row, by_type), *((bar(row, most),) if with_bar else ()))
        if fits(table, shown):
            shown.print(table)
            return
    print_table(headings(by_type), [cells(row, by_type) for row in one.rows], shown)


def headings(by_type: bool) -> tuple[str, ...]:
    """The columns of the table."""
    kinds = ("types",) if by_type else ()
    return ("period", "stories", "events", "reports", "outlets", "articles", "share", "score", *kinds)


def cells(row: SeriesRow, by_type: bool) -> list[str | Text]:
    """A row of the table; nought stands as it is, what is not known stays empty."""
    kinds = ", ".join(f"{kind} {number}" for kind, number in row.types.items() if number)
    return [
        row.period, f"{row.stories:,}", f"{row.events:,}", f"{row.reports:,}", f"{row.outlets:,}", f"{row.articles:,}",
        "" if row.share is None else f"{row.share:.1f}", "" if row.mean_score is None else f"{row.mean_score:+.1f}",
        *((kinds,) if by_type else ()),
    ]  # fmt: skip


def bar(row: SeriesRow, most: int) -> Text:
    """The quad categories of a period side by side; ``most`` fills the bar."""
    text, scale = Text(), min(1.0, BAR / max(1, most))
    drawn = total = 0
    for quad, number in row.quads.items():
        total += number
        # From the running total, so that what is rounded off does not add up.
        upto = max(drawn + (number > 0), round(total * scale))
        text.append(GLYPHS[quad] * (upto - drawn), style=QUAD_COLOURS[quad])
        drawn = upto
    return text


def change_line(change: ChangePoint) -> Any:
    """ "2020-W15 conflict from 0.4 to 2.1 for 1,000 articles"."""
    if change.measure == "score":
        levels = f"mean score from {change.before:+.1f} to {change.after:+.1f}"
    else:
        levels = f"{change.measure} from {change.before:.1f} to {change.after:.1f} for 1,000 articles"
    return indented(f"{change.period} new level: {levels} (p = {change.p:.3f})", style="bold")


def left_out(one: Series) -> str:
    """What is in no row of a series, in words; empty for nothing."""
    left = one.left_out
    parts = (
        (left.month, "dated to a month (counted with --by month)"),
        (left.year, "dated to a year"),
        (left.undated, "undated"),
        (left.outside, "outside the span (--since and --until widen it)"),
    )
    said = [f"{number:,} {what}" for number, what in parts if number]
    total = left.month + left.year + left.undated + left.outside
    return f"{one.dyad}: left out {counted(total, one.counted)}: {', '.join(said)}" if said else ""
