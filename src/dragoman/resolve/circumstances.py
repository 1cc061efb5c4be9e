"""Events as worded to events resolved: who, when, where, on whose word, how many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dragoman.ontology import quad_of, score
from dragoman.parse import Sentence
from dragoman.records import (
    Act,
    Article,
    Attribution,
    DateMention,
    Entity,
    Event,
    KnownActor,
    Mention,
    Participant,
    Place,
    Quote,
    Reading,
    SentenceSpan,
    Status,
    TurnedDown,
    stable_id,
)
from dragoman.resolve.actors import ActorResolver, ArticleMemory
from dragoman.resolve.counterpart import with_counterparts
from dragoman.resolve.dates import FoundDate, event_date, find_dates, is_historical
from dragoman.resolve.distance import counted
from dragoman.resolve.durations import find_durations
from dragoman.resolve.event_date import is_spoken
from dragoman.resolve.evidence import SOMEWHERE
from dragoman.resolve.figures import FoundFigure, figures_of, find_figures
from dragoman.resolve.groups import members
from dragoman.resolve.named import everyone
from dragoman.resolve.places import FoundPlace, Gazetteer, event_place, find_places
from dragoman.resolve.quotes import FoundQuote, attribution_of, find_quotes, speaker_at
from dragoman.resolve.same_event import Told, lent
from dragoman.resolve.sighting import told_once
from dragoman.resolve.together import together


@dataclass(slots=True)
class Findings:
    """What was found in one article before its acts are resolved."""

    article: Article
    sentences: tuple[Sentence, ...]
    dates: list[FoundDate]
    places: list[FoundPlace]
    figures: list[FoundFigure]
    quotes: list[FoundQuote]
    memory: ArticleMemory


class Resolver:
    """Resolves the acts of one article at a time; its knowledge is read once. ``known`` are actors beside it."""

    def __init__(self, coder_version: str, known: Iterable[KnownActor] = ()) -> None:
        self.coder_version = coder_version
        self.actors = ActorResolver(known)
        self.gazetteer = Gazetteer()

    def learn(self, known: Iterable[KnownActor]) -> None:
        """Read what is to come with these actors beside the knowledge that ships."""
        self.actors = ActorResolver(known)

    def entity(self, phrase: str, date: str | None) -> Entity:
        """Whom a bare phrase stands for on a date."""
        return self.actors.entity(phrase, date)

    def reading(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        acts: Sequence[Act],
        turned_down: tuple[TurnedDown, ...],
    ) -> Reading:
        """The whole reading of an article whose acts have been coded."""
        found = self.find(article, sentences)
        told = [self.told(found, act, beside(act, acts)) for act in acts]
        events = unique(with_counterparts(lent(counted(told, acts, sentences)), acts, sentences))
        return Reading(
            article=article,
            sentences=tuple(SentenceSpan(one.index, one.start, one.end) for one in sentences),
            events=events,
            quotes=tuple(self.quote(found, quote) for quote in found.quotes),
            dates=tuple(expressions(found)),
            places=tuple(place.place for place in found.places),
            figures=tuple(figure.figure for figure in found.figures),
            entities=everyone(events, found.memory),
            sightings=told_once(found.memory.told),
            turned_down=turned_down,
        )

    def find(self, article: Article, sentences: tuple[Sentence, ...]) -> Findings:
        """Dates, places, figures, quotes and names of an article."""
        return Findings(
            article=article,
            sentences=sentences,
            dates=find_dates(sentences, article.date),
            places=find_places(sentences, self.gazetteer, article.dateline),
            figures=find_figures(sentences),
            quotes=find_quotes(sentences, article.text),
            memory=self.actors.memory(
                sentences, article.date, title=article.title, dateline=article.dateline, publisher=article.publisher
            ),
        )

    def told(self, found: Findings, act: Act, others: Sequence[Act]) -> Told:
        """One act with the circumstances that its own sentence gives, and how it was dated; ``others`` are the other
        acts of that sentence."""
        article, sentence = found.article, found.sentences[act.sentence_index]
        when = event_date(act, sentence, found.dates, article.date, found.sentences)
        where = event_place(act, sentence, found.places, article.dateline, found.sentences)
        actors = self.participants(found, act, act.actors, act.actor_heads) or self.voice(found, sentence, act)
        taken = {one.entity_id for one in actors if one.entity_id}
        names = [one.name for one in actors]
        recipients = self.participants(found, act, act.recipients, act.recipient_heads, names, scene(act, where.place))
        event = Event(
            event_id=stable_id(article.id, act.trigger.start, act.trigger.end, act.event_type),
            article_id=article.id,
            sentence_index=sentence.index,
            sentence=sentence.text,
            event_type=act.event_type,
            mode=act.mode,
            cameo=act.cameo,
            contexts=act.contexts,
            quad_category=quad_of(act.event_type),
            score=score(act.event_type, act.mode),
            status=status(act, when.value, article.date),
            trigger=act.trigger,
            actors=actors,
            recipients=tuple(one for one in recipients if one.entity_id not in taken or one.entity_id is None),
            date=when.value,
            date_end=when.value_end,
            published=article.date,
            place=where.place,
            attribution=self.attribution(found, sentence, act),
            figures=figures_of(act, sentence, found.figures, others),
            confidence=act.confidence,
            rule=act.rule,
            story_id=None,
            coder_version=self.coder_version,
            dissent=act.dissent,
            date_reason=when.reason,
            place_reason=where.reason,
        )
        return Told(event, when)

    def voice(self, found: Findings, sentence: Sentence, act: Act) -> tuple[Participant, ...]:
        """The speaker of the quotation in which words are said that name no doer: "… must be stopped"."""
        quote = speaker_at(sentence.index, act.head, found.quotes) if is_spoken(act.event_type) else None
        entity = self.speaker(found, quote)
        return (participant(quote.speaker, entity),) if quote and quote.speaker and entity else ()

    def participants(
        self,
        found: Findings,
        act: Act,
        mentions: Sequence[Mention],
        heads: Sequence[int],
        apart: Sequence[str] = (),
        scene: str | None = None,
    ) -> tuple[Participant, ...]:
        """Mentions resolved; those that turn out to be things or places are left out, and each entity stands once.

        ``apart`` are names that no pronoun among them stands for; ``scene`` is the country of those that say nothing
        of their own and would else be given the article's.
        """
        kept: dict[str, Participant] = {}
        sentence = found.sentences[act.sentence_index]
        for mention, head in zip(mentions, heads, strict=True):
            alone = partial(self.resolve, found, sentence, head, mention, apart)
            for entity in together(sentence, head, mention, found.memory, found.article.date, alone):
                if scene and entity.reason.endswith(SOMEWHERE):
                    entity = replace(entity, country=scene, reason="the country of the place")
                if is_party(entity, mention) and not only_place(found, act, head, entity):
                    kept.setdefault(entity.entity_id or mention.text.lower(), participant(mention, entity))
        known = tuple(one for one in kept.values() if one.country or members(one.text) is None)
        return known or tuple(kept.values())

    def resolve(
        self, found: Findings, sentence: Sentence, head: int, mention: Mention, apart: Sequence[str] = ()
    ) -> Entity:
        """Whom a mention stands for; first persons stand for the speaker of the words they are in."""
        speaker = None
        if mention.text.lower() in FIRST_PERSON:
            speaker = self.speaker(found, speaker_at(sentence.index, head, found.quotes))
        return self.actors.resolve(sentence, head, mention, found.memory, found.article.date, speaker, apart)

    def speaker(self, found: Findings, quote: FoundQuote | None) -> Entity | None:
        """The speaker of a quote, resolved."""
        return self.named(found, quote.speaker, quote.speaker_head) if quote is not None else None

    def named(self, found: Findings, mention: Mention | None, at: tuple[int, int] | None) -> Entity | None:
        """Whom words stand for, their head at (sentence index, token index)."""
        if mention is None or at is None:
            return None
        return self.actors.resolve(found.sentences[at[0]], at[1], mention, found.memory, found.article.date)

    def quote(self, found: Findings, quote: FoundQuote) -> Quote:
        """The record of a quote with speaker and addressee resolved."""
        speaker, addressee = self.speaker(found, quote), self.named(found, quote.addressee, quote.addressee_head)
        return replace(
            quote.quote,
            speaker=participant(quote.speaker, speaker) if speaker and quote.speaker else None,
            addressee=participant(quote.addressee, addressee) if addressee and quote.addressee else None,
        )

    def attribution(self, found: Findings, sentence: Sentence, act: Act) -> tuple[Attribution, ...]:
        """Who vouches for an act: the speakers of the words it stands in, then the outlet."""
        vouching = []
        for voice in attribution_of(act, sentence, found.quotes):
            name = voice.mention.text
            if voice.head is not None and voice.sentence_index is not None:
                said_in = found.sentences[voice.sentence_index]
                name = self.actors.resolve(said_in, voice.head, voice.mention, found.memory, found.article.date).name
            vouching.append(Attribution(voice.mention.text, name, voice.kind))
        publisher = found.article.publisher
        if publisher and all(one.name != publisher for one in vouching):
            vouching.append(Attribution(publisher, publisher, "publisher"))
        return tuple(vouching)


def expressions(found: Findings) -> list[DateMention]:
    """All expressions of time of an article in order: dates, lengths of time, sets."""
    dates = [one.date for one in found.dates]
    return sorted([*dates, *find_durations(found.sentences, dates)], key=lambda one: one.start)


def beside(act: Act, acts: Sequence[Act]) -> list[Act]:
    """The other acts of a sentence."""
    return [other for other in acts if other is not act and other.sentence_index == act.sentence_index]


# Acts whose victims are where the act is.
ON_THE_SPOT = frozenset({"ASSAULT", "COERCE"})
OF_SOMEBODY = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "COOPERATE"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves"})


def scene(act: Act, place: Place | None) -> str | None:
    """The country in which the victims of an act of force are, where its place tells one."""
    return place.country if place and act.event_type in ON_THE_SPOT else None


def participant(mention: Mention, entity: Entity) -> Participant:
    """The record of a mention and whom it stands for."""
    return Participant(
        mention.text,
        mention.start,
        mention.end,
        entity.name,
        entity.country,
        entity.sector,
        entity.office,
        entity.entity_id,
    )


def only_place(found: Findings, act: Act, head: int, entity: Entity) -> bool:
    """Whether words name no more than a place, of which nothing is demanded and which nobody blames: "praised the
    reopening of the STRAIT OF HORMUZ". Places are visited, attacked and left, though."""
    if entity.sector or act.event_type not in OF_SOMEBODY:
        return False
    return any(one.sentence_index == act.sentence_index and one.first <= head <= one.last for one in found.places)


def is_party(entity: Entity, mention: Mention) -> bool:
    """Whether a resolved mention can be a party: known to be one, or at least a name or a pronoun."""
    if entity.country or entity.sector:
        return True
    return any(word[:1].isupper() for word in mention.text.split()) or mention.text.lower() in PRONOUNS


PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who"}) | FIRST_PERSON


def status(act: Act, date: str | None, published: str | None) -> Status:
    """The status of an act once its date is known: what lies months back is historical."""
    return "historical" if act.status == "asserted" and is_historical(date, published) else act.status


def unique(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in order, each id once."""
    kept: dict[str, Event] = {}
    for event in events:
        kept.setdefault(event.event_id, event)
    return tuple(kept.values())
