"""Annotations as gold records, which ``dragoman evaluate`` scores against."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dragoman.errors import BoundInvalid, UnknownCode
from dragoman.export.annotated import (
    ACTOR,
    AT,
    DATE,
    LINKS,
    ON,
    OTHER_LABELS,
    PARTICIPANT,
    PLACE,
    RECIPIENT,
    Annotated,
    Span,
)
from dragoman.ontology import event_type, mode
from dragoman.records import STATUSES
from dragoman.stories.periods import days_of

Sentences = Sequence[tuple[int, int]]
Record = dict[str, Any]
CODE = re.compile("[A-Z]{3}")
KIND_OF_LABEL = {PLACE: AT, DATE: ON}


def gold_record(page: Annotated, split: Callable[[str], Sentences], notes: Counter[str]) -> Record:
    """An annotated article as a record of gold: sentences as (start, end), events in the order of their triggers.

    ``split`` gives the sentences of a text that came without; ``notes`` counts what was taken as it is not marked.
    Raises ``ValueError`` for what cannot be scored.
    """
    article = page.article
    sentences = list(page.sentences or split(article.text))
    if not sentences:
        raise ValueError("its text has no sentences")
    triggers = sorted((one for one in page.spans if is_trigger(one, notes)), key=lambda one: (one.start, one.end))
    linked = links_of(page, triggers)
    events = [gold_event(one, linked[one.id], page, sentences, notes) for one in triggers]
    return {"id": article.id, "date": article.date, "publisher": article.publisher, "url": article.url,
            "title": article.title, "text": article.text, "sentences": [list(span) for span in sentences],
            "events": events}  # fmt: skip


def is_trigger(span: Span, notes: Counter[str]) -> bool:
    """Whether a span's label is an event type; a label that is nothing of ours is passed over, and noted."""
    if span.label in OTHER_LABELS:
        return False
    try:
        event_type(span.label)
    except UnknownCode:
        notes[f"spans labelled {span.label!r}, which is no event type, are passed over"] += 1
        return False
    return True


def links_of(page: Annotated, triggers: Iterable[Span]) -> dict[str, list[tuple[str, Span]]]:
    """(kind, span) of all that is linked to each trigger, whichever end the link begins at. Raises ``ValueError``."""
    found: dict[str, list[tuple[str, Span]]] = {one.id: [] for one in triggers}
    spans = {one.id: one for one in page.spans}
    for link in page.links:
        source, target = (link.source, link.target) if link.source in found else (link.target, link.source)
        if source in found and target in spans and target not in found:
            kind = KIND_OF_LABEL.get(spans[target].label, link.kind)
            if kind not in LINKS:
                raise ValueError(f"the relation to {words(page, spans[target])!r} is neither {ACTOR} nor {RECIPIENT}")
            found[source].append((kind, spans[target]))
    return found


def gold_event(
    trigger: Span, linked: Sequence[tuple[str, Span]], page: Annotated, sentences: Sentences, notes: Counter[str]
) -> Record:
    """One event of gold. Its date and place are those written for the trigger, else those of a linked span."""
    code = event_type(trigger.label).code
    return {
        "sentence": max(0, bisect_right([start for start, _ in sentences], trigger.start) - 1),
        "trigger": words(page, trigger),
        "event_type": code,
        "mode": checked_mode(code, trigger.details.get("mode")),
        "status": checked_status(trigger.details.get("status"), notes),
        "actors": list(parties(page, linked, ACTOR, notes)),
        "recipients": list(parties(page, linked, RECIPIENT, notes)),
        "date": checked_date(next(told(trigger, linked, ON, "date"), None)),
        "place": next(told(trigger, linked, AT, "place"), None),
        "place_country": checked_code(next(told(trigger, linked, AT, "country"), None)),
        "same_as": None,
    }


def parties(
    page: Annotated, linked: Sequence[tuple[str, Span]], kind: str, notes: Counter[str]
) -> Iterator[dict[str, str | None]]:
    """The participants of one side."""
    for one in (span for role, span in linked if role == kind):
        if one.label != PARTICIPANT:
            raise ValueError(f"{words(page, one)!r} is linked as {kind}, but labelled {one.label}")
        country = checked_code(one.details.get("country"))
        notes["participants have no country"] += country is None
        yield {"text": words(page, one), "country": country, "sector": checked_code(one.details.get("sector"))}


def told(trigger: Span, linked: Sequence[tuple[str, Span]], kind: str, detail: str) -> Iterator[str]:
    """A detail of an event: as written for its trigger, then of the spans linked to it."""
    for span in (trigger, *(span for role, span in linked if role == kind)):
        if value := span.details.get(detail):
            yield value


def words(page: Annotated, span: Span) -> str:
    """The words of a span."""
    return page.article.text[span.start : span.end]


def checked_mode(code: str, name: str | None) -> str | None:
    """A mode of that type. Raises ``ValueError``."""
    if name and mode(code, name) is None:
        raise ValueError(f"'{name}' is no mode of {code}: `dragoman explain {code}` lists them")
    return name or None


def checked_status(status: str | None, notes: Counter[str]) -> str:
    """A status; what nobody has marked took place. Raises ``ValueError``."""
    if not status:
        notes["events have no status and are taken as asserted"] += 1
        return "asserted"
    if status not in STATUSES:
        raise ValueError(f"'{status}' is not a status ({', '.join(STATUSES)})")
    return status


def checked_date(date: str | None) -> str | None:
    """A date of any precision. Raises ``ValueError``."""
    try:
        if date:
            days_of(date)
    except BoundInvalid as error:
        raise ValueError(str(error).rstrip(".")) from error
    return date or None


def checked_code(code: str | None) -> str | None:
    """A code of three letters, in capitals. Raises ``ValueError``."""
    if code and not CODE.fullmatch(code.upper()):
        raise ValueError(f"'{code}' is not a code of three letters, such as KOR or GOV")
    return code.upper() if code else None
