"""The blocks of a page that somebody would type in, and what is said of each in the comments directly before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^(`{3,})\s*([\w{}-]*)\s*$")
COMMENT = re.compile(r"<!--\s*(.*?)\s*-->")
TYPED = ("sh", "bash", "console", "python")
LIKE_COMMANDS = re.compile(r"^(\$ )?(dragoman|make|pip|python|echo|cat|sqlite3) ", re.M)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. ``line`` is that of its fence, from 1; ``notes`` are the comments directly before it, in order:
    "not run: WHY", "run with: WORDS -> OTHER WORDS", "exit: STATUS", or "output" of a text that the block before prints."""

    page: str
    line: int
    language: str
    text: str
    notes: tuple[str, ...]

    @property
    def where(self) -> str:
        """The block's place, for messages."""
        return f"{self.page}:{self.line}"

    @property
    def not_run(self) -> str | None:
        """Why it is not run, or None; ``make`` sets environments up and is what runs the tests."""
        told = next((note.removeprefix("not run:").strip() for note in self.notes if note.startswith("not run:")), None)
        if told is None and all(line.startswith("make ") for line in self.text.splitlines()):
            return "make sets an environment of its own up"
        return told

    @property
    def is_typed(self) -> bool:
        """Whether somebody would type it: by its language, or, where none is named, by its looks."""
        return self.language in TYPED or (not self.language and LIKE_COMMANDS.search(self.text) is not None)

    @property
    def is_output(self) -> bool:
        """Whether it shows what the block before it prints."""
        return "output" in self.notes

    @property
    def status(self) -> int:
        """The exit status that the page tells."""
        return next((int(note.removeprefix("exit:")) for note in self.notes if note.startswith("exit:")), 0)

    @property
    def substitutions(self) -> list[tuple[str, str]]:
        """What is put in place of words that only the reader has."""
        given = [note.removeprefix("run with:") for note in self.notes if note.startswith("run with:")]
        return [(one.strip(), other.strip()) for one, _, other in (pair.partition("->") for pair in given)]


def blocks_of(path: Path, name: str) -> Iterator[Block]:
    """The blocks of a page in order, those that nobody types in, too."""
    notes: list[str] = []
    lines = iter(enumerate(path.read_text(encoding="utf-8").splitlines(), start=1))
    for number, line in lines:
        if found := FENCE.match(line):
            inside = []
            for _, one in lines:
                if one.strip() == found[1]:
                    break
                inside.append(one)
            yield Block(name, number, found[2], "\n".join(inside), tuple(notes))
            notes = []
        elif found := COMMENT.fullmatch(line.strip()):
            notes.append(found[1])
        else:
            notes = []
