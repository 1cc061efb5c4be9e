"""Whether two tellings tell of one event: same type, same parties, same time and place, as far as each names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.stories.telling import Telling
from dragoman.stories.words import cosine

DONE = frozenset({"asserted", "historical"})
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})  # acts whose parties may stand on either side
ALIKE = 0.25  # how alike sentences must be where nothing else ties two acts
LEADS_ALIKE = 0.1  # how alike those of leads that name other places
SAID_ALIKE = 0.2  # and how alike the sentences of two acts of words


def same(one: Telling, other: Telling, apart: int = 0) -> bool:
    """Whether two tellings can be of one event; their days may lie ``apart`` days from each other."""
    return (
        one.event_type == other.event_type
        and (one.status == other.status or {one.status, other.status} <= DONE)
        and same_time(one, other, apart)
        and same_place(one, other)
        and same_parties(one, other)
        and same_manner(one, other)
    )


def told_alike(one: Telling, other: Telling, apart: int) -> bool:
    """Whether two tellings with which reports of one thing begin are of one event, though one may take sides, means or
    place for others: the same type and time, somebody in common or nobody known, and the same place or words that have
    something in common."""
    return (
        one.lead
        and other.lead
        and one.event_type == other.event_type
        and (one.status == other.status or {one.status, other.status} <= DONE)
        and same_time(one, other, apart)
        and (one.parties.meets(other.parties) or not (one.parties.known and other.parties.known))
        and (same_place(one, other) or cosine(one.words, other.words) >= LEADS_ALIKE)
    )


def same_time(one: Telling, other: Telling, apart: int) -> bool:
    """Whether two dates can be one: a month holds its days, a year only its months; what is undated can be of any time
    that is told as near as it is."""
    if one.date is None or other.date is None:
        return one.status == other.status
    if one.day and other.day:
        return abs((one.day - other.day).days) <= apart
    short, long = sorted((one.date, other.date), key=len)
    return long.startswith(short) and len(long) - len(short) <= len("-00")


def same_place(one: Telling, other: Telling) -> bool:
    """Whether two places can be one: towns must be the same, and lie in the country that the other tells."""
    if one.place is None or other.place is None or one.place == other.place:
        return True
    if one.place_country and other.place_country and one.place_country != other.place_country:
        return False
    return not (one.exact and other.exact)


def same_parties(one: Telling, other: Telling) -> bool:
    """Whether the sides that both tell meet; where no side is told by both, whether day and place or words tie them."""
    if one.event_type in MUTUAL and not (one.recipients.known and other.recipients.known):
        return one.actors.meets(other.parties) or other.actors.meets(one.parties)
    pairs = [(one.actors, other.actors), (one.recipients, other.recipients)]
    met = [first.meets(second) for first, second in pairs if first.known and second.known]
    if met:
        return all(met)
    return same_scene(one, other) or cosine(one.words, other.words) >= ALIKE


def same_scene(one: Telling, other: Telling) -> bool:
    """Whether two acts of force are of one day and one place."""
    return one.event_type in FORCE and one.day is not None and one.day == other.day and one.place == other.place


def same_manner(one: Telling, other: Telling) -> bool:
    """Whether two acts are done alike: in words that say much the same, or by the same means."""
    alike = cosine(one.words, other.words)
    if one.event_type in WORDS:
        return alike >= SAID_ALIKE or (one.trigger == other.trigger and alike >= SAID_ALIKE / 2)
    differ = one.mode and other.mode and one.mode != other.mode
    return not differ or alike >= ALIKE or same_scene(one, other)


def groups(tellings: Sequence[Telling], apart: int = 0) -> list[list[int]]:
    """The places of tellings that tell of one event, together, in order; each joins the first group of which it fits
    all that are there."""
    found: list[list[int]] = []
    for place, one in enumerate(tellings):
        fitting = (group for group in found if fits(one, (tellings[index] for index in group), apart))
        group = next(fitting, None)
        if group is None:
            found.append([place])
        else:
            group.append(place)
    return found


def fits(one: Telling, others: Iterable[Telling], apart: int) -> bool:
    """Whether a telling can be of the same event as all of several."""
    return all(same(one, other, apart) for other in others)


def surely_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings in reports of different things are of one event: of one day, both sides told by both, in
    words that have something in common."""
    sides = (one.actors, other.actors, one.recipients, other.recipients)
    mutual = one.event_type in MUTUAL and one.actors.countries == other.actors.countries
    named = mutual or all(side.known for side in sides)
    return (
        one.day is not None
        and one.day == other.day
        and named
        and same(one, other)
        and cosine(one.words, other.words) >= SAID_ALIKE
    )
