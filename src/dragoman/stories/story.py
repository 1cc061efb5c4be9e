"""One event told by many: for each field what most reports say, and what others say instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Article, Event, Figure, Participant, Place
from dragoman.stories.profile import full_day
from dragoman.stories.thread import Moment
from dragoman.stories.words import vector

COUNTRY = "cty:"  # how the identifier of a country begins
MOST_ARTICLES, MOST_SENTENCES = 12, 5
COUNTED = ("dead", "injured", "arrested", "displaced", "missing", "money", "trade", "aid", "troops", "weapons")


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the report that tells it."""

    event: Event
    article: Article


@dataclass(frozen=True, slots=True)
class Story:
    """One event with all that tell of it.

    Each field is what most reports say; of several that as many say the more exact one, then the one nearest to a
    report's beginning, then the later. What others say instead stands in ``disagreements``: field → value as text →
    how many reports say so, the best among them.
    ``figures`` holds (kind, value, unit) of what was counted; ``moment`` is what threads ask of it. Dates are ISO 8601;
    ``reports`` and ``outlets`` are numbers of articles and of publishers, ``tellings`` of sentences.
    """

    story_id: str
    event_type: str
    mode: str | None
    cameo: str | None
    quad_category: str
    score: float | None
    status: str
    contexts: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: str | None
    place: Place | None
    figures: tuple[tuple[str, float, str | None], ...]
    first_published: str | None
    last_published: str | None
    first_article: str
    reports: int
    outlets: int
    tellings: int
    confidence: float
    disagreements: dict[str, dict[str, int]]
    moment: Moment


def story_of(told: Iterable[Told]) -> Story:
    """The story of some tellings of one event, in any order; there must be one at least."""
    ordered = sorted(told, key=order)
    first = ordered[0]
    typed = best(ordered, lambda one: one.event_type)
    alike = [one for one in ordered if one.event.event_type == typed.event_type]
    dated, placed = best(ordered, lambda one: one.date, exactness), best(ordered, place_key, place_exactness)
    figures = {kind: counted(ordered, kind) for kind in COUNTED}
    actors = best(ordered, lambda one: names(one.actors), lambda one: known(one.actors)).actors
    recipients = best(ordered, lambda one: names(one.recipients), lambda one: known(one.recipients)).recipients
    status = best(ordered, lambda one: one.status).status
    return Story(
        story_id=first.event.story_id or first.event.event_id,
        event_type=typed.event_type,
        mode=best(alike, lambda one: one.mode).mode,
        cameo=best(alike, lambda one: one.cameo, lambda one: len(one.cameo or "")).cameo,
        quad_category=typed.quad_category,
        score=best(alike, lambda one: one.score).score,
        status=status,
        contexts=tuple(sorted({context for one in ordered for context in one.event.contexts})),
        actors=actors,
        recipients=recipients,
        date=dated.date,
        place=placed.place,
        figures=tuple((kind, one.value, one.unit) for kind, one in figures.items() if one is not None),
        first_published=first.article.date,
        last_published=ordered[-1].article.date,
        first_article=first.article.id,
        reports=len({one.article.id for one in ordered}),
        outlets=len({one.article.publisher for one in ordered if one.article.publisher}),
        tellings=len(ordered),
        confidence=max(one.event.confidence for one in ordered),
        disagreements=disagreements(ordered),
        moment=moment(ordered, status, (*actors, *recipients), dated.date, placed.place),
    )


def moment(
    told: Sequence[Told], status: str, parties: Sequence[Participant], date: str | None, place: Place | None
) -> Moment:
    """A story as far as threads ask for it."""
    first = told[0]
    published = first.article.date or date or ""
    # A planned event belongs where it is announced; what is dated to a month or year only, where it is reported.
    day = (full_day(date) if status != "future" else None) or full_day(published)
    return Moment(
        story_id=first.event.story_id or first.event.event_id,
        day=day.toordinal() if day else 0,
        first_published=published,
        status=status,
        countries=frozenset(one.country for one in parties if one.country),
        names=frozenset(one.entity_id for one in parties if one.entity_id and not one.entity_id.startswith(COUNTRY)),
        contexts=frozenset(context for one in told for context in one.event.contexts),
        place=place.name if place and place.kind != "country" else None,
        articles=frozenset(list(dict.fromkeys(one.article.id for one in told))[:MOST_ARTICLES]),
        words=vector(" ".join(dict.fromkeys(one.event.sentence for one in told[:MOST_SENTENCES]))),
    )


def order(told: Told) -> tuple[str, str, int]:
    """Tellings by publication, article and sentence."""
    return told.article.date or "9999", told.article.id, told.event.trigger.start


def best(
    told: Sequence[Told], value: Callable[[Event], Hashable], exact: Callable[[Event], int] = lambda one: 0
) -> Event:
    """The event whose value most reports give: empty values only where there is no other."""
    votes = support(told, value)
    given = [one for one in told if value(one.event)] or list(told)
    ranked = enumerate(one.event for one in given)
    return max(ranked, key=lambda pair: (votes[value(pair[1])], exact(pair[1]), -pair[1].sentence_index, pair[0]))[1]


def support(told: Sequence[Told], value: Callable[[Event], Hashable]) -> Counter[Hashable]:
    """How many reports give each value."""
    return Counter(found for found, _ in {(value(one.event), one.article.id) for one in told})


def exactness(event: Event) -> int:
    """How exact a date is."""
    return len(event.date or "")


def place_key(event: Event) -> tuple[str, str | None] | None:
    """What tells places apart."""
    return (event.place.name, event.place.country) if event.place else None


def place_exactness(event: Event) -> int:
    """How exact a place is: a town more than a region, a region more than a country."""
    return {"country": 1, "region": 2}.get(event.place.kind, 3) if event.place else 0


def names(participants: Sequence[Participant]) -> tuple[str, ...]:
    """Participants by their names, in one order."""
    return tuple(sorted(one.name for one in participants))


def known(participants: Sequence[Participant]) -> int:
    """How many participants are identified."""
    return sum(one.country is not None for one in participants)


def counted(told: Sequence[Told], kind: str) -> Figure | None:
    """The figure of a kind that most reports give, of several the one nearest to a beginning, then the later."""
    found = [(figure, one) for one in told for figure in one.event.figures if figure.kind == kind]
    votes = Counter(value for value, _ in {(figure.value, one.article.id) for figure, one in found})
    ranked = sorted(
        (votes[figure.value], -one.event.sentence_index, place) for place, (figure, one) in enumerate(found)
    )
    return found[ranked[-1][2]][0] if ranked else None


def disagreements(told: Sequence[Told]) -> dict[str, dict[str, int]]:
    """Field → value → number of reports, of the fields for which there is more than one value."""
    fields: dict[str, Callable[[Event], str | None]] = {
        "event_type": lambda one: one.event_type,
        "mode": lambda one: one.mode,
        "status": lambda one: one.status,
        "date": lambda one: one.date,
        "place": lambda one: one.place.name if one.place else None,
        "actors": lambda one: "; ".join(names(one.actors)) or None,
        "recipients": lambda one: "; ".join(names(one.recipients)) or None,
        **{kind: figure_text(kind) for kind in COUNTED},
    }
    found: dict[str, dict[str, int]] = {}
    for name, value in fields.items():
        votes = {str(one): count for one, count in support(told, value).items() if one is not None}
        if len(votes) > 1:
            found[name] = dict(sorted(votes.items(), key=lambda pair: (-pair[1], pair[0])))
    return found


def figure_text(kind: str) -> Callable[[Event], str | None]:
    """The figures of a kind that an event gives, as text."""
    return lambda one: " + ".join(f"{figure.value:g}" for figure in one.figures if figure.kind == kind) or None
