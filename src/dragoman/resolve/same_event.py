"""What one sentence of an article tells of an act, its day and its place, lent to another that tells of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.records import Event, Participant, Place
from dragoman.resolve.event_date import EventDate
from dragoman.resolve.event_place import MATERIAL

OWN = ("own sentence", "day of the saying", "same thing")  # reasons that tie a day to the act itself
PLACED = MATERIAL | {"CONSULT", "COOPERATE"}
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
ELSEWHERE = "told of the same act elsewhere"
TOLD_ALIKE = frozenset({"asserted", "historical"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event as its own sentence tells it, and how its date was found."""

    event: Event
    when: EventDate

    @property
    def own_day(self) -> str | None:
        """The day that the sentence itself gives; None for one that was inferred."""
        day = self.when.value
        return day if day and len(day) == 10 and self.when.reason.startswith(OWN) else None


def lent(told: Sequence[Told]) -> list[Event]:
    """The events of one article, in order, with the day and the place that other tellings of the same act give.

    Nothing is lent where other tellings differ: then they tell of several acts.
    """
    scene = only_scene(told)
    completed_ones = []
    for one in told:
        others = [other for other in told if other is not one]
        event = completed(one, [other for other in others if same(one.event, other.event)])
        if event.date == one.event.date and one.own_day is None:
            said = day_of_speech(one, others)
            event = replace(event, date=said, date_reason="other words of the speaker") if said else event
        if event.place is None and event.event_type in VIOLENT and event.status in TOLD_ALIKE:
            event = replace(event, place=scene, place_reason="scene of the article" if scene else None)
        completed_ones.append(event)
    return completed_ones


def only_scene(told: Sequence[Told]) -> Place | None:
    """The town, region or site where the force and the protests of an article took place: the one told most often,
    where all are of one country; None where two countries are told of."""
    places = [one.event.place for one in told if one.event.event_type in VIOLENT and one.event.place is not None]
    exact = [place for place in places if place.kind != "country"]
    if len({place.country for place in exact}) != 1:
        return None
    name = Counter(place.name for place in exact).most_common(1)[0][0]
    return next(place for place in exact if place.name == name)


def day_of_speech(one: Told, others: Sequence[Told]) -> str | None:
    """The day on which somebody spoke, by other words of his in the article; None where there are several days."""
    who = {actor.entity_id for actor in one.event.actors} - {None}
    if one.event.event_type not in SPOKEN or one.event.status != "asserted" or not who:
        return None
    days = {other.own_day for other in others
            if other.event.event_type in SPOKEN and who & {actor.entity_id for actor in other.event.actors}} - {None}
    return next(iter(days)) if len(days) == 1 else None


def completed(one: Told, others: Sequence[Told]) -> Event:
    """One event with what the others tell."""
    event = one.event
    days = {other.own_day for other in others} - {None}
    if one.own_day is None and len(days) == 1:
        event = replace(event, date=next(iter(days)), date_end=None, date_reason=ELSEWHERE)
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


def same(one: Event, other: Event) -> bool:
    """Whether two events of an article can be one act: of one type, told as done, and of the same parties as far as
    both name them, at least one side named in both."""
    if one.event_type != other.event_type or not {one.status, other.status} <= TOLD_ALIKE:
        return False
    sides = [(countries(one.actors), countries(other.actors)), (countries(one.recipients), countries(other.recipients))]
    shared = [bool(first & second) for first, second in sides if first and second]
    return bool(shared) and all(shared)


def countries(participants: Iterable[Participant]) -> set[str]:
    """The countries of one side that are known."""
    return {one.country for one in participants if one.country}
