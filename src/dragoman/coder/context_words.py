"""The contexts of an act, from the words around it."""

from __future__ import annotations

from dragoman.coder.entry import Phrase
from dragoman.parse import Sentence


def contexts_of(sentence: Sentence, index: dict[str, list[tuple[Phrase, str]]]) -> tuple[str, ...]:
    """The contexts whose words stand in a sentence, in order of first mention."""
    lemmas = [token.lemma for token in sentence.tokens]
    found: dict[str, None] = {}
    for place, token in enumerate(sentence.tokens):
        for key in {token.lemma, token.lower}:
            for phrase, context in index.get(key, ()):
                if context not in found and follows(lemmas, sentence, place, phrase):
                    found[context] = None
    return tuple(found)


def follows(lemmas: list[str], sentence: Sentence, place: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand from a place on, as lemmas or as they are."""
    if place + len(phrase) > len(lemmas):
        return False
    return all(word in (lemmas[place + step], sentence.tokens[place + step].lower) for step, word in enumerate(phrase))
