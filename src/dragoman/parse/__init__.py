"""Sentences and mentions: the only room that knows spaCy."""

from dragoman.parse.sentence import Sentence, Token

__all__ = ["Parser", "Sentence", "Token"]


def __getattr__(name: str) -> object:
    """Load the parser, and spaCy with it, only when it is asked for: ``dragoman --help`` has no use for it."""
    if name == "Parser":
        from dragoman.parse.parser import Parser

        return Parser
    raise AttributeError(name)
