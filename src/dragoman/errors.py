"""Every message that a user can see, in one place: what is wrong, where, and what to do about it.

Each error is a class with a template; the command line prints the message and leaves with status 2.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors that the package raises on purpose."""

    template = "{message}"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.template.format(**values))


class ModelMissing(DragomanError):
    """A spaCy pipeline that is not installed."""

    template = (
        "the spaCy pipeline '{model}' is not installed. Install it with pip, or leave --model out "
        "to use the one that comes with Dragoman."
    )
