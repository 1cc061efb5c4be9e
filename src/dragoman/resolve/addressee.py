"""To whom words are said: "told REPORTERS", "said in a letter to the COUNCIL", "replied to LAVROV"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse import Sentence, Token
from dragoman.resolve.speech_words import speech_words

PERSONAL = ("NOUN", "PROPN", "PRON")
THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what"})
SPEAKING = frozenset({"speak", "talk", "write", "address"})
HOLDING = frozenset({"in", "during", "on", "by"})  # "said IN a letter to …", "ON a call to …"


def addressee_of(sentence: Sentence, verb: int) -> int | None:
    """The head of whom a verb of saying addresses, as a token index; None where nobody is named."""
    cue = sentence.tokens[verb]
    if cue.lower == "according":
        return None
    found = (one for one in addressed(sentence, cue) if one.pos in PERSONAL and one.lower not in THINGS)
    return next((one.index for one in found), None)


def addressed(sentence: Sentence, cue: Token) -> Iterator[Token]:
    """The objects by which a verb can name who is spoken to, the surest first."""
    if cue.lemma in speech_words("addressing"):
        yield from sentence.children(cue.index, "dobj", "dative")
    if cue.lemma in speech_words("saying"):
        yield from to_whom(sentence, cue.index)
    for clause in sentence.children(cue.index, "advcl", "xcomp"):
        if clause.lemma in SPEAKING and clause.tag == "VBG":
            yield from to_whom(sentence, clause.index)
            yield from sentence.children(clause.index, "dobj") if clause.lemma == "address" else ()
    for preposition in sentence.children(cue.index, "prep"):
        if preposition.lower in HOLDING:
            for held in sentence.children(preposition.index, "pobj"):
                if held.lemma in speech_words("messages"):
                    yield from to_whom(sentence, held.index)


def to_whom(sentence: Sentence, head: int) -> Iterator[Token]:
    """The nouns that "to" binds to a word: persons and bodies, as names, pronouns or words for an audience."""
    for preposition in sentence.children(head, "prep", "dative"):
        if preposition.lower == "to":
            for noun in sentence.children(preposition.index, "pobj"):
                if noun.pos in ("PROPN", "PRON") or noun.lemma in speech_words("audiences"):
                    yield noun
