"""The report of an evaluation, printed: levels, types, confusions, and the rows that are wrong."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.views.console import console, indented

if TYPE_CHECKING:
    from dragoman.evaluate.interval import Share

    class ScoresLike(Protocol):
        """Counts and measures of one row of the table."""

        gold: int
        coded: int
        matched: int
        precision: float
        recall: float
        f1: float


CONFUSIONS_SHOWN = 15


def print_report(report: Any, errors: int = 0, stream: TextIO | None = None) -> None:
    """Print the scores of a report, and the first ``errors`` wrong rows, gold beside coded."""
    shown = console(stream or sys.stdout)
    shown.print(Text(f"{report.name} · {report.kind}", style="bold"))
    for note in report.notes:
        shown.print(indented(note, style="dim"))
    print_shares(report.shares, shown)
    if report.by_type:
        shown.print(scores_table("type", report.by_type))
    shown.print(scores_table("level", report.levels))
    for name, value in report.figures.items():
        shown.print(Text(f"  {name:<28}{100 * value:6.1f}%"))
    print_confusion(report.confusion, shown)
    print_errors(report.wrong(), errors, shown)


def scores_table(heading: str, scores: Mapping[str, ScoresLike]) -> Table:
    """Counts, then precision, recall and F1 in per cent, a row a name."""
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(heading)
    for column in ("gold n", "coded", "matched", "precision", "recall", "F1"):
        table.add_column(column, justify="right")
    for name, row in scores.items():
        measures = (f"{100 * value:.1f}" for value in (row.precision, row.recall, row.f1))
        table.add_row(name, str(row.gold), str(row.coded), str(row.matched), *measures)
    return table


def print_shares(tables: Mapping[str, Mapping[str, Share]], shown: Console) -> None:
    """Each table of shares, and below them what their columns mean."""
    for title, shares in tables.items():
        shown.print(shares_table(title, shares), "", sep="\n")
    if any(share.disputed for shares in tables.values() for share in shares.values()):
        note = "disputed: as many reviewers say so as not; bounds: the share if all of these were wrong, or right"
        shown.print(indented(note, style="dim"))
    if any(share.weighted for shares in tables.values() for share in shares.values()):
        shown.print(indented("* strata weighed by their size", style="dim"))


def shares_table(title: str, shares: Mapping[str, Share]) -> Table:
    """Counts, then share and 95% interval in per cent, a row a name."""
    disputed = any(share.disputed for share in shares.values())
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(title)
    for column in ("judged", "of these", "%", "95% interval", *(("disputed", "bounds") if disputed else ())):
        table.add_column(column, justify="right")
    for name, one in shares.items():
        share = "–" if one.share is None else f"{100 * one.share:.1f}{'*' if one.weighted else ''}"
        cells = [name, str(one.judged), str(one.right), share, span(one.low, one.high)]
        table.add_row(*cells, *([str(one.disputed), span(one.least, one.most)] if disputed else []))
    return table


def span(low: float | None, high: float | None) -> str:
    """ "71.2–88.0", in per cent."""
    return "–" if low is None or high is None else f"{100 * low:.1f}–{100 * high:.1f}"


def print_confusion(confusion: Mapping[str, Mapping[str, int]], shown: Console) -> None:
    """The most frequent confusions: gold, what it was coded as, how often."""
    wrong = [(number, gold, coded) for gold, row in confusion.items() for coded, number in row.items() if gold != coded]
    if not wrong:
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for heading in ("gold", "coded as"):
        table.add_column(heading)
    table.add_column("times", justify="right")
    for number, gold, coded in sorted(wrong, key=lambda one: (-one[0], one[1:]))[:CONFUSIONS_SHOWN]:
        table.add_row(gold, coded, str(number))
    shown.print(table)


def print_errors(rows: Sequence[Any], number: int, shown: Console) -> None:
    """Wrong rows with their sentences: outcome, gold and coded, each with words, roles and what else counts."""
    for row in rows[:number]:
        shown.print(Text(f"\n{row.outcome} · {row.record}", style="bold"))
        shown.print(indented(row.sentence))
        for name, side in (("gold ", row.gold), ("coded", row.coded)):
            shown.print(indented(f"{name}  {side_text(side)}"))
    if number and len(rows) > number:
        shown.print(Text(f"\n… and {len(rows) - number:,} more wrong rows", style="dim"))


def side_text(side: Any | None) -> str:
    """ "CONSULT “met” · Lavrov (RUS GOV) → Chung (KOR GOV) · mode visit · rule consult.meet", or a dash for nothing."""
    if side is None:
        return "—"
    who = ", ".join(side.actors) + (f" → {', '.join(side.recipients)}" if side.recipients else "")
    words = f" “{side.words}”" if side.words else ""
    facts = [f"{key} {value}" for key, value in side.details.items()]
    return " · ".join(part for part in (side.label + words, who.strip(), *facts) if part)
