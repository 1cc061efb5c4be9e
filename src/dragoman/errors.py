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


class LexiconInvalid(DragomanError):
    """A file of the event lexicon that cannot be read as ``coder/lexicon/README.md`` describes."""

    template = "the event lexicon file {file} is not as its README describes: {why}"


class ArticleTooLong(DragomanError):
    """An article beyond the size that is parsed as one report."""

    template = "the article has {size:,} characters, more than the {limit:,} of one report. Split it into its reports."


class DateInvalid(DragomanError):
    """A publication date that is not a day."""

    template = "'{date}' is not a day written YYYY-MM-DD, such as 2021-03-25."


class SpanInvalid(DragomanError):
    """A pair's span outside its sentence."""

    template = "the span {span} does not lie in the sentence of {length} characters; give (start, end) in characters."


class NothingCoded(DragomanError):
    """A run in which no article could be coded: nothing was written."""

    template = "nothing could be coded, and nothing was written. {why}"
