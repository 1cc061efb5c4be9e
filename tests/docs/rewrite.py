"""Writes into pages what their commands print today: ``python -m tests.docs.rewrite docs/tutorial.md``.

Look at the difference before you keep it: what a page shows is also what it says about.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.docs.blocks import blocks_of
from tests.docs.pages import outcomes_of, shared_store
from tests.docs.runner import REPOSITORY, Outcome, exchanges, warmed


def rewritten(name: str, scratch: Path, store: Path, calls: Path) -> str:
    """The text of a page with what its blocks print; where it shows … it keeps that."""
    path = REPOSITORY / name
    text = path.read_text(encoding="utf-8").splitlines()
    written = {one.line: one.text for one in blocks_of(path, name)}
    for outcome in reversed(outcomes_of(name, scratch, store, calls)):
        line = outcome.block.line
        shown = fresh(outcome, written[line])
        if shown is not None:
            text[line : line + len(written[line].splitlines())] = shown.splitlines()
        elif outcome.wrong:
            print(outcome.block.where, outcome.wrong, file=sys.stderr)
    return "\n".join(text) + "\n"


def fresh(outcome: Outcome, text: str) -> str | None:
    """The block as it should be, or None where it shows nothing that is printed."""
    if outcome.block.is_output and outcome.wrong:
        return "\n".join(line.rstrip() for line in "".join(outcome.printed).rstrip().splitlines())
    if outcome.block.language != "console" or not outcome.wrong or "\nexit " in outcome.wrong:
        return None
    parts = []
    for (command, _), printed in zip(exchanges(text), outcome.printed, strict=True):
        parts += ["$ " + command.replace("\n", "\n> "), *(line.rstrip() for line in printed.rstrip().splitlines())]
    return "\n".join(parts)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, warmed(Path(folder)) as calls:
        store = shared_store(Path(folder), calls)
        for number, name in enumerate(sys.argv[1:]):
            scratch = Path(folder) / str(number)
            scratch.mkdir()
            (REPOSITORY / name).write_text(rewritten(name, scratch, store, calls), encoding="utf-8")
