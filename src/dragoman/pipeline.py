"""The edge: one report through all rooms, from its text to its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.coder.acts import ActCoder
from dragoman.coder.borne_out import borne_out
from dragoman.coder.context_words import article_contexts
from dragoman.coder.draft import Draft
from dragoman.coder.judgement import judged
from dragoman.coder.pair_classifier import CPU, PairClassifier, Shares, shipped
from dragoman.coder.pair_encoding import Pair
from dragoman.coder.relation import relate
from dragoman.coder.relevance import Desk, load_relevance
from dragoman.coder.settle import settle
from dragoman.errors import ArticleTooLong, DateInvalid, DragomanError, SpanInvalid
from dragoman.parse import Sentence
from dragoman.parse.parser import DEFAULT_MODEL, Parser
from dragoman.read import article_from_text
from dragoman.read.limits import MAX_CHARACTERS
from dragoman.records import Article, Entity, KnownActor, Mention, Reading, Relation
from dragoman.resolve.circumstances import Resolver
from dragoman.resolve.known_actor import digest_of
from dragoman.resolve.phrase_in_context import Context, entity_there
from dragoman.stories import with_stories

Span = tuple[int, int]
BATCH_CHARACTERS = 200_000
NOTHING = Relation(None, None, None, 0.0)


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article as far as the lexicon and the parse go. One of another ``desk`` has no drafts, and one that the filter
    passed over no sentences either."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    drafts: Sequence[Draft] = ()
    desk: Desk | None = None
    passed_over: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Drafted articles, the pairs that they ask for, and the answers as they come."""

    drafted: list[Drafted]
    pairs: list[Pair]
    answers: Iterator[Shares]


def coder_version(model: str, actors: Iterable[KnownActor] = (), every_desk: bool = False) -> str:
    """What rows are marked with: the package, the pipeline, a digest of what was told of actors, and whether reports of
    every desk are coded."""
    digest = digest_of(actors)
    return f"{__version__}+{model}" + (f"+actors-{digest}" if digest else "") + ("+every-desk" if every_desk else "")


class Coder:
    """Reads reports. ``model`` is an installed spaCy pipeline; ``batch`` the most articles parsed at once.

    ``weights`` is a folder that `dragoman train` wrote, in the place of the classifier that ships. One trained on an
    ontology of your own answers ``relation`` alone; articles are then coded by the lexicon. ``actors`` are known beside
    those that ship: imported, corrected, or learned (``records.KnownActor``). Reports of other desks than the political
    (``coder/desks``) have no events, save with ``every_desk``; with ``filter`` those of a stream are not even parsed:
    their readings are empty, and say so (``Reading.passed_over``). ``threads`` answer the classifier's pairs,
    on ``providers`` of onnxruntime's.
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        batch: int = 32,
        weights: Path | None = None,
        actors: Iterable[KnownActor] = (),
        filter: bool = False,
        every_desk: bool = False,
        threads: int = 2,
        providers: Sequence[str] = CPU,
    ) -> None:
        self.parser = Parser(model, batch)
        self.act_coder = ActCoder()
        self.batch = batch
        self.weights = weights
        self.filter = filter
        self.relevance = None if every_desk else load_relevance()
        self.threads = threads
        self.providers = tuple(providers)
        self.known_actors = tuple(actors)
        self._context: Context | None = None

    @cached_property
    def classifier(self) -> PairClassifier | None:
        """The classifier of given pairs; None where no weights are given and the package has none."""
        return PairClassifier(self.weights, self.threads, self.providers) if self.weights else shipped(
            self.threads, self.providers
        )

    @cached_property
    def article_classifier(self) -> PairClassifier | None:
        """The classifier that has a say in what articles report: one that knows PLOVER's types."""
        return None if self.classifier is None or self.classifier.own else self.classifier

    @cached_property
    def resolver(self) -> Resolver:
        """Who, when, where, on whose word and how many; its knowledge is loaded when first asked."""
        version = coder_version(self.parser.model, self.known_actors, self.relevance is None)
        return Resolver(version, self.known_actors)

    def load(self) -> None:
        """Load all that is loaded when first asked for: the classifier and the tables of the resolve room."""
        self.read("France and Germany signed a treaty in Paris on Monday.", date="2021-03-25")

    def learn(self, actors: Iterable[KnownActor]) -> None:
        """Take what has been learned of actors since: the articles to come are read with ``actors`` in place of those
        known before. What was told must be as it was: rows are still marked with the version of before."""
        self.resolver.learn(actors)

    def read(
        self,
        text: str,
        date: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        id: str | None = None,
        url: str | None = None,
    ) -> Reading:
        """Code one report. ``date`` is its publication day, ``YYYY-MM-DD``.

        Raises ``DateInvalid`` for another form of date and ``ArticleTooLong`` beyond a million characters.
        """
        if date is not None and not valid_day(date):
            raise DateInvalid(date=date)
        article = article_from_text(text, id=id, date=date, publisher=publisher, title=title, url=url)
        return next(self.readings(self.ask(list(self.drafted([article], None))), None))

    def read_all(
        self, articles: Iterable[Article], on_failure: Callable[[Article, Exception], None] | None = None
    ) -> Iterator[Reading]:
        """Code a stream of articles in order, parsed in batches.

        While the classifier answers what one batch asks, the next is parsed. An article that cannot be coded goes to
        ``on_failure`` and the stream goes on; without it the error is raised.
        """
        asked: Batch | None = None
        for group in grouped(articles, self.batch):
            following = self.ask(self.batch_of(group, on_failure))
            if asked is not None:
                yield from self.readings(asked, on_failure)
            asked = following
        if asked is not None:
            yield from self.readings(asked, on_failure)

    def batch_of(
        self, group: Sequence[Article], on_failure: Callable[[Article, Exception], None] | None
    ) -> list[Drafted]:
        """The articles of a group that could be drafted, in order, those passed over without sentences."""
        desks = {id(article): self.desk(article) for article in group} if self.filter else {}
        read = [article for article in group if desks.get(id(article)) is None]
        drafted = {id(one.article): one for one in self.drafted(read, on_failure)}
        found = []
        for article in group:
            if (desk := desks.get(id(article))) is not None:
                found.append(Drafted(article, desk=desk, passed_over=True))
            elif id(article) in drafted:
                found.append(drafted[id(article)])
        return found

    def desk(self, article: Article) -> Desk | None:
        """The desk of a report that is none of politics."""
        return None if self.relevance is None else self.relevance.desk(article.text)

    def readings(self, batch: Batch, on_failure: Callable[[Article, Exception], None] | None) -> Iterator[Reading]:
        """The readings of a batch whose pairs have been asked for."""
        try:
            shares = dict(zip(batch.pairs, batch.answers, strict=True))
        except Exception:
            shares = {}  # one pair broke the batch: each article is asked again by itself, and only that one is lost
        for one in batch.drafted:
            if one.passed_over:
                yield Reading(one.article, desk=one.desk.name if one.desk else None, passed_over=True)
                continue
            try:
                known = shares or self.asked_again(one.drafts)
                found = self.reading(one.article, one.sentences, one.drafts, known)
                yield replace(found, desk=one.desk.name) if one.desk else found
            except Exception as error:
                report(one.article, error, on_failure)

    def asked_again(self, drafts: Sequence[Draft]) -> dict[Pair, Shares]:
        """The classifier's answers to one article's pairs."""
        if self.article_classifier is None:
            return {}
        pairs = pairs_of(drafts)
        return dict(zip(pairs, self.article_classifier.classify(pairs), strict=True))

    def drafted(
        self, group: Sequence[Article], on_failure: Callable[[Article, Exception], None] | None
    ) -> Iterator[Drafted]:
        """Articles with their sentences and what the lexicon finds in each."""
        for article, sentences in self.parsed(group, on_failure):
            propose = self.article_classifier is not None
            try:
                desk = self.desk(article)
                drafts = [] if desk else [self.act_coder.draft(sentence, propose) for sentence in sentences]
            except Exception as error:
                report(article, error, on_failure)
            else:
                yield Drafted(article, sentences, drafts, desk)

    def ask(self, drafted: list[Drafted]) -> Batch:
        """A batch of drafted articles, the classifier set to work on all its pairs."""
        if self.article_classifier is None:
            return Batch(drafted, [], iter(()))
        pairs = pairs_of(draft for one in drafted for draft in one.drafts)
        return Batch(drafted, pairs, self.article_classifier.ask(pairs))

    def parsed(
        self, group: Sequence[Article], on_failure: Callable[[Article, Exception], None] | None
    ) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
        """Parse a batch; when one text breaks it, each text by itself."""
        fitting = [article for article in group if len(article.text) <= MAX_CHARACTERS]
        for article in group:
            if len(article.text) > MAX_CHARACTERS:
                report(article, ArticleTooLong(size=len(article.text), limit=MAX_CHARACTERS), on_failure)
        try:
            done = list(self.parser.parse_all((article.text, article.text_start) for article in fitting))
        except Exception:
            yield from self.parsed_singly(fitting, on_failure)
        else:
            yield from zip(fitting, done, strict=True)

    def parsed_singly(
        self, group: Sequence[Article], on_failure: Callable[[Article, Exception], None] | None
    ) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
        """Parse texts one by one, so that only the broken one is lost."""
        for article in group:
            try:
                sentences = self.parser.parse(article.text, article.text_start)
            except Exception as error:
                report(article, error, on_failure)
            else:
                yield article, sentences

    def reading(
        self, article: Article, sentences: tuple[Sentence, ...], drafts: Sequence[Draft], shares: Mapping[Pair, Shares]
    ) -> Reading:
        """All that the rooms find in a drafted article whose pairs have been judged."""
        lexicon = self.act_coder.lexicon
        topics = article_contexts(sentences, lexicon.contexts)
        coded = [settle(draft, shares, lexicon, topics) for draft in drafts]
        acts = borne_out([act for found, _ in coded for act in found], lexicon.conditional)
        turned_down = tuple(candidate for _, rejected in coded for candidate in rejected)
        found = self.resolver.reading(article, sentences, acts, turned_down)
        return replace(found, events=with_stories(found.events))

    def entity(
        self, phrase: str, date: str | None = None, context: str | None = None, start: int | None = None
    ) -> Entity:
        """Whom a phrase stands for on a date: "Russian Foreign Minister Sergey Lavrov".

        With ``context``, a text in which the phrase stands (the first time at or after ``start``, a character), that
        text's other words count, too: "the minister". ``Entity.reason`` says what decided. A bare phrase takes well
        under a millisecond; a context is parsed once and kept until another is given.

        Raises ``DateInvalid`` for a date in another form than ``YYYY-MM-DD``.
        """
        if date is not None and not valid_day(date):
            raise DateInvalid(date=date)
        place = -1 if context is None else context.find(phrase, start or 0)
        if context is None or place < 0:
            return self.resolver.entity(phrase, date)
        where = Mention(phrase, place, place + len(phrase))
        there = entity_there(self.resolver.actors, self.context(context, date), where)
        return there or self.resolver.entity(phrase, date)

    def context(self, text: str, date: str | None) -> Context:
        """A text parsed for its phrases; the last one is kept."""
        if self._context is None or (self._context.text, self._context.date) != (text, date):
            sentences = self.parser.parse(text)
            self._context = Context(text, date, sentences, self.resolver.actors.memory(sentences, date))
        return self._context

    def relation(self, sentence: str, actor: Span, recipient: Span | None = None) -> Relation:
        """What a sentence says that one participant does to another; both are (start, end) characters in it.

        Raises ``SpanInvalid`` for a span that is not in the sentence.
        """
        for span in (actor, recipient):
            if span is not None and not 0 <= span[0] < span[1] <= len(sentence):
                raise SpanInvalid(span=span, length=len(sentence))
        own = self.classifier is not None and self.classifier.own
        lexical = NOTHING if own else relate(self.act_coder, self.parser.parse(sentence), actor, recipient)
        if self.classifier is None:
            return lexical
        return judged(self.classifier.classify([Pair(sentence, actor, recipient)])[0], lexical)


def loaded_coder(model: str | None = None, **settings: Any) -> Coder:
    """A coder with all loaded that is otherwise loaded when first asked for; ``settings`` are its arguments."""
    coder = Coder(model or DEFAULT_MODEL, **settings)
    coder.load()
    return coder


def pairs_of(drafts: Iterable[Draft]) -> list[Pair]:
    """All pairs that some drafts ask for, each once."""
    return list(dict.fromkeys(pair for draft in drafts for pair in draft.pairs()))


def report(article: Article, error: Exception, on_failure: Callable[[Article, Exception], None] | None) -> None:
    """Hand a failure over, or raise it where nobody takes it."""
    if on_failure is None:
        raise error
    on_failure(article, error)


def grouped(articles: Iterable[Article], most: int) -> Iterator[list[Article]]:
    """Articles in batches that are bounded in number and in characters."""
    stream = iter(articles)
    while group := list(islice(stream, 1)):
        size = len(group[0].text)
        while len(group) < most and size < BATCH_CHARACTERS:
            following = next(stream, None)
            if following is None:
                break
            group.append(following)
            size += len(following.text)
        yield group


def valid_day(date: str) -> bool:
    """Whether a date is a real day written YYYY-MM-DD."""
    import datetime

    try:
        return datetime.date.fromisoformat(date).isoformat() == date
    except ValueError:
        return False


__all__ = ["Coder", "DragomanError"]
