"""Whether the words around a date look back or ahead: tense read off a dependency parse."""

from __future__ import annotations

from dragoman.parse import Sentence, Token
from dragoman.resolve.date_words import date_words

PAST, UNKNOWN, FUTURE = -1, 0, 1


def direction(sentence: Sentence, index: int) -> int:
    """-1 where the verb above a token is past, 1 where it is future, 0 where the parse does not say."""
    below = sentence.tokens[index]
    if index and sentence.tokens[below.head].lower in date_words()["future"]["before"]:
        return told_by(sentence, sentence.tokens[sentence.tokens[below.head].head]) or FUTURE
    for above in sentence.ancestors(index):
        if below.dep == "poss":
            return UNKNOWN
        told = told_by(sentence, above)
        if told is not None:
            return told
        below = above
    return told_by(sentence, sentence.tokens[index]) or UNKNOWN


def told_by(sentence: Sentence, token: Token) -> int | None:
    """What one word says of time; None where the word above it must be asked."""
    words = date_words()["future"]
    if token.pos in ("ADJ", "VERB") and token.lemma in ("due", "schedule", "slate", "poise"):
        return FUTURE
    if token.pos not in ("VERB", "AUX"):
        return None
    auxiliaries = [child.lower for child in sentence.children(token.index, "aux", "auxpass")]
    if any(word in words["auxiliaries"] for word in auxiliaries):
        return PAST if "have" in auxiliaries else FUTURE
    if token.tag == "VBD" or any(word in ("was", "were", "had", "did", "has", "have", "been") for word in auxiliaries):
        return PAST
    if "to" in auxiliaries:
        return infinitive(sentence, token, words["heads"])
    if token.tag == "VBG":
        return FUTURE if any(word in ("is", "are", "am", "'s", "'re") for word in auxiliaries) else None
    return UNKNOWN if token.tag in ("VBZ", "VBP", "VB") else None


def infinitive(sentence: Sentence, token: Token, heads: list[str]) -> int | None:
    """"To meet" looks ahead after "due", "plans" or "is"; after anything else the word above decides."""
    head = sentence.tokens[token.head]
    if head.index != token.index and head.lemma in heads:
        return FUTURE
    return None
