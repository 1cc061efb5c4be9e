"""Where views print: widths, colours, and what fits."""

from io import StringIO

import pytest
from rich.table import Table

from dragoman.views.console import PIPE_WIDTH, console, fits, indented, shows_colour


def test_a_pipe_is_wide_and_has_no_colour(monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    shown = console(StringIO())
    assert shown.width == PIPE_WIDTH
    assert not shows_colour(shown)


def test_colour_can_be_forced_and_forbidden(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert shows_colour(console(StringIO()))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not shows_colour(console(StringIO()))


@pytest.mark.parametrize(("length", "expected"), [(PIPE_WIDTH, True), (PIPE_WIDTH + 1, False)])
def test_what_fits_breaks_no_word(length, expected):
    table = Table("x", box=None, padding=0)
    table.add_row("y" * length)
    assert fits(table, console(StringIO())) is expected


def test_a_paragraph_is_set_in_on_every_line():
    stream = StringIO()
    console(stream).print(indented("word " * 60))
    assert [line[:4] for line in stream.getvalue().splitlines()] == ["  wo", "  wo"]
