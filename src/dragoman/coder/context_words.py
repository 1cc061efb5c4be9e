"""The contexts of an act, from the words around it and from what its article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.coder.entry import ContextWords, Phrase
from dragoman.parse import Sentence

Index = Mapping[str, Sequence[ContextWords]]
# An article is about a context that so many of its sentences have words for, and at least this share of them.
SENTENCES, SHARE = 3, 0.4


def contexts_of(sentence: Sentence, index: Index, event_type: str = "") -> tuple[str, ...]:
    """The contexts whose words stand in a sentence, in order of first mention; words that count for acts of certain
    types only do so for ``event_type``."""
    lemmas = [token.lemma for token in sentence.tokens]
    found: dict[str, None] = {}
    for place, token in enumerate(sentence.tokens):
        for key in {token.lemma, token.lower}:
            for row in index.get(key, ()):
                if row.context in found or (row.types and event_type not in row.types):
                    continue
                if follows(lemmas, sentence, place, row.words):
                    found[row.context] = None
    return tuple(found)


def article_contexts(sentences: Sequence[Sentence], index: Index) -> tuple[str, ...]:
    """The contexts that an article is about as a whole, the commonest first."""
    counts = Counter(context for sentence in sentences for context in contexts_of(sentence, index))
    least = max(SENTENCES, SHARE * len(sentences))
    return tuple(context for context, count in counts.most_common() if count >= least)


def joined(own: Iterable[str], article: Iterable[str]) -> tuple[str, ...]:
    """The contexts of a sentence, then those of its article, each once."""
    return tuple(dict.fromkeys((*own, *article)))


def follows(lemmas: list[str], sentence: Sentence, place: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand from a place on, as lemmas or as they are."""
    if place + len(phrase) > len(lemmas):
        return False
    return all(word in (lemmas[place + step], sentence.tokens[place + step].lower) for step, word in enumerate(phrase))
