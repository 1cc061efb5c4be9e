"""What one sentence of an article tells of an act, its day and its place, lent to another that tells of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.records import Event, Participant, Place
from dragoman.resolve.event_date import EventDate, is_spoken
from dragoman.resolve.place_link import MATERIAL

OWN = ("own sentence", "day of the saying", "same thing")  # reasons that tie a day to the act itself
PLACED = MATERIAL | {"CONSULT", "COOPERATE"}
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
ELSEWHERE = "told of the same act elsewhere"
TOLD_ALIKE = frozenset({"asserted", "historical"})


@dataclass(frozen=True)
class Told:
    """An event as its own sentence tells it, and how its date was found."""

    event: Event
    when: EventDate

    @property
    def own_date(self) -> str | None:
        """The date that the sentence itself gives, of any precision; None for one that was inferred."""
        return self.when.value if self.when.reason.startswith(OWN) else None

    @property
    def own_day(self) -> str | None:
        """The same where it is a day."""
        return self.own_date if self.own_date and len(self.own_date) == 10 else None

    @cached_property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The countries known of its actors and of its recipients."""
        return countries(self.event.actors), countries(self.event.recipients)

    def takes(self, day: str) -> bool:
        """Whether a day can be its day: the sentence gives none, or a month or year that the day lies in."""
        return self.own_day is None and day.startswith(self.own_date or "")


def lent(told: Sequence[Told]) -> list[Event]:
    """The events of one article, in order, with the day and the place that other tellings of the same act give.

    No day is lent where other tellings give different ones: then they tell of several acts. Of places the one told
    most often is lent.
    """
    scene, alike, speeches = scene_of(told), told_alike(told), [one for one in told if is_spoken(one.event.event_type)]
    return [placed_in(scene, dated_by(speeches, one, completed(one, alike.get(kind(one), ())))) for one in told]


def told_alike(told: Sequence[Told]) -> dict[tuple[str, str], list[Told]]:
    """The events of each type and status, among which an act told twice must be."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        if one.event.status in TOLD_ALIKE:
            groups.setdefault(kind(one), []).append(one)
    return groups


def kind(one: Told) -> tuple[str, str]:
    """What two tellings of one act must have in common: type and status."""
    return one.event.event_type, one.event.status


def dated_by(speeches: Sequence[Told], one: Told, event: Event) -> Event:
    """An event of words, as completed so far, with the day of other words of its speaker."""
    if event.date != one.event.date:
        return event
    said = day_of_speech(one, speeches)
    return replace(event, date=said, date_reason="other words of the speaker") if said and one.takes(said) else event


def placed_in(scene: Place | None, event: Event) -> Event:
    """An event, placed at the scene of the article if it is of force or protest and has no place of its own."""
    if scene is None or event.place is not None or event.event_type not in VIOLENT or event.status != "asserted":
        return event
    return replace(event, place=scene, place_reason="scene of the article")


def scene_of(told: Sequence[Told]) -> Place | None:
    """The town, region or site where the force and the protests of an article took place: the one told most often,
    where all are of one country; None where two countries are told of."""
    forceful = [one.event for one in told if one.event.event_type in VIOLENT and one.event.status == "asserted"]
    places = [event.place for event in forceful if event.place is not None]
    exact = [place for place in places if place.kind != "country"]
    if len({place.country for place in exact}) != 1:
        return None
    name = Counter(place.name for place in exact).most_common(1)[0][0]
    return next(place for place in exact if place.name == name)


def day_of_speech(one: Told, others: Sequence[Told]) -> str | None:
    """The day on which somebody spoke, by other words of his in the article; None where there are several days."""
    who = {actor.entity_id for actor in one.event.actors} - {None}
    if not is_spoken(one.event.event_type) or one.event.status != "asserted" or not who:
        return None
    days = {other.own_day for other in others
            if other is not one and who & {actor.entity_id for actor in other.event.actors}} - {None}
    return next(iter(days)) if len(days) == 1 else None


def completed(one: Told, alike: Sequence[Told]) -> Event:
    """One event with what others of its type and status tell of the same act."""
    event, others = one.event, [other for other in alike if other is not one and same(one, other)]
    days = {other.own_day for other in others if other.own_day}
    if len(days) == 1 and one.takes(day := next(iter(days))):
        event = replace(event, date=day, date_end=None, date_reason=ELSEWHERE)
    if event.place is None and event.event_type in PLACED:
        place = common(other.event.place for other in others)
        event = replace(event, place=place, place_reason=ELSEWHERE if place else None)
    return event


def common(places: Iterable[Place | None]) -> Place | None:
    """The place that other tellings give; the one given most often, none where two are given as often."""
    found = [place for place in places if place is not None]
    ranked = Counter(place.name for place in found).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return next(place for place in found if place.name == ranked[0][0])


def same(one: Told, other: Told) -> bool:
    """Whether two events of one type and status can be one act: of the same parties as far as both name them, at
    least one side named in both."""
    shared = [bool(first & second) for first, second in zip(one.sides, other.sides, strict=True) if first and second]
    return bool(shared) and all(shared)


def countries(participants: Iterable[Participant]) -> frozenset[str]:
    """The countries of one side that are known."""
    return frozenset(one.country for one in participants if one.country)
