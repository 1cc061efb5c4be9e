"""The reference of the command line, of the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
from markdown import code, literal, table

from dragoman.cli import main

HEAD = """# Command line

Every verb with its arguments and options, made of the program's own help. `-` is standard input or output; the format
of a file follows its suffix; progress and summaries go to standard error, answers to standard output.

The exit status is 0 when all was done. It is 2 when the command could not be carried out, or when some reports or lines
could not be read or coded; what could be is written all the same.

"""


def page() -> str:
    """The page."""
    return HEAD + "\n".join(command(one, path) for path, one in commands(main, ("dragoman",)))


def commands(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group, each group before its own."""
    for name in sorted(group.commands):
        found = group.commands[name]
        yield (*path, name), found
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))


def command(one: click.Command, path: tuple[str, ...]) -> str:
    """A command: how it is called, what it does, what can be set."""
    context = click.Context(one, info_name=" ".join(path))
    usage = " ".join([*path, *one.collect_usage_pieces(context)])
    parts = [f"{'#' * len(path)} {' '.join(path)}", f"```text\n{usage}\n```", *paragraphs(one.help or "")]
    rows = [option(each, context) for each in one.params if isinstance(each, click.Option) and not each.hidden]
    if rows:
        parts.append(table(("option", "what it does"), rows))
    return "\n\n".join(parts) + "\n"


def paragraphs(text: str) -> Iterator[str]:
    """A help text as Markdown: what click must not wrap (``\\b``) stands as it is."""
    for part in re.split(r"\n\s*\n", re.sub(r"\f.*", "", text, flags=re.S).strip()):
        if part.startswith("\b"):
            yield f"```text\n{part.removeprefix(chr(8)).strip(chr(10))}\n```"
        else:
            yield re.sub(r"\\`(.*?)\\`", r"`\1`", literal(" ".join(part.split())))


def option(one: click.Option, context: click.Context) -> tuple[str, str]:
    """An option as click itself describes it."""
    names, about = one.get_help_record(context) or ("", "")
    return code(names), re.sub(r"\\`(.*?)\\`", r"`\1`", literal(about)).replace("  ", " ")
