"""The table of parts of speech and lemmas: the same as the pipeline's own rules give, and bounded."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse import attributes
from dragoman.parse.attributes import Attributes, Named
from dragoman.parse.parser import DEFAULT_MODEL, Parser

TEXT = """The Foreign Ministry's spokesman, who'd met nobody, said "nothin'" had changed. There's no doubt that it is so.
Let's go, they're gonna lose; ain't it true? Y'all have got ta stop. Those were the talks that failed.

He did it. She had had enough, and does not regret having been freed. C'm on!  Rules,\tcut or set, apply."""


@pytest.fixture(scope="module")
def pipeline():
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


@pytest.fixture(scope="module")
def table(pipeline):
    return Attributes.of(pipeline)


def answers(table, doc):
    words, tags, deps = ([*row] for row in zip(*((one.text, one.tag_, one.dep_) for one in doc), strict=True))
    return [pair for pair, one in zip(table.all(doc, words, tags, deps), doc, strict=True) if not one.is_space]


def own(doc):
    return [(one.pos_, one.lemma_) for one in doc if not one.is_space]


def test_phrases_and_auxiliaries_have_the_pipelines_own_attributes(pipeline, table):
    # "let's", "there's", "gonna" have rules of two tokens; "did", "that", "had" depend on their place in the tree.
    doc = pipeline(TEXT)
    assert answers(table, doc) == own(doc)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TEXT.split(), "let", "'s", "gon", "na", "there", "is", "expl", "1990s", "Ünder"]), min_size=1))
def test_any_words_have_the_pipelines_own_attributes(pipeline, table, words):
    doc = pipeline(" ".join(words))
    assert answers(table, doc) == own(doc)


def test_what_is_remembered_is_bounded(pipeline, monkeypatch):
    # New words never end in a stream of news.
    monkeypatch.setattr(attributes, "MOST", 3)
    small = Attributes.of(pipeline)
    doc = pipeline("Ministers from seven countries met bankers.")
    assert answers(small, doc) == own(doc)
    assert len(small.known) <= 3


def test_a_pipeline_with_rules_of_another_kind_keeps_its_own_components():
    # A rule on shapes cannot be told from word, tag and dependency.
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    assert Attributes.of(nlp) is None


def test_a_pipeline_without_rules_has_no_table():
    assert Attributes.of(spacy.blank("en")) is None


@pytest.mark.parametrize(
    ("condition", "word", "held"),
    [("it", "It", True), ({"IN": ["do", "did"]}, "did", True), ({"REGEX": "^n[ou]thin'$"}, "nuthin'", True), ("it", "its", False)],
)
def test_words_that_rules_name_are_known_in_any_case(condition, word, held):
    assert (word in Named.of([condition])) is held


def test_a_condition_of_an_unknown_kind_is_not_guessed_at():
    assert Named.of([{"FUZZY": "word"}]) is None


def test_the_parser_gives_the_attributes_of_the_whole_pipeline(pipeline):
    tokens = [token for sentence in Parser().parse(TEXT) for token in sentence.tokens]
    doc = [one for one in pipeline(TEXT) if not one.is_space]
    assert [(one.text, one.pos, one.tag) for one in tokens] == [(one.text, one.pos_, one.tag_) for one in doc]
