"""The form by which an event is judged: out of an event into fields, and out of the fields into a judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.errors import JudgementInvalid
from dragoman.records import Article, Event, Mention, Participant, Reading
from dragoman.review import Correction, Judgement, Where, now

Fields = Mapping[str, str]
SIDES = ("actors", "recipients")
LONGEST_OFFSET = 9  # digits
SPARE = 2  # empty rows for more participants
ROW = ("words", "at", "name", "country", "sector")
BLANK = dict.fromkeys(ROW, "")


def participants(people: Sequence[Participant]) -> list[dict[str, Any]]:
    """The rows of one side, with empty ones for more."""
    rows: list[dict[str, Any]] = [
        {"words": one.text, "at": one.start, "name": one.name, "country": one.country or "", "sector": one.sector or ""}
        for one in people
    ]
    return rows + [dict(BLANK) for _ in range(SPARE)]


def judgement_of(fields: Fields, reviewer: str, reading: Reading) -> Judgement:
    """The judgement that a form says. Raises ``JudgementInvalid`` with the field that is wrong."""
    verdict = fields.get("verdict", "")
    event_id = fields.get("event_id") or None
    correction = None
    if verdict == "correct":
        event = next((one for one in reading.events if one.event_id == event_id), None)
        if event is None:
            raise JudgementInvalid(field="event_id", why=f"the article has no event {event_id}")
        correction = correction_of(fields, reading, event.sentence_index)
    elif verdict == "missed":
        trigger = trigger_of(fields, reading.article)
        correction = correction_of(fields, reading, sentence_at(reading, trigger.start), trigger)
    return Judgement(
        reviewer, now(), reading.article.id, event_id, verdict, correction,  # type: ignore[arg-type]
        fields.get("note", "").strip(), fields.get("sample_id") or None,
    )  # fmt: skip


def correction_of(fields: Fields, reading: Reading, sentence: int, trigger: Mention | None = None) -> Correction:
    """The whole event as the form has it; what is as it was coded is left out when it is kept."""
    contexts = fields.get("contexts", "")
    return Correction(
        event_type=fields.get("event_type") or None,
        mode=fields.get("mode", "").strip(),
        contexts=tuple(word for word in re.split(r"[,;\s]+", contexts) if word),
        status=fields.get("status") or None,
        actors=tuple(people(fields, "actors", reading, sentence)),
        recipients=tuple(people(fields, "recipients", reading, sentence)),
        date=fields.get("date", "").strip(),
        place=Where(fields.get("place", "").strip(), fields.get("place_country", "").strip().upper() or None),
        trigger=trigger,
    )


def people(fields: Fields, side: str, reading: Reading, sentence: int) -> Iterator[Participant]:
    """The participants of one side, those whose words were left empty passed over."""
    for number in range(len([name for name in fields if name.startswith(f"{side}-") and name.endswith("-words")])):
        row = {name: fields.get(f"{side}-{number}-{name}", "").strip() for name in ROW}
        if row["words"]:
            words = found_at(reading, row["words"], row["at"], sentence, f"{side}, row {number + 1}")
            yield Participant(words.text, words.start, words.end, row["name"] or words.text,
                              row["country"].upper() or None, row["sector"].upper() or None)  # fmt: skip


def found_at(reading: Reading, words: str, at: str, sentence: int, field: str) -> Mention:
    """Where words stand: at their old place, else in the sentence, else anywhere in the text."""
    text = reading.article.text
    old = offset(at)
    if old is not None and text.startswith(words, old):
        return Mention(words, old, old + len(words))
    bounds = next(((one.start, one.end) for one in reading.sentences if one.index == sentence), (0, len(text)))
    start = text.find(words, *bounds)
    start = text.find(words) if start < 0 else start
    if start < 0:
        raise JudgementInvalid(field=field, why=f"the text does not hold the words “{words}”")
    return Mention(words, start, start + len(words))


def offset(text: str) -> int | None:
    """A number of characters; None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_OFFSET else None


def trigger_of(fields: Fields, article: Article) -> Mention:
    """The words of a missed event: by their place, as the page's script sends it, or looked up in a sentence."""
    start, end = (offset(fields.get(name, "")) for name in ("start", "end"))
    words = fields.get("words", "").strip()
    if start is not None and end is not None and start < end <= len(article.text):
        return Mention(article.text[start:end], start, end)
    found = article.text.find(words) if words else -1
    if found < 0:
        raise JudgementInvalid(
            field="words", why=f"the text does not hold the words “{words}”" if words else "they are empty"
        )
    return Mention(words, found, found + len(words))


def sentence_at(reading: Reading, offset: int) -> int:
    """The sentence that holds a character, or the nearest before it."""
    return max((one.index for one in reading.sentences if one.start <= offset), default=0)


def event_fields(event: Event) -> dict[str, Any]:
    """What a form shows of a coded event."""
    return {
        "event_type": event.event_type, "mode": event.mode or "", "status": event.status,
        "contexts": ", ".join(event.contexts), "date": event.date or "",
        "place": event.place.name if event.place else "",
        "place_country": (event.place.country or "") if event.place else "",
        "actors": participants(event.actors), "recipients": participants(event.recipients),
    }  # fmt: skip


def left_fields(event: Mapping[str, Any]) -> dict[str, Any]:
    """What a form shows of an event as a reviewer has left it (``Kept.left``)."""
    place = event["place"] or {}
    sides = {
        side: [{"words": one["text"], "at": one["start"], "name": one["name"], "country": one["country"] or "",
                "sector": one["sector"] or ""} for one in event[side]] + [dict(BLANK) for _ in range(SPARE)]
        for side in SIDES
    }  # fmt: skip
    return sides | {
        "event_type": event["event_type"], "mode": event["mode"] or "", "status": event["status"],
        "contexts": ", ".join(event["contexts"]), "date": event["date"] or "", "place": place.get("name", ""),
        "place_country": place.get("country") or "",
    }  # fmt: skip


def blank_fields() -> dict[str, Any]:
    """An empty form, for an event that was missed."""
    empty = dict.fromkeys(("event_type", "mode", "contexts", "date", "place", "place_country"), "")
    return {**empty, "status": "asserted", "actors": participants(()), "recipients": participants(())}
