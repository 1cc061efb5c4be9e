"""Whether a judgement can be kept: every field against the ontology and against the text it is about."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from dragoman.errors import DragomanError, JudgementInvalid
from dragoman.ontology import contexts, event_type, sectors
from dragoman.records import STATUSES, Article, Mention, Participant, Reading
from dragoman.review.correction import PARTY_FIELDS, Correction, Where
from dragoman.review.judgement import OF_EVENTS, VERDICTS, Judgement
from dragoman.store.whole_text import whole_text

LONGEST_NAME, LONGEST_NOTE = 80, 10_000
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
T = TypeVar("T")


def checked(judgement: Judgement, reading: Reading) -> Judgement:
    """The judgement as it is kept: codes in the ontology's spelling, a correction without what it leaves as it was.

    Raises ``JudgementInvalid`` with the first field that is wrong.
    """
    judgement = checked_person(judgement)
    demand(judgement.article_id == reading.article.id, "article_id", "the event stands in another article")
    if judgement.verdict in OF_EVENTS:
        event = event_of(judgement, reading)
    else:
        demand(judgement.event_id is None, "event_id", f"a judgement '{judgement.verdict}' is of no coded event")
        event = None
    wanted = judgement.verdict in ("correct", "missed")
    demand(wanted == (judgement.correction is not None), "correction",
           f"a judgement '{judgement.verdict}' {'needs' if wanted else 'has no'} correction")  # fmt: skip
    if judgement.correction is None:
        return judgement
    correction = checked_correction(judgement.correction, reading, event)
    return replace(judgement, correction=correction)


def checked_person(judgement: Judgement) -> Judgement:
    """A judgement whose reviewer, second, verdict and note can be kept."""
    name = judgement.reviewer.strip()
    demand(0 < len(name) <= LONGEST_NAME, "reviewer", f"a name has 1 to {LONGEST_NAME} characters")
    demand(name.isprintable(), "reviewer", "the name holds characters that cannot be shown")
    demand(judgement.verdict in VERDICTS, "verdict", f"'{judgement.verdict}' is none of {', '.join(VERDICTS)}")
    demand(len(judgement.note) <= LONGEST_NOTE, "note", f"it has more than {LONGEST_NOTE:,} characters")
    demand(is_second(judgement.at), "at", f"'{judgement.at}' is not a second in UTC such as 2021-03-25T09:30:00Z")
    return replace(judgement, reviewer=name, note=whole_text(judgement.note))


def is_second(text: str) -> bool:
    """Whether a text is a second in UTC."""
    try:
        return bool(SECOND.fullmatch(text)) and bool(datetime.datetime.fromisoformat(text))
    except ValueError:
        return False


def event_of(judgement: Judgement, reading: Reading) -> dict[str, Any]:
    """The record of the event that is judged."""
    found = next((one for one in reading.events if one.event_id == judgement.event_id), None)
    if found is None:
        raise JudgementInvalid(field="event_id", why=f"the article has no event {judgement.event_id}")
    return found.to_dict()


def checked_correction(told: Correction, reading: Reading, event: Mapping[str, Any] | None) -> Correction:
    """A correction that fits the text and the ontology; ``event`` is None for one that was missed.

    It can hold the whole event, as a form sends it: what is as it was coded is left out.
    """
    demand(
        (told.trigger is not None) == (event is None),
        "trigger",
        "a missed event needs its words" if event is None else "the words of a coded event stay as they are",
    )
    if event is None:
        demand(bool(told.event_type), "event_type", "a missed event needs its type")
    kind = as_told("event_type", lambda: event_type(told.event_type or (event or {})["event_type"]).code)
    known = Codes(reading)
    text = reading.article.text
    found = Correction(
        kind if told.event_type else None,
        checked_mode(kind, told.mode),
        checked_contexts(told.contexts),
        checked_one_of(told.status, STATUSES, "status"),
        checked_side(told.actors, "actors", text, known),
        checked_side(told.recipients, "recipients", text, known),
        checked_date(told.date),
        checked_place(told.place, reading.article, known),
        checked_trigger(told.trigger, text),
    )
    found = found if event is None else differing(found, event)
    demand(not found.empty, "correction", "nothing in it differs from what was coded; accept the event instead")
    return found


def differing(correction: Correction, event: Mapping[str, Any]) -> Correction:
    """A correction without what is as it was coded."""
    kept = {name: None for name, value in correction.to_dict().items() if same(name, value, event[name])}
    return replace(correction, **kept)


def same(name: str, said: Any, coded: Any) -> bool:
    """Whether a field of a correction, as JSON has it, says what the coder says."""
    if name in ("actors", "recipients"):
        return bool(said == [{key: one[key] for key in PARTY_FIELDS} for one in coded])
    if name == "contexts":
        return sorted(said) == sorted(coded)
    if name == "place":
        return (said["name"], said["country"]) == ((coded["name"], coded["country"]) if coded else ("", None))
    return bool(said == (coded or ""))


class Codes:
    """The codes that participants and places may have: those of the lists, and those that the reading has already,
    which may be a dictionary's own."""

    def __init__(self, reading: Reading) -> None:
        people = [*reading.entities, *(one for event in reading.events for one in (*event.actors, *event.recipients))]
        places = [*reading.places, *(event.place for event in reading.events if event.place)]
        self.countries = all_countries() | codes(p.country for p in people) | codes(p.country for p in places)
        self.sectors = codes(one.code for one in sectors()) | codes(one.sector for one in people)

    def country(self, code: str | None, field: str) -> str | None:
        """A country, or an affiliation that is none."""
        return self.one(code, self.countries, field, "a country's code of three letters, such as KOR, or UNO or IGO")

    def sector(self, code: str | None, field: str) -> str | None:
        """A sector."""
        return self.one(code, self.sectors, field, "a sector of PLOVER, such as GOV: `dragoman explain GOV`")

    def one(self, code: str | None, known: frozenset[str], field: str, what: str) -> str | None:
        """A code that is known, in its spelling; None for an empty one."""
        if not code:
            return None
        spelled = code if code in known else code.strip().upper()
        demand(spelled in known, field, f"'{code}' is not {what}")
        return spelled


def codes(found: Iterable[str | None]) -> frozenset[str]:
    """Those that are known."""
    return frozenset(code for code in found if code)


@cache
def all_countries() -> frozenset[str]:
    """ISO 3166-1 alpha-3, and PLOVER's affiliations that are no country."""
    from dragoman.export.data_file import read_table

    return frozenset(read_table("country_codes.csv")) | frozenset(read_table("affiliations.csv"))


def checked_mode(kind: str, name: str | None) -> str | None:
    """A mode of a type; an empty one stays empty."""
    from dragoman.export.gold_record import checked_mode as mode_of

    return name and as_told("mode", lambda: mode_of(kind, name))


def checked_date(date: str | None) -> str | None:
    """A date of any precision; an empty one stays empty."""
    from dragoman.export.gold_record import checked_date as date_of

    return date and as_told("date", lambda: date_of(date))


def checked_contexts(names: Sequence[str] | None) -> tuple[str, ...] | None:
    """Contexts of PLOVER, each once, in order."""
    known = [one.code for one in contexts()]
    for name in names or ():
        checked_one_of(name, known, "contexts")
    return None if names is None else tuple(sorted(set(names)))


def checked_one_of(name: str | None, known: Sequence[str], field: str) -> str | None:
    """A name that is known."""
    demand(name is None or name in known, field, f"'{name}' is none of {', '.join(known)}")
    return name


def checked_side(
    side: Sequence[Participant] | None, field: str, text: str, known: Codes
) -> tuple[Participant, ...] | None:
    """Participants whose words stand where they say, and whose codes are known."""
    if side is None:
        return None
    return tuple(checked_party(one, f"{field}[{number}]", text, known) for number, one in enumerate(side))


def checked_party(one: Participant, field: str, text: str, known: Codes) -> Participant:
    """One participant, of whom words, name, country and sector are kept."""
    demand_words(one, field, text)
    country, sector = known.country(one.country, f"{field}.country"), known.sector(one.sector, f"{field}.sector")
    return Participant(one.text, one.start, one.end, whole_text(one.name.strip()) or one.text, country, sector)


def checked_place(place: Where | None, article: Article, known: Codes) -> Where | None:
    """A place whose words, if it has any, stand in the text."""
    if place is None:
        return None
    name = whole_text(place.name.strip())
    if not name:
        return Where("")
    if place.text is not None and place.start is not None and place.end is not None:
        demand_words(Mention(place.text, place.start, place.end), "place", article.text)
    else:
        demand(place.start is None and place.end is None, "place.start", "start, end and text go together")
        demand(place.text is None or place.text in article.text, "place.text", f"{place.text!r} is not in the text")
    return replace(place, name=name, country=known.country(place.country, "place.country"))


def checked_trigger(trigger: Mention | None, text: str) -> Mention | None:
    """The words of a missed event."""
    if trigger is not None:
        demand_words(trigger, "trigger", text)
    return trigger


def demand_words(one: Mention | Participant, field: str, text: str) -> None:
    """Raise where words do not stand where they say."""
    inside = 0 <= one.start < one.end <= len(text)
    demand(inside, f"{field}.start", f"{one.start} to {one.end} is no part of the text's {len(text):,} characters")
    there = text[one.start : one.end]
    where = f"from {one.start} to {one.end} the text has {there!r}, not {one.text!r}"
    demand(there == one.text, f"{field}.text", where)


def as_told(field: str, ask: Callable[[], T]) -> T:
    """What another room says of a field, its complaint made one of ours."""
    try:
        return ask()
    except (DragomanError, ValueError) as error:
        raise JudgementInvalid(field=field, why=str(error).rstrip(".")) from error


def demand(holds: bool, field: str, why: str) -> None:
    """Raise ``JudgementInvalid`` where something does not hold."""
    if not holds:
        raise JudgementInvalid(field=field, why=why)
