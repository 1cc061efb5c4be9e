"""Who a mention stands for: name, country, sector and office, from the article's own words and the knowledge files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from dragoman.parse import Sentence, Token
from dragoman.records import Entity, KnownActor, Mention
from dragoman.resolve.abbreviations import abbreviations
from dragoman.resolve.bare_phrase import bare_sentence
from dragoman.resolve.countries import explain_country
from dragoman.resolve.date_words import date_words
from dragoman.resolve.facts import FactIndex
from dragoman.resolve.found import Found
from dragoman.resolve.groups import members
from dragoman.resolve.identity import entity_id
from dragoman.resolve.knowledge import knowledge
from dragoman.resolve.layers import layered
from dragoman.resolve.memory import FIRST, PRONOUNS, SECOND, ArticleMemory, Seen, weigh
from dragoman.resolve.noun_phrase import mark
from dragoman.resolve.sighting import sighting, tells
from dragoman.resolve.who import Who

__all__ = ["ActorResolver", "ArticleMemory", "explain_country"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")
GIVEN = frozenset({"april", "may", "june", "august", "jan"})  # months that people are called, too
INNER = frozenset({"compound", "amod", "det", "nummod", "advmod", "punct", "case", "aux"})


class ActorResolver:
    """Resolves mentions to entities. The knowledge that ships is read on first use; ``known`` adds to it."""

    def __init__(self, known: Iterable[KnownActor] = ()) -> None:
        self.known = tuple(known)

    @cached_property
    def index(self) -> FactIndex:
        """All phrases of the knowledge files, and of the actors told beside them."""
        return layered(knowledge(), self.known)

    def memory(
        self,
        sentences: Sequence[Sentence],
        date: str | None,
        title: str | None = None,
        dateline: str | None = None,
        publisher: str | None = None,
    ) -> ArticleMemory:
        """What an article says of its actors; ``title`` and ``dateline`` help to tell which country it is about.

        A government as ``publisher`` speaks of its own posts and says "we".
        """
        memory = ArticleMemory(date=date, voice=self.voice(publisher, date))
        memory.marked = {sentence.index: mark(sentence, self.index) for sentence in sentences}
        memory.short_forms = abbreviations(sentences)
        opening = [mark(bare_sentence(text), self.index) for text in (title, dateline) if text]
        memory.countries = weigh([*opening, *memory.marked.values()])
        who = Who(memory, date, self.index)
        for sentence in sentences:
            for found in self.heads(sentence, who):
                if found.manner == "person" and found.named:
                    memory.name(found.entity())
                elif found.manner == "body" and found.named:
                    memory.name_body(found.entity())
                if tells(found):
                    memory.told.append(sighting(found, sentence.index))
        memory.countries = weigh([*opening, *memory.marked.values()], memory)
        for sentence in sentences:
            memory.seen[sentence.index] = self.sightings(sentence, who)
        return memory

    def voice(self, publisher: str | None, date: str | None) -> Entity | None:
        """The government that publishes a text itself; None for news."""
        known = self.entity(publisher, date) if publisher else None
        return known if known and known.country and known.sector in ("GOV", "MIL") else None

    def heads(self, sentence: Sentence, who: Who) -> list[Found]:
        """What each noun phrase of a sentence says by itself."""
        return [
            who.describe(sentence, token.index, alone=True)
            for token in sentence.tokens
            if token.pos in ("NOUN", "PROPN") and token.dep not in INNER and not is_calendar(token)
        ]

    def sightings(self, sentence: Sentence, who: Who) -> list[Seen]:
        """The actors of a sentence, as later pronouns look for them."""
        seen = []
        for token in sentence.tokens:
            if token.pos not in ("NOUN", "PROPN") or token.dep in INNER or is_calendar(token):
                continue
            found = who.describe(sentence, token.index)
            subject = token.dep in SUBJECTS
            full_name = subject and found.named and found.manner == "person" and len(found.name.split()) > 1
            if found.manner and (found.country or found.sector or full_name):
                plural = token.tag in ("NNS", "NNPS")
                entity = found.entity()
                seen.append(
                    Seen(sentence.index, token.index, subject, found.manner, entity, found.named, plural, token.head)
                )
        return seen

    def resolve(
        self,
        sentence: Sentence,
        head: int,
        mention: Mention,
        memory: ArticleMemory,
        date: str | None,
        speaker: Entity | None = None,
        apart: Collection[str] = (),
    ) -> Entity:
        """Whom a mention stands for. ``head`` is its head token; ``speaker`` is who says "we" and "I" there; a pronoun
        never stands for anybody whose name is among ``apart``: nobody urges himself when he "urged HIM"."""
        word = sentence.tokens[head].lower
        if word in PRONOUNS and sentence.tokens[head].text != "US":
            return self.pronoun(sentence, head, mention, memory, speaker, apart)
        if members(mention.text) == ():
            return Entity(mention.text, reason="a name for several countries")
        found = Who(memory, date, self.index).describe(sentence, head)
        if not found.name:
            found.name = mention.text
        return found.entity()

    def pronoun(
        self,
        sentence: Sentence,
        head: int,
        mention: Mention,
        memory: ArticleMemory,
        speaker: Entity | None,
        apart: Collection[str],
    ) -> Entity:
        """Whom a pronoun stands for; the pronoun itself, of no country, where that cannot be told."""
        word = sentence.tokens[head].lower
        if word in FIRST:
            known = speaker or memory.voice or memory.pronoun("he", sentence.index, head)
            known = known if known and known.country and known.sector else None
            reason = (
                "speaker of the quotation" if speaker else "publisher" if memory.voice else "person spoken of before"
            )
        else:
            verb = sentence.tokens[head].head if sentence.tokens[head].dep in ("dobj", "dative") else -2
            known = None if word in SECOND else memory.pronoun(word, sentence.index, head, verb, apart)
            reason = "pronoun, from the text before"
        return replace(known, reason=reason) if known else Entity(mention.text, reason="pronoun, not resolved")

    def entity(self, phrase: str, date: str | None = None) -> Entity:
        """Whom a bare phrase stands for, read without a parser: "Russian Foreign Minister Sergey Lavrov"."""
        sentence = bare_sentence(phrase)
        if not sentence.tokens:
            return Entity(phrase, reason="empty phrase")
        memory = ArticleMemory(date=date)
        memory.marked = {sentence.index: mark(sentence, self.index)}
        found = Who(memory, date, self.index).describe(sentence, sentence.root)
        if not found.name:
            found.name = phrase
        return replace(found.entity(), entity_id=found.entity().entity_id or entity_id(found.name, found.country, ""))


def is_calendar(token: Token) -> bool:
    """Whether a token names a day or a month, which the tagger takes for a name: nobody is called MONDAY."""
    words = {**date_words()["weekdays"], **date_words()["months"]}
    named = token.lower in words and token.lower not in GIVEN
    return named and token.dep in ("pobj", "npadvmod", "nmod", "appos", "dep")
