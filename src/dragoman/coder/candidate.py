"""Candidate acts of a sentence: tokens that a lexicon entry has words for, with their participants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.coder.carrier import Carrier, find_carrier
from dragoman.coder.entry import Entry
from dragoman.coder.lexicon_files import Lexicon
from dragoman.coder.match import unmet, words_of
from dragoman.coder.syntax import is_noun, is_verb
from dragoman.parse import Sentence, Token

SKIPPED_NOUN_DEPS = frozenset({"compound", "nmod", "npadvmod"})


@dataclass(slots=True)
class Candidate:
    """A trigger with its entry. ``actors`` and ``recipients`` are head tokens; ``rejected`` says why it is out."""

    entry: Entry
    kind: str
    head: int
    tokens: tuple[int, ...]
    carrier: Carrier
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    rejected: str | None = None
    event_type: str = ""
    mode: str | None = None
    cameo: str | None = None
    sources: tuple[int, ...] = ()

    @property
    def weight(self) -> tuple[int, int]:
        """How telling the wording is: words in it and conditions met."""
        return len(self.tokens) + self.entry.conditions, len(self.tokens)


def candidates(sentence: Sentence, lexicon: Lexicon) -> list[Candidate]:
    """The best entry of each trigger, those that fail a condition included, marked as rejected."""
    found = []
    for token in sentence.tokens:
        best = best_entry(sentence, token, lexicon)
        if best is not None:
            found.append(best)
    return found


def best_entry(sentence: Sentence, token: Token, lexicon: Lexicon) -> Candidate | None:
    """The most telling entry that fits a token; failing that one whose wording fits but whose conditions do not."""
    fitting: Candidate | None = None
    failing: Candidate | None = None
    for kind, phrase, entry in readings(token, lexicon):
        tokens = words_of(sentence, token, phrase, kind)
        if tokens is None:
            continue
        reason = unmet(sentence, token, entry, kind)
        carrier = find_carrier(sentence, token, lexicon) if kind == "noun" else Carrier()
        made = Candidate(
            entry, kind, token.index, tokens, carrier, rejected=reason, event_type=entry.event_type, cameo=entry.cameo
        )
        if reason is None and (fitting is None or made.weight > fitting.weight):
            fitting = made
        elif reason is not None and (failing is None or made.weight > failing.weight):
            failing = made
    return fitting or failing


def readings(token: Token, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...], Entry]]:
    """(kind, wording, entry) for every entry whose head could be this token."""
    if is_verb(token) and token.dep not in ("aux", "auxpass", "amod", "compound"):
        for key in {token.lemma, token.lower} if token.lemma != token.lower else (token.lemma,):
            for phrase, entry in lexicon.verbs.get(key, ()):
                yield "verb", phrase, entry
    if (is_noun(token) or token.tag == "VBG") and token.dep not in SKIPPED_NOUN_DEPS:
        for key in noun_keys(token):
            for phrase, entry in lexicon.nouns.get(key, ()):
                yield "noun", phrase, entry
    if token.pos in ("ADJ", "ADV") or token.tag in ("VBN", "JJ", "VBD", "IN", "RB"):
        for key in {token.lemma, token.lower}:
            for phrase, entry in lexicon.adjectives.get(key, ()):
                yield "adjective", phrase, entry


def noun_keys(token: Token) -> set[str]:
    """The forms under which a noun may stand: names in capitals keep their plural in the tagger's lemma."""
    keys = {token.lemma, token.lower}
    if token.pos == "PROPN" and token.lower.endswith("s"):
        keys.add(token.lower[:-1])
    return keys
