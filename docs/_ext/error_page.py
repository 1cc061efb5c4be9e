"""Every message of ``dragoman.errors``."""

from __future__ import annotations

import inspect

from markdown import literal

from dragoman import errors

HEAD = """# Error messages

Everything that Dragoman itself can complain of. On the command line each of these is one line on standard error and
exit status 2; in Python it is an exception of that name in `dragoman.errors`, all of them `DragomanError`, with what
stands in braces here in its `values`.

"""


def page() -> str:
    """The page, in the order of the file, which keeps like things together."""
    return HEAD + "\n".join(entry(one) for one in vars(errors).values() if is_message(one))


def is_message(one: object) -> bool:
    """Whether something is an error with a message of its own."""
    return inspect.isclass(one) and issubclass(one, errors.DragomanError) and one is not errors.DragomanError


def entry(one: type[errors.DragomanError]) -> str:
    """An error: its name, when it comes, what it says."""
    about = " ".join((inspect.getdoc(one) or "").split())
    return f"## {one.__name__}\n\n{about}\n\n> {literal(one.template)}\n"
