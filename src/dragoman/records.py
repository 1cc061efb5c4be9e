"""The nouns every room speaks: frozen records, from an article to its events.

Offsets (``start``, ``end``) are characters into ``Article.text`` unless a field says otherwise, so that
``article.text[start:end] == record.text`` always holds. Absent values are ``None`` or an empty tuple.
Field names follow PLOVER (2021): actor and recipient, sector, event_type, mode, context, quad_category.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal

Status = Literal["asserted", "future", "historical", "hypothetical", "negated"]
STATUSES: tuple[Status, ...] = ("asserted", "future", "historical", "hypothetical", "negated")


def stable_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on the parts alone, on every machine and in every run."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Article:
    """One news report as it was read. ``date`` is the publication day, ``YYYY-MM-DD``.

    ``text_start`` is where the report itself begins: a dateline or date header before it ("SEOUL, March 25 —")
    stays in ``text``, so that offsets hold, but is not parsed.
    ``dateline`` is the place that the dateline names; ``source`` is the file and line it came from.
    """

    text: str
    id: str = ""
    date: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    text_start: int = 0
    dateline: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", stable_id(self.url, self.title, self.date, self.text))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the article."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Who a phrase stands for.

    ``country`` is ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, MNC, ISM, IMG; ``sector`` is one of PLOVER's;
    ``office`` is the post in words ("foreign minister"); ``reason`` says which knowledge decided it.
    """

    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    entity_id: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event: the words, and whom they stand for."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time and its ISO 8601 value: a date is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, a length of time
    P2D, a set P1W or XXXX-WXX-5 (TIMEX3).

    ``value_end`` closes a span ("between Monday and Friday"); ``reason`` names the rule; "duration" and "set" are no
    dates.
    """

    text: str
    start: int
    end: int
    value: str
    value_end: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and what it resolves to. ``kind`` is city, region, country or feature; ``division`` the province or
    state of the first level that a town or region lies in."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geoname_id: int | None = None
    kind: str = "city"
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: ``kind`` is money (or, where its noun says so, trade, aid, debt, penalty, loss or price), dead,
    injured, arrested, displaced, missing, weapons, troops, people, percentage or count.

    ``value`` is the number (the lower bound of a range), ``value_end`` its upper bound."""

    text: str
    start: int
    end: int
    kind: str
    value: float
    unit: str | None = None
    value_end: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted or reported words. ``kind`` is direct, mixed or indirect; ``cue`` is the verb of saying;
    ``carrier`` is the outlet or source that passed it on ("Sputnik reported"); ``addressee`` is to whom it was said."""

    text: str
    start: int
    end: int
    kind: str
    cue: str | None = None
    speaker: Participant | None = None
    carrier: str | None = None
    addressee: Participant | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word an event stands. ``kind`` is speaker or publisher."""

    text: str
    name: str
    kind: Literal["speaker", "publisher"]


@dataclass(frozen=True, slots=True)
class Act:
    """An event as worded: the coder's output, before anyone is identified or dated.

    ``head`` and ``tokens`` are token indices in its sentence (the trigger's head, and all trigger tokens);
    ``actor_heads`` and ``recipient_heads`` are the head tokens of the mentions, in the same order.
    ``symmetric`` acts have no recipient: all take part alike. ``dissent`` is the type that lexicon or classifier,
    whichever was outvoted, would have given; None where they agree or only one of them was heard.
    """

    sentence_index: int
    event_type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    status: Status
    trigger: Mention
    head: int
    tokens: tuple[int, ...]
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    actor_heads: tuple[int, ...]
    recipient_heads: tuple[int, ...]
    rule: str
    confidence: float
    future: bool = False
    symmetric: bool = False
    dissent: str | None = None


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A candidate act that was considered and not coded, and why: what ``dragoman explain`` shows."""

    sentence_index: int
    trigger: Mention
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one article, resolved: the record of the public interface.

    ``date_reason`` and ``place_reason`` say how day and place were chosen; a store and ``explain`` hold them, the
    record of JSON lines does not.
    """

    event_id: str
    article_id: str
    sentence_index: int
    sentence: str
    event_type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    quad_category: str
    score: float | None
    status: Status
    trigger: Mention
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: str | None
    date_end: str | None
    published: str | None
    place: Place | None
    attribution: tuple[Attribution, ...]
    figures: tuple[Figure, ...]
    confidence: float
    rule: str
    story_id: str | None
    coder_version: str
    dissent: str | None = None
    date_reason: str | None = None
    place_reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON lines write it: plain dicts and lists, in the documented order."""
        record = dataclasses.asdict(self)
        if record["place"] is not None:
            record["place"] = {key: record["place"][key] for key in PLACE_FIELDS}
        for key in UNWRITTEN:
            del record[key]
        record["figures"] = [{key: figure[key] for key in FIGURE_FIELDS} for figure in record["figures"]]
        return {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}

    def _repr_html_(self) -> str:
        """The event as HTML, which notebooks show: its sentence with the words marked, and what is known of it."""
        return str(import_module("dragoman.views.event_html").event_html(self))


UNWRITTEN = ("date_reason", "place_reason")
PLACE_FIELDS = ("text", "name", "country", "lat", "lon", "geoname_id")
FIGURE_FIELDS = ("text", "kind", "value", "unit")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a sentence says a given actor does to a given recipient. ``event_type`` is None where it says nothing;
    ``ranking`` holds (event_type, weight) pairs, best first."""

    event_type: str | None
    mode: str | None
    cameo: str | None
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """Where a sentence of the article stands."""

    index: int
    start: int
    end: int


Origin = Literal["correction", "import", "learned"]
Manner = Literal["person", "body", "country", "role"]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor under one affiliation, for one span of time: told by a person, imported, or learned from articles.

    ``names`` are all wordings, the first the one that is shown; ``country`` and ``sector`` are codes (a dictionary's
    own country codes stay as they are); ``since`` and ``until`` are YYYY, YYYY-MM or YYYY-MM-DD, empty where open, and
    ``until`` is not part of the span. ``manner`` is person, body, country, or role for a word such as "minister".
    ``source`` says where it was told: a file and line, a note, how many articles. ``code`` is the code of the
    dictionary that it came from. ``nobody`` marks a wording that stands for no actor.
    """

    names: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    since: str = ""
    until: str = ""
    manner: Manner = "body"
    origin: Origin = "import"
    source: str = ""
    code: str | None = None
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """What an article itself says of somebody it names: "Chung Eui-yong, South Korea's foreign minister"."""

    name: str
    manner: Manner
    country: str
    sector: str | None
    office: str | None
    sentence_index: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one article.

    ``desk`` is that of a report which is none of politics ("sport"), and has no events; ``passed_over`` is true where
    the filter left it at that, and nothing else was looked for.
    """

    article: Article
    sentences: tuple[SentenceSpan, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    entities: tuple[Participant, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    turned_down: tuple[TurnedDown, ...] = field(default=(), repr=False)
    desk: str | None = None
    passed_over: bool = False

    def _repr_html_(self) -> str:
        """The reading as HTML, which notebooks show: the text marked, every event beside its sentence."""
        # By name: records stand below the views, which alone know how a reading looks.
        return str(import_module("dragoman.views.html").reading_html(self))
