"""A profile for people: who it is, with whom it deals, what it does, whom it consists of, and what changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO

import numpy as np
from rich.console import Console
from rich.text import Text

from dragoman.store.profile import Profile
from dragoman.store.rows import Row
from dragoman.stories.alerts import Alert
from dragoman.stories.change_points import ChangePoint
from dragoman.views.alerts import story_line, what
from dragoman.views.colours import QUAD_COLOURS
from dragoman.views.console import console, indented
from dragoman.views.series import change_line, counted, levels
from dragoman.views.table import plain_table


def print_profile(
    one: Profile, name: str, changes: Sequence[ChangePoint], alerts: Sequence[Alert], stream: TextIO
) -> None:
    """Print a profile; ``name`` is what the subject is called in words."""
    shown = console(stream)
    shown.print(Text(name, style="bold"))
    for line in totals(one.totals):
        shown.print(indented(line))
    section(shown, "With whom", one.counterparts, ("counterpart", "stories", "does", "receives", "together", "conflict",
                                                   "mean_score"))  # fmt: skip
    print_time(shown, one)
    section(shown, "What", one.types, ("event_type", "stories", "does", "receives"))
    section(shown, "Who", one.persons, ("name", "office", "country", "sector", "stories"))
    if one.stories:
        shown.print(Text("\nMost reported", style="bold"))
        for story in one.stories:
            shown.print(indented(story_line(story)))
    shown.print(Text("\nWhat changed", style="bold"))
    for change in changes:
        shown.print(change_line(change))
    for alert in alerts:
        shown.print(indented(f"{alert.period} {what(alert)} (p = {alert.p:.2g})"))
    if not changes and not alerts:
        shown.print(indented("no new level, and no period that left its past"))


def totals(row: Row) -> list[str]:
    """What the numbers of a profile say, line by line."""
    span = f", {row['first_day']} to {row['last_day']}" if row["first_day"] else ""
    undated = f" ({row['without_day']:,} without a day)" if row["without_day"] else ""
    scores = [f"{row[f'score_as_{role}']:+.1f} as {role}" for role in ("actor", "recipient")
              if row[f"score_as_{role}"] is not None]  # fmt: skip
    roles = f"it acts in {row['acts']:,}, receives in {row['receives']:,}"
    return [
        f"{counted(row['stories'], 'stories')}{span}{undated}; {roles}",
        ", ".join(counted(row[name], name) for name in ("meetings", "statements", "reports")),
        f"mean score {', '.join(scores)}" if scores else "no scores",
    ]


def section(shown: Console, heading: str, listed: Sequence[Row], columns: Sequence[str]) -> None:
    """A heading and rows as a table, types in the colour of their quad category; nothing for no rows."""
    if not listed:
        return
    shown.print(Text(f"\n{heading}", style="bold"))
    table = plain_table(["  " + columns[0], *(column.replace("_", " ") for column in columns[1:])])
    for column, key in zip(table.columns, columns, strict=True):
        column.justify = "right" if isinstance(listed[0][key], int | float) else "left"
    for row in listed:
        first = Text(f"  {row[columns[0]]}", style=QUAD_COLOURS.get(row.get("quad_category", ""), ""))
        table.add_row(first, *("" if row[key] is None else str(row[key]) for key in columns[1:]))
    shown.print(table)


def print_time(shown: Console, one: Profile) -> None:
    """A line of levels for each quad category, each to its own scale, with its sum."""
    history = one.history
    if not history.starts:
        return
    first, last = history.starts[0], history.starts[-1]
    shown.print(Text(f"\nOver time, {first} to {last}, by {history.by}", style="bold"))
    conflict, material = history.counts["conflict"], history.counts["material conflict"]
    drawn = {"cooperation": history.counts["cooperation"], "verbal conflict": conflict - material,
             "material conflict": material}  # fmt: skip
    for name, numbers in drawn.items():
        style = QUAD_COLOURS.get(name, QUAD_COLOURS["verbal cooperation"])
        shown.print(Text(f"  {name:18}").append(levels(numbers.tolist()), style=style).append(f" {numbers.sum():.0f}"))


def profile_record(one: Profile, name: str, changes: Sequence[ChangePoint], alerts: Sequence[Alert]) -> str:
    """A profile as one JSON line."""
    history = one.history
    told = np.flatnonzero(history.counts["stories"])
    record: dict[str, Any] = {
        "subject": str(one.subject), "name": name, "totals": one.totals, "counterparts": one.counterparts,
        "types": one.types, "persons": one.persons, "stories": one.stories,
        "periods": [{"start": history.starts[place],
                     **{key: int(array[place]) for key, array in history.counts.items()}} for place in told],
        "changes": [change.to_dict() for change in changes], "alerts": [alert.to_dict() for alert in alerts],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, default=str)
