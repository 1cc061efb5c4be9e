"""Sentences parsed once, tokens found by their words, and small lexicons: what the coder's tests share."""

from dataclasses import replace
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

from dragoman.coder.candidate import Candidate
from dragoman.coder.carrier import Carrier
from dragoman.coder.entry import Entry
from dragoman.coder.lexicon_files import Lexicon, load_lexicon
from dragoman.parse import Parser

BARE = Entry(
    "test.entry", "ASSAULT", None, None, (), (), (), None, None, False, {}, None, None, None, None, False, False, (), (),
)

WORDS = [
    "Iran", "Kenya's", "rebels", "troops", "attack", "attacked", "killed", "by", "of", "to", "that", "who", "and", ",",
    "talks", "held", "agreed", "refused", "will", "may", "not", "no", "the", "was", "threatened", "demanded", "plan",
    "Monday", "anti", "-", "government", "protests", "sanctions", "on", "against", "from", "if", "without", "including",
]
word_salads = st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join)
# The first example of a test that runs alone loads the parser, which takes longer than an example may.
unhurried = settings(deadline=None)


@cache
def parser():
    """The parser, loaded once."""
    return Parser()


@cache
def parse(text):
    """The one sentence of a text."""
    sentences = parser().parse(text)
    assert len(sentences) == 1, f"the parser split {text!r}"
    return sentences[0]


def at(sentence, word, nth=0):
    """The index of the nth token that is this word."""
    return [token.index for token in sentence.tokens if token.text == word][nth]


def words(sentence, indices):
    """Token indices as their words, space between."""
    return " ".join(sentence.tokens[index].text for index in indices)


def entry(**changes):
    """A lexicon entry that asks for nothing, but for the changes."""
    return replace(BARE, **changes)


def candidate(sentence, word, kind="verb", tokens=(), carrier=None, **fields):
    """A candidate at a word of a sentence; ``fields`` of an entry go to its entry, the others to the candidate."""
    own = {key: fields.pop(key) for key in ("actors", "recipients", "partners", "rejected") if key in fields}
    made = entry(**fields)
    indices = (at(sentence, word), *(at(sentence, other) for other in tokens))
    return Candidate(
        made, kind, indices[0], tuple(sorted(indices)), carrier or Carrier(), event_type=made.event_type,
        mode=made.mode, cameo=made.cameo, **own,
    )


def small_lexicon(**fields):
    """A lexicon without entries, with the word lists that ship, and with these fields."""
    return replace(Lexicon((), {}, {}, {}, {}, {}), lists=load_lexicon().lists, **fields)
