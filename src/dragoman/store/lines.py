"""Events as JSON lines, to a file or to standard output."""

from __future__ import annotations

import json
import math
import os
import sys
from typing import Any

from dragoman.records import Event, Reading
from dragoman.store.failures import PART_PRINTED, file_failures
from dragoman.store.text_writer import TextWriter
from dragoman.store.whole_text import whole_text
from dragoman.store.writer import Writer


def event_line(event: Event) -> str:
    """An event as one line of JSON, without its line end; its strings are such that UTF-8 can hold them."""
    record = event.to_dict()
    try:
        line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    except ValueError:
        # JSON has no infinity and no NaN: such a number is one that we do not have.
        line = json.dumps(finite(record), ensure_ascii=False)
    return whole_text(line)


def finite(value: Any) -> Any:
    """A record with null for every number that is not finite."""
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


class LinesWriter(TextWriter):
    """Writes ``.jsonl``: an event a line, in the order of the public interface."""

    def add(self, reading: Reading) -> None:
        """Write each event of the reading as a line."""
        self.write("".join(event_line(event) + "\n" for event in reading.events))


class StdoutWriter(Writer):
    """Writes JSON lines to standard output, each reading as soon as it is there.

    When the reader of the output goes away, ``add`` raises ``BrokenPipeError`` and nothing is printed about it.
    """

    def add(self, reading: Reading) -> None:
        """Write each event of the reading as a line, and let the reader have it."""
        lines = "".join(event_line(event) + "\n" for event in reading.events)
        try:
            with file_failures("standard output", PART_PRINTED):
                write_utf8(lines)
        except BrokenPipeError:
            silence_stdout()
            raise

    def close(self) -> None:
        """Flush; a reader that is gone needs no more of it."""
        try:
            with file_failures("standard output", PART_PRINTED):
                sys.stdout.flush()
        except BrokenPipeError:
            silence_stdout()

    def discard(self) -> None:
        """What was printed is printed."""


def write_utf8(text: str) -> None:
    """Print text as UTF-8, whatever the terminal's encoding: JSON lines are UTF-8 (RFC 8259)."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        raw.write(text.encode("utf-8"))
    sys.stdout.flush()


def silence_stdout() -> None:
    """Send the rest of standard output nowhere: at its exit Python flushes once more, and would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)
