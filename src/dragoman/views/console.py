"""Where views print: a terminal as wide as it is, a pipe as wide as need be."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.text import Text

PIPE_WIDTH = 160
UNBOUNDED = 1_000_000


def console(stream: TextIO) -> Console:
    """A console on a stream; a pipe, which has no width, gets one that few lines need to be broken for."""
    return Console(file=stream, width=None if stream.isatty() else PIPE_WIDTH, highlight=False)


def shows_colour(shown: Console) -> bool:
    """Whether colours reach the reader: not in a pipe, not under NO_COLOR."""
    return shown.color_system is not None and not shown.no_color


def indented(text: str | Text, style: str = "") -> Padding:
    """A paragraph set in by two, its second line as its first."""
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, 2))


def fits(renderable: RenderableType, shown: Console) -> bool:
    """Whether something can be printed without breaking or clipping a word."""
    options = shown.options.update(max_width=UNBOUNDED)
    return Measurement.get(shown, options, renderable).minimum <= shown.width
