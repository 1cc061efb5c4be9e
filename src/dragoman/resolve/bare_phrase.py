"""A phrase without a parser as a sentence: the last word before "of", "for" or a comma heads what stands before it."""

from __future__ import annotations

import re

from dragoman.parse import Sentence, Token
from dragoman.resolve.knowledge import knowledge
from dragoman.resolve.spelling import words_of

WORD = re.compile(r"[^\W_]\.(?:[^\W_]\.)+|[^\W_]+(?:[’'-][^\W_]+)*\.?|,|['’]s\b|\S")
PREPOSITIONS = ("of", "for", "in", "from", "at", "to")


def bare_sentence(phrase: str) -> Sentence:
    """The phrase as one sentence, its root the head of the whole."""
    tokens = [token(index, found) for index, found in enumerate(WORD.finditer(phrase))]
    if not tokens:
        return Sentence(0, 0, len(phrase), phrase, 0, [])
    root = join(tokens)
    for one in tokens:
        one.children = tuple(other.index for other in tokens if other.head == one.index != other.index)
    return Sentence(0, 0, len(phrase), phrase, 0, tokens, root)


def token(index: int, found: re.Match[str]) -> Token:
    """One word: a name where it is capitalised."""
    text = found.group()
    pos = "PUNCT" if not text[0].isalnum() else "PROPN" if text[0].isupper() else "NOUN"
    tag = {"PUNCT": ",", "PROPN": "NNP", "NOUN": "DT" if text in ("the", "a", "an") else "NN"}[pos]
    if text.lower() in PREPOSITIONS:
        pos, tag = "ADP", "IN"
    return Token(index, text, text.lower(), tag, pos, "compound", index, found.start(), found.end())


def join(tokens: list[Token]) -> int:
    """Hang every word on its head; returns the root."""
    root, start = -1, 0
    while start < len(tokens):
        stop = next((i for i in range(start, len(tokens)) if tokens[i].text == ","), len(tokens))
        if stop > start:
            head = join_piece(tokens[start:stop]).index
            tokens[head].dep, tokens[head].head = ("ROOT", head) if root < 0 else ("appos", root)
            root = head if root < 0 else root
        if stop < len(tokens):
            tokens[stop].dep, tokens[stop].head = "punct", max(root, 0)
        start = stop + 1
    return max(root, 0)


def named_after(tokens: list[Token], cut: int) -> bool:
    """Whether a name follows a post and its country: "ambassador to Germany Richard Grenell"."""
    rest = tokens[cut + 1 :]
    if tokens[cut].lower != "to" or not rest or rest[-1].pos != "PROPN":
        return False
    first = next(knowledge().find(words_of(rest)), None)
    return first is not None and first.last < rest[-1].index


def join_piece(tokens: list[Token]) -> Token:
    """Hang the words of one piece between commas; returns its head."""
    cut = next((place for place, one in enumerate(tokens) if place and one.pos == "ADP"), len(tokens))
    cut = len(tokens) if cut < len(tokens) and named_after(tokens, cut) else cut
    own = tokens[:cut]
    head = own[-1].index
    for one in own[:-1]:
        one.head, one.dep = head, "compound"
    if cut < len(tokens):
        tokens[cut].head, tokens[cut].dep = head, "prep"
        if cut + 1 < len(tokens):
            owner = join_piece(tokens[cut + 1 :])
            owner.head, owner.dep = tokens[cut].index, "pobj"
    return own[-1]
