"""A phrase where it stands: which words of a parsed text it is, and whom they stand for there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.parse import Sentence
from dragoman.records import Entity, Mention
from dragoman.resolve.actors import ActorResolver, ArticleMemory
from dragoman.resolve.evidence import SOMEWHERE


@dataclass(frozen=True, slots=True)
class Context:
    """A parsed text of a day, with what it says of its actors."""

    text: str
    date: str | None
    sentences: Sequence[Sentence]
    memory: ArticleMemory


def entity_there(resolver: ActorResolver, context: Context, phrase: Mention) -> Entity | None:
    """Whom a phrase of a text stands for; ``phrase`` has offsets in that text. None where it has no word there."""
    sentence = next((one for one in context.sentences if one.start <= phrase.start < one.end), None)
    heads = heads_of(sentence, phrase) if sentence else []
    if sentence is None or not heads:
        return None
    found = resolver.resolve(sentence, heads[-1], phrase, context.memory, context.date)
    if len(heads) > 1 and (found.country is None or found.reason == SOMEWHERE):
        # "Israeli army" of "Israeli army bulldozers": the nationality hangs on the bulldozers, too.
        first = resolver.resolve(sentence, heads[0], phrase, context.memory, context.date)
        return replace(found, country=first.country, reason=first.reason)
    return found


def heads_of(sentence: Sentence, phrase: Mention) -> list[int]:
    """The token on which a phrase's other tokens hang; all words of a phrase that stands before its noun."""
    inside = [token for token in sentence.tokens if phrase.start < token.end and token.start < phrase.end]
    own = {token.index for token in inside}
    free = [token.index for token in inside if token.head not in own or token.head == token.index]
    words = [index for index in free if sentence.tokens[index].pos not in ("PUNCT", "DET", "ADP")]
    if len(words) > 1 and all(sentence.tokens[index].head > max(own) for index in words):
        return words
    return (words or free)[:1]
