"""The vocabulary of saying, read once from ``data/speech.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from dragoman.parse import Sentence, Token


@cache
def speech_words(group: str) -> frozenset[str]:
    """One list of the file as a set."""
    return frozenset(tables()[group])


@cache
def tables() -> dict[str, list[str]]:
    """All lists of the file."""
    text = resources.files("dragoman.resolve").joinpath("data", "speech.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def is_saying(token: Token) -> bool:
    """Whether a token is a verb that introduces or closes words."""
    return token.lemma in speech_words("saying") and (token.pos == "VERB" or token.tag.startswith("VB"))


def only_begins(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says no more than that something goes on or begins: "CONTINUED to attack others"."""
    return verb.lemma in speech_words("aspectual") and any(sentence.children(verb.index, "xcomp"))


def is_outlet(sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase names or is an outlet: "Sputnik", "the Kyiv Post", "state television"."""
    token = sentence.tokens[head]
    if token.text in speech_words("outlet_endings"):
        return True
    parts = [sentence.tokens[index] for index in sentence.subtree(head) if index <= head]
    names = [part.text for part in parts if part.pos == "PROPN" and part.index > head - 4]
    if " ".join(names) in speech_words("outlets"):
        return True
    # "Ali MEHR" is no agency, "Iran's Mehr" is one.
    before = [child for child in sentence.children(head, "compound") if child.index < head and child.pos == "PROPN"]
    within_name = any(child.text[0].isupper() for child in before)
    return token.text in speech_words("outlets") and not within_name
