"""A parsed document as plain sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.parse.attributes import Attributes
from dragoman.parse.sentence import Sentence, Token

BLANK_LINE = re.compile(r"\n\s*\n")
PLACES: list[int | str] = ["HEAD", "SENT_START", "IDX", "LENGTH", "IS_SPACE"]
NAMES: list[int | str] = ["TAG", "DEP", "POS", "LEMMA"]
# Tokens: lists, tables and rubbish have no end, and who reads a sentence looks at each word from each other.
LONGEST = 250
# The rule lemmatizer cuts -ed and -ing before it looks for a final e.
MENDED = {
    "stag": "stage",
    "impos": "impose",
    "condemne": "condemn",
    "test-fir": "test-fire",
    "fre": "free",
    "cit": "cite",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """A document's tokens, an attribute a list. ``heads`` are places in the document, ``starts`` characters of the
    article's text; ``firsts`` says where sentences begin."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    firsts: list[bool]
    spaces: list[bool]
    attributes: list[tuple[str, str]]


class Plain:
    """Makes sentences of parsed documents. ``attributes`` gives parts of speech and lemmas of a pipeline that leaves
    them out; with None they are the document's own."""

    def __init__(self, attributes: Attributes | None) -> None:
        self.attributes = attributes

    def sentences(self, doc: Doc, text: str, start: int) -> Iterator[Sentence]:
        """The sentences of a document, which is ``text`` from ``start`` on: blank ones left out, cut where a blank
        line ends a paragraph."""
        if not len(doc):
            return
        columns = self.columns(doc, text, start)
        breaks = [match.start() for match in BLANK_LINE.finditer(text, start)]
        index = 0
        for first, last in pieces(columns):
            kept = [place for place in range(first, last) if not columns.spaces[place]]
            if kept:
                paragraph = bisect_left(breaks, columns.starts[first])
                yield sentence(columns, kept, text, index, paragraph)
                index += 1

    def columns(self, doc: Doc, text: str, start: int) -> Columns:
        """All that is kept of a document's tokens."""
        heads, firsts, begins, lengths, spaces = doc.to_array(PLACES).astype("int64").T.tolist()
        tags, deps, pos, lemmas = doc.to_array(NAMES).T.tolist()
        known = {one: doc.vocab.strings[one] for one in {*tags, *deps, *pos, *lemmas}}
        starts = [begin + start for begin in begins]
        words = [text[begin : begin + length] for begin, length in zip(starts, lengths, strict=True)]
        tag_names, dep_names = [known[one] for one in tags], [known[one] for one in deps]
        if self.attributes is None:
            attributes = [(known[one], known[other]) for one, other in zip(pos, lemmas, strict=True)]
        else:
            attributes = self.attributes.all(doc, words, tag_names, dep_names)
        return Columns(
            words, tag_names, dep_names, [place + head for place, head in enumerate(heads)], starts,
            [first == 1 for first in firsts], [bool(one) for one in spaces], attributes,
        )  # fmt: skip


def pieces(columns: Columns) -> Iterator[tuple[int, int]]:
    """Sentences as places of tokens, cut at blank lines, over which the parser sometimes runs on, and where they are
    longer than any sentence is."""
    first = 0
    for place, word in enumerate(columns.words):
        if (columns.firsts[place] or place - first >= LONGEST) and place > first:
            yield first, place
            first = place
        if columns.spaces[place] and word.count("\n") > 1:
            if place > first:
                yield first, place
            first = place + 1
    if first < len(columns.words):
        yield first, len(columns.words)


def sentence(columns: Columns, kept: Sequence[int], text: str, index: int, paragraph: int) -> Sentence:
    """One sentence of the tokens kept, those that are white space left out; heads outside it become roots."""
    places = {place: position for position, place in enumerate(kept)}
    tokens = [token(columns, place, position, places) for place, position in places.items()]
    lift_subjects(tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for one in tokens:
        if one.head != one.index:
            children[one.head].append(one.index)
    for one, below in zip(tokens, children, strict=True):
        one.children = tuple(below)
    root = next((one.index for one in tokens if one.head == one.index), 0)
    first, last = tokens[0].start, tokens[-1].end
    return Sentence(index, first, last, text[first:last], paragraph, tokens, root)


def token(columns: Columns, place: int, position: int, places: dict[int, int]) -> Token:
    """One token as plain data. The lemma is in lower case, mended where the lemmatizer is known to cut too much."""
    word, begin = columns.words[place], columns.starts[place]
    pos, lemma = columns.attributes[place]
    lemma = lemma.lower()
    return Token(
        position, word, MENDED.get(lemma, lemma), columns.tags[place], pos, columns.deps[place],
        places.get(columns.heads[place], position), begin, begin + len(word),
    )  # fmt: skip


def lift_subjects(tokens: list[Token]) -> None:
    """Hang a subject on the verb where the parser hung it on the auxiliary: "MOSCOW and Seoul are committed"."""
    for one in tokens:
        above = tokens[one.head]
        if one.dep in ("nsubj", "nsubjpass") and above.dep in ("aux", "auxpass") and above.head != above.index:
            one.head = above.head
